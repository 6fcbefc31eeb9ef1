"""What stories bring to the pages of the records below them."""

import datetime

from django.http import HttpRequest

from articles.models import Article
from articles.models.article_queryset import ArticleQuerySet
from directory.models import Event, Official, Unit
from newsroom.paging import cursor_in, page_of
from newsroom.parts import Part, part_of


@part_of("unit", order=30)
def unit_stories(unit: Unit, request: HttpRequest) -> Part:
    return stories(Article.objects.public().of_unit(unit), request)


@part_of("official", order=30)
def official_stories(official: Official, request: HttpRequest) -> Part:
    return stories(Article.objects.public().of_official(official), request)


@part_of("event", order=30)
def event_stories(event: Event, request: HttpRequest) -> Part | None:
    part = stories(Article.objects.public().filter(event=event), request)
    return part if part.content["page"].items else None


def stories(rows: ArticleQuerySet, request: HttpRequest) -> Part:
    """A page of stories, newest first, by `?before=`."""
    page = page_of(rows.for_cards(), "publish_at", cursor_in(request, datetime.datetime), size=12)
    return Part("articles/_stories_part.html", {"page": page})
