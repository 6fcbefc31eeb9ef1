"""Atom 1.0 (RFC 4287): a feed and its entries, with full text."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.markup import absolute, absolute_links, language_tag, site_domain
from newsroom.metadata import office_time
from newsroom.models import SiteSettings
from newsroom.xml import XmlWriter

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Category:
    term: str
    scheme: str = ""


@dataclass(frozen=True)
class Entry:
    """`key` names the entry for ever, whatever its address becomes; `html` may hold relative links."""

    key: str
    title: str
    path: str
    first_published: datetime.datetime
    published: datetime.datetime
    updated: datetime.datetime
    html: str
    summary: str = ""
    authors: Sequence[str] = ()
    contributors: Sequence[str] = ()
    categories: Sequence[Category] = field(default_factory=tuple)


def tag_uri(day: datetime.date, key: str) -> str:
    """A name that is nobody else's (RFC 4151), for an entry or a feed."""
    return f"tag:{site_domain()},{day.isoformat()}:{key}"


def atom(
    site: SiteSettings, title: str, path: str, page: str, entries: Sequence[Entry], since: datetime.datetime
) -> bytes:
    """The feed at `path` of the page at `page`; `since` is its time while it has no entry."""
    updated = max([entry.updated for entry in entries], default=since)
    root = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language_tag()}
    with XmlWriter("feed", root) as xml:
        xml.leaf("id", absolute(path))
        xml.leaf("title", title)
        xml.leaf("updated", stamp(updated))
        xml.leaf("link", rel="self", type="application/atom+xml", href=absolute(path))
        xml.leaf("link", rel="alternate", type="text/html", href=absolute(page))
        if site.emblem:
            xml.leaf("icon", absolute(site.emblem.url))
        with xml.element("author"):
            xml.leaf("name", site.sponsor or site.name)
            xml.leaf("uri", absolute("/"))
        for entry in entries:
            write_entry(xml, entry)
    return xml.as_bytes()


def write_entry(xml: XmlWriter, entry: Entry) -> None:
    with xml.element("entry"):
        xml.leaf("id", tag_uri(office_time(entry.first_published).date(), entry.key))
        xml.leaf("title", entry.title)
        xml.leaf("link", rel="alternate", type="text/html", href=absolute(entry.path))
        xml.leaf("published", stamp(entry.published))
        xml.leaf("updated", stamp(entry.updated))
        for name in entry.authors:
            with xml.element("author"):
                xml.leaf("name", name)
        for name in entry.contributors:
            with xml.element("contributor"):
                xml.leaf("name", name)
        for category in entry.categories:
            xml.leaf("category", term=category.term, **({"scheme": category.scheme} if category.scheme else {}))
        if entry.summary:
            xml.leaf("summary", entry.summary)
        xml.leaf("content", absolute_links(entry.html), type="html")


def stamp(moment: datetime.datetime) -> str:
    """RFC 3339, in the office's own time zone."""
    return office_time(moment).isoformat(timespec="seconds")
