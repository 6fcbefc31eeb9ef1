"""What crawlers ask first: robots.txt and the sitemaps (sitemaps.org 0.9), an index over files by kind and by month.

Each app has a module `sitemaps`, found when the program starts, whose functions register its files here.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsroom.answers import FRESH_FOR, answer
from newsroom.atom import stamp
from newsroom.markup import absolute
from newsroom.xml import XmlWriter

CONTENT_TYPE = "application/xml; charset=utf-8"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol's limit of one file; a kind or a month beyond it shows its newest.
MOST_ADDRESSES = 50_000


@dataclass(frozen=True)
class Kind:
    """A kind of record with public pages: which ones, and the address of each."""

    find: Callable[[], QuerySet]
    path: Callable[[Any], str]


_kinds: dict[str, Kind] = {}
_files: list[Callable[[], Iterable[str]]] = []
Find = Callable[[], QuerySet]


def sitemap_of(
    kind: str, path: Callable[[Any], str] = lambda record: record.get_absolute_url()
) -> Callable[[Find], Find]:
    """Register a function that answers the public records of a kind as a queryset."""

    def register(find: Find) -> Find:
        _kinds[kind] = Kind(find, path)
        return find

    return register


def files(find: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Register a function that answers the addresses of further sitemap files."""
    _files.append(find)
    return find


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The kinds that have a record (an empty file would be invalid), then the further files."""
    paths = [
        reverse("sitemap_kind", args=[kind]) for kind, records in sorted(_kinds.items()) if records.find().exists()
    ]
    paths += [path for find in _files for path in find()]
    with XmlWriter("sitemapindex", {"xmlns": NAMESPACE}) as xml:
        for path in paths:
            with xml.element("sitemap"):
                xml.leaf("loc", absolute(path))
    return answer(request, xml.as_bytes(), CONTENT_TYPE)


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponseBase:
    if kind not in _kinds:
        raise Http404
    records = _kinds[kind]
    return urlset(request, records.find().order_by("-pk"), records.path)


def urlset(
    request: HttpRequest, records: QuerySet, path: Callable[[Any], str] = lambda record: record.get_absolute_url()
) -> HttpResponseBase:
    """One sitemap file of the first records, with the day of their last change where they keep it; 404 if empty."""
    newest: datetime.datetime | None = None
    empty = True
    with XmlWriter("urlset", {"xmlns": NAMESPACE}) as xml:
        for record in records[:MOST_ADDRESSES].iterator():
            changed = getattr(record, "updated", None)
            with xml.element("url"):
                xml.leaf("loc", absolute(path(record)))
                if changed:
                    xml.leaf("lastmod", stamp(changed))
            newest = max(newest or changed, changed) if changed else newest
            empty = False
    if empty:
        raise Http404
    return answer(request, xml.as_bytes(), CONTENT_TYPE, newest)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything is open but the desk and the results of searches narrowed and turned page by page, without end."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('search')}*&",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        f"Sitemap: {absolute(reverse('sitemap_news'))}",
        "",
    ]
    headers = {"Cache-Control": f"public, max-age={FRESH_FOR}"}
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers=headers)
