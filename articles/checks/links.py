"""Links that lead nowhere: our own at once, others by what the last round of `manage.py check_links` saw."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks.registry import Remark, check
from articles.models import Article, LinkCheck, Section
from articles.models.checking import Level
from directory.models import Campaign, Event, Official, Unit

HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"', re.IGNORECASE)

# The records behind our own addresses, by the name of the address; other pages exist by themselves.
BEHIND: dict[str, Callable[..., QuerySet]] = {
    "article": lambda pk, **_rest: Article.objects.public().filter(pk=pk),
    "section": lambda slug: Section.objects.filter(slug=slug),
    "campaign": lambda slug: Campaign.objects.filter(slug=slug),
    "unit": lambda slug: Unit.objects.filter(slug=slug),
    "official": lambda slug: Official.objects.filter(slug=slug),
    "event": lambda pk: Event.objects.filter(pk=pk),
}


def links_in(article: Article) -> list[str]:
    """Every address that an article links to, once, as a browser would follow it."""
    found = [unescape(href) for href in HREF.findall(article.body)]
    found += [article.source_url, *article.related_stories.values_list("url", flat=True)]
    return list(dict.fromkeys(link for link in found if link))


def own_path(link: str) -> str | None:
    """The path of a link to this site; None for one that leaves it."""
    if link.startswith(settings.SITE_URL + "/") or (link.startswith("/") and not link.startswith("//")):
        return unquote(urlsplit(link).path)
    return None


def leads_somewhere(path: str) -> bool:
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return True
    try:
        match = resolve(path)
    except Resolver404:
        return False
    behind = BEHIND.get(match.url_name or "")
    return behind is None or behind(**match.kwargs).exists()


@check("links", gettext_lazy("Broken links"), Level.ADVISED)
def links(article: Article) -> Iterator[Remark]:
    there = links_in(article)
    for link in there:
        path = own_path(link)
        if path is not None and not leads_somewhere(path):
            yield Remark("body", _("The link %(link)s leads to no page that readers can see.") % {"link": link})
    for broken in LinkCheck.objects.broken().filter(url__in=there):
        yield Remark(
            "body",
            _("The link %(link)s did not answer (%(answer)s).") % {"link": broken.url, "answer": broken.answer},
        )
