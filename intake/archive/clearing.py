"""Takes the archive away again: what it made, and nothing that somebody has built upon since."""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import QuerySet
from taggit.models import Tag

from articles.models import Article, Section
from directory.models import Campaign, Event, Official, Unit
from intake.archive.register import MAKER, PREFIX, without_history
from newsroom.models import User
from newsroom.search.index import paused

BATCH = 1000


def articles() -> QuerySet[Article]:
    return Article.objects.filter(author__username=MAKER)


def is_there() -> bool:
    return User.objects.filter(username=MAKER).exists()


def clear(progress: Callable[[int], object]) -> int:
    """Remove the archive; the answer is how many of its stories stay because of what was built upon them.

    The search index finds them until it is rebuilt.
    """
    # A story with a ledger row or a round that it reports is part of somebody's record by now.
    loose = articles().filter(reviews=None, rounds=None, measures=None)
    with without_history(), paused():
        for keys in batches(loose):
            remove_articles(keys)
            progress(len(keys))
        kept = articles().count()
        if not kept:
            remove_register()
    return kept


def batches(queryset: QuerySet[Article]) -> Iterator[list[int]]:
    while keys := list(queryset.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield keys


@transaction.atomic
def remove_articles(keys: list[int]) -> None:
    Article.objects.filter(pk__in=keys).delete()


@transaction.atomic
def remove_register() -> None:
    """Records that others refer to by now stay."""
    Event.objects.filter(campaign__slug__startswith=PREFIX, articles=None, rounds=None).delete()
    Campaign.objects.filter(slug__startswith=PREFIX, articles=None, events=None, awards=None).delete()
    Official.objects.filter(slug__startswith=PREFIX, participations=None, articles=None).delete()
    unused = Unit.objects.filter(
        slug__startswith=PREFIX, posts=None, hosted=None, participations=None, credits=None, articles=None
    )
    unused.filter(children=None, campaign_leads=None, organiser_set=None).delete()
    Tag.objects.filter(slug__startswith=PREFIX, tagged_articles=None).delete()
    sections = Section.objects.filter(slug__startswith=PREFIX, articles=None, placement_set=None)
    sections.exclude(parent=None).delete()
    sections.filter(children=None).delete()
    User.objects.filter(username=MAKER).delete()
