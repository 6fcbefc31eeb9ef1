"""Fills the database with the archive, in batches, so that memory does not grow with its size."""

from collections.abc import Callable
from itertools import islice

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Placement, TaggedArticle
from articles.rules import State
from intake.archive.register import ArchiveRegister
from intake.archive.writing import Written, unit_names, write
from newsroom.search.index import paused

BATCH = 1000


def fill(count: int, seed: int, progress: Callable[[int], object]) -> None:
    """Make the archive of `count` stories; `progress` is told the number of stories of each finished batch.

    The search index knows nothing of them until it is rebuilt.
    """
    with transaction.atomic(), paused():
        register = ArchiveRegister(seed, count)
    stories = (write(seed, number, count) for number in range(count))
    while batch := list(islice(stories, BATCH)):
        with transaction.atomic():
            file_batch(batch, register)
        progress(len(batch))


def file_batch(stories: list[Written], register: ArchiveRegister) -> None:
    """One batch: the articles, then each kind of link in one statement or a few."""
    articles = Article.objects.bulk_create([as_article(story, register) for story in stories])
    pairs = list(zip(articles, stories, strict=True))
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag_id=register.tags[tag])
        for article, story in pairs
        for tag in story.tags
    )
    Article.units.through.objects.bulk_create(
        Article.units.through(article_id=article.pk, unit_id=register.units[unit])
        for article, story in pairs
        for unit in story.units
    )
    Article.officials.through.objects.bulk_create(
        Article.officials.through(article_id=article.pk, official_id=register.officials[story.official])
        for article, story in pairs
        if story.official is not None
    )
    Placement.objects.bulk_create(
        Placement(article=article, section_id=register.sections[story.further_section])
        for article, story in pairs
        if story.further_section not in (None, story.section)
    )


def as_article(story: Written, register: ArchiveRegister) -> Article:
    moment = timezone.make_aware(story.moment, timezone.get_default_timezone())
    return Article(
        headline=story.headline,
        summary=story.summary,
        body=story.body,
        section_id=register.sections[story.section],
        campaign_id=None if story.campaign is None else register.campaigns[story.campaign],
        event_id=None if story.event is None else register.events[story.event],
        source=unit_names()[story.units[0]][0],
        author=register.maker,
        state=State.PUBLISHED,
        publish_at=moment,
        first_published=moment,
    )
