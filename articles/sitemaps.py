"""Sitemaps of stories by month, of sections and tags, and the news of the last two days."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.metadata import tag_path
from articles.models import Article, Section
from articles.models.article_queryset import month_span
from newsroom.answers import answer
from newsroom.atom import stamp
from newsroom.markup import absolute
from newsroom.metadata import office_time
from newsroom.models import SiteSettings
from newsroom.press.recording import until
from newsroom.sitemaps import CONTENT_TYPE, NAMESPACE, files, sitemap_of, urlset
from newsroom.xml import XmlWriter

NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"
NEWS_AGE = datetime.timedelta(hours=48)
MOST_NEWS = 1000  # Google's limit
# Google News wants zh-cn and zh-tw, and ISO 639 for every other language.
NEWS_LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}


def months() -> list[datetime.date]:
    """The months that have a public story, newest first, in three queries that read one story of each month.

    Grouping by month would read every story; a subquery for each month took SQLite seconds to plan. So the months are
    a table of their own (`VALUES`), and the index is asked once for each of its rows.
    """
    public = Article.objects.public()
    times = public.values_list("publish_at", flat=True)
    last, first = times.order_by("-publish_at", "-pk").first(), times.order_by("publish_at", "pk").first()
    if not first or not last:
        return []
    days = list(_months_between(office_time(first).date(), office_time(last).date()))
    # From the start of a month upwards, because of two upper bounds SQLite may read along the wrong one.
    first_since = times.filter(publish_at__gte=RawSQL("months.start_at", [])).order_by("publish_at", "pk")[:1]
    sql, params = first_since.query.get_compiler(public.db).as_sql()
    rows = ", ".join(["(%s, %s, %s)"] * len(days))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH months(number, start_at, end_at) AS (VALUES {rows}) "  # noqa: S608 - compiled by Django, values apart
            f"SELECT number FROM months WHERE ({sql}) < end_at ORDER BY number DESC",
            [value for number, day in enumerate(days) for value in (number, *_bounds(day))] + list(params),
        )
        return [days[number] for (number,) in cursor.fetchall()]


def _bounds(day: datetime.date) -> tuple[Any, Any]:
    """The first moment of a month and of the next, as the database writes moments."""
    write = connection.ops.adapt_datetimefield_value
    start, end = month_span(day.year, day.month)
    return write(start), write(end)


def _months_between(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    day = first.replace(day=1)
    while day <= last:
        yield day
        day = (day + datetime.timedelta(days=32)).replace(day=1)


@files
def month_files() -> Iterable[str]:
    return [reverse("sitemap_month", args=[day.year, f"{day.month:02}"]) for day in months()]


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponseBase:
    stories = Article.objects.public().in_month(int(year), int(month)).newest_first()
    return urlset(request, stories.only("publish_at", "updated", "created"))


@sitemap_of("sections")
def sections() -> QuerySet:
    return Section.objects.only("slug", "updated")


@sitemap_of("tags", path=tag_path)
def tags() -> QuerySet:
    """Tags of public stories only: the others would name what drafts are about."""
    return Tag.objects.filter(Exists(Article.objects.public().filter(tagged_items__tag=OuterRef("pk"))))


@require_safe
def news(request: HttpRequest) -> HttpResponseBase:
    """The sitemap for Google News: stories of the last 48 hours with name, language and title."""
    since = timezone.now() - NEWS_AGE
    stories = Article.objects.public().filter(publish_at__gte=since).newest_first()
    site = SiteSettings.current()
    language = NEWS_LANGUAGES.get(settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    with XmlWriter("urlset", {"xmlns": NAMESPACE, "xmlns:news": NEWS_NAMESPACE}) as xml:
        for story in stories.only("headline", "publish_at", "created")[:MOST_NEWS]:
            until((story.publish_at or story.created) + NEWS_AGE)
            with xml.element("url"):
                xml.leaf("loc", absolute(story.get_absolute_url()))
                with xml.element("news:news"):
                    with xml.element("news:publication"):
                        xml.leaf("news:name", site.name)
                        xml.leaf("news:language", language)
                    xml.leaf("news:publication_date", stamp(story.publish_at or story.created))
                    xml.leaf("news:title", story.headline)
    return answer(request, xml.as_bytes(), CONTENT_TYPE)
