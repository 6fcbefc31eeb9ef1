"""Lists of stories: a section, a month, a tag."""

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.metadata import month_meta, section_meta, tag_meta
from articles.models import Article, Section, TaggedArticle
from articles.models.article_queryset import month_span
from articles.models.section import SectionTree
from newsroom.paging import cursor_in, newest_of, page_of, page_of_several
from newsroom.press.recording import by_witness, reach

MONTH_PAGE_SIZE = 60
TAGS_BESIDE = 12


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section with everything below it: what is pinned first, then the newest."""
    tree = SectionTree(Section.objects.select_related("parent"))
    shown = tree.named(slug)
    if not shown:
        raise Http404(_("There is no such page."))
    lists = Article.objects.public().lists_of(tree.below(shown))
    cursor = cursor_in(request, datetime.datetime)
    page = page_of_several([rows.unpinned() for rows in lists], Article.objects.for_cards(), "publish_at", cursor)
    context = {
        "meta": section_meta(shown),
        "section": shown,
        "current_section": shown,
        "children": tree.children(shown),
        "parent": shown.parent,
        "pinned": [] if cursor else pinned_in(lists),
        "page": page,
    }
    return render(request, "articles/section_detail.html", context)


def pinned_in(lists: Iterable) -> list[Article]:
    """Pinned stories of some lists, newest first. They are few, so they are found first and looked up in the lists."""
    pinned = list(Article.objects.public().pinned().values_list("pk", flat=True))
    if not pinned:
        return []
    lists = [rows.filter(pk__in=pinned) for rows in lists]
    return list(page_of_several(lists, Article.objects.for_cards(), "publish_at", size=len(pinned)))


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories of a month by day, with the nearest months on either side that have any."""
    shown = (int(year), int(month))
    today = timezone.localdate()
    if shown > (today.year, today.month) or shown[0] < datetime.MINYEAR + 1:
        raise Http404(_("There is no such page."))
    stories = Article.objects.public().for_cards()
    begin, end = month_span(*shown)
    with reach(Article, "publish_at") as seen:
        seen.high = end
        cursor = cursor_in(request, datetime.datetime)
        page = page_of(stories.in_month(*shown), "publish_at", cursor, size=MONTH_PAGE_SIZE)
    context = {
        "meta": month_meta(*shown),
        "month": datetime.date(*shown, 1),
        "days": by_day(page),
        "page": page,
        "months": months_of_year(shown[0]),
        "earlier": first_day(stories.before_month(*shown), "low", begin),
        "later": first_day(stories.after_month(*shown), "high", end),
    }
    return render(request, "articles/article_month.html", context)


def months_of_year(year: int) -> list[tuple[datetime.date, bool]]:
    """The months of a year and whether they have stories: one row of each is looked at, none is counted."""
    months = [Article.objects.public().in_month(year, month) for month in range(1, 13)]
    one_of_each = Article.objects.filter(pk__in=newest_of(months, "publish_at", None, 12, each=1))
    with by_witness(Article, "publish_at") as empty:
        found = {office_day(article).month for article in one_of_each.only("publish_at")}
        for month in {*range(1, 13)} - found:
            empty.between(*month_span(year, month))
    return [(datetime.date(year, month, 1), month in found) for month in range(1, 13)]


def first_day(articles: Iterable, end: str, bound: datetime.datetime) -> datetime.date | None:
    """The first day of the month of the first of these stories: the one at the low or the high end of what is seen.

    At the other end is the month that is shown; what is published beyond it does not change this.
    """
    with reach(Article, "publish_at") as seen:
        seen.low = seen.high = bound
        setattr(seen, end, None)
        nearest = next(iter(articles[:1]), None)  # type: ignore[index]
        if nearest is None:
            return None
        setattr(seen, end, nearest.publish_at)
    return office_day(nearest).replace(day=1)


def by_day(articles: Iterable[Article]) -> list[tuple[datetime.date, list[Article]]]:
    return [(day, list(rows)) for day, rows in groupby(articles, office_day)]


def office_day(article: Article) -> datetime.date:
    """The day of publication in the office's own time zone."""
    return timezone.localtime(article.publish_at, timezone.get_default_timezone()).date()


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of a tag. A tag that only drafts carry is not there yet."""
    shown = get_object_or_404(Tag, slug=slug)
    stories = Article.objects.public().tagged(shown).for_cards()
    page = page_of(stories, "publish_at", cursor_in(request, datetime.datetime))
    if not page.items and page.is_first:
        raise Http404(_("There is no such page."))
    context = {"meta": tag_meta(shown), "tag": shown, "page": page, "beside": tags_beside(shown, page)}
    return render(request, "articles/tag_detail.html", context)


def tags_beside(shown: Tag, articles: Iterable[Article]) -> list[Tag]:
    """The tags that the listed stories carry most often beside one."""
    carried = TaggedArticle.objects.filter(content_object__in=[article.pk for article in articles]).exclude(tag=shown)
    tags = Counter(item.tag for item in carried.select_related("tag"))
    return [tag for tag, _count in tags.most_common(TAGS_BESIDE)]
