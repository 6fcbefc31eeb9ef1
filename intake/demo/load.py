"""Loads the demonstration as a whole, or not at all."""

from django.db import transaction

from articles.models import Article, Picture
from directory.models import Campaign, Event, Unit
from intake.demo import cast
from intake.demo.front import fill_front_page
from intake.demo.honours import enter_award
from intake.demo.pictures import file_pictures
from intake.demo.reading import read
from intake.demo.register import Register
from intake.demo.stories import file_stories
from newsroom.models import User
from newsroom.search.index import together


def has_other_work() -> bool:
    """Whether somebody works in this newsroom who is not the demonstration."""
    return not cast.is_there() and any(model.objects.exists() for model in (Article, Event, Unit))


@transaction.atomic
def load(password: str) -> None:
    """Fill an empty newsroom, and let its people in by this password."""
    with together():
        enter(cast.engage(password))


def enter(people: dict[str, User]) -> None:
    register = Register()
    register.enter()
    pictures = file_pictures()
    give_banner(register.campaign, pictures)
    articles = file_stories(register, pictures, people)
    enter_award(register, articles)
    fill_front_page(articles, register.campaign)


def give_banner(campaign: Campaign, pictures: dict[str, Picture]) -> None:
    """The campaign's own copy of a drawing, as if an editor had uploaded it there too."""
    if not campaign.banner:
        campaign.banner.save("banner.jpg", pictures[read("register")["campaign"]["banner"]].file)
