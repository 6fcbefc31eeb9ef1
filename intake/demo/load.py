"""Loads the demonstration as a whole, or not at all."""

from django.db import transaction

from articles.models import Article
from directory.models import Event, Unit
from intake.demo import cast
from intake.demo.honours import enter_award
from intake.demo.register import Register
from intake.demo.stories import file_stories


def has_other_work() -> bool:
    """Whether somebody works in this newsroom who is not the demonstration."""
    return not cast.is_there() and any(model.objects.exists() for model in (Article, Event, Unit))


@transaction.atomic
def load(password: str) -> None:
    """Fill an empty newsroom."""
    people = cast.engage(password)
    register = Register()
    register.enter()
    articles = file_stories(register, {}, people["demo-lin"])
    enter_award(register, articles)
