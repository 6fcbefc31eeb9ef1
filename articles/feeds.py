"""Feeds: the newest stories in full, for the site and for each section, tag, unit and campaign."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.metadata import NAMES, description, pictures, tag_path
from articles.models import Article, Section
from articles.models.article_queryset import ArticleQuerySet
from articles.models.section import SectionTree
from articles.typeset import reading_body
from directory.models import Campaign, Unit
from newsroom import atom
from newsroom.answers import answer
from newsroom.markup import absolute
from newsroom.models import SiteSettings
from newsroom.paging import page_of, page_of_several
from newsroom.text import fullwidth

FEED_SIZE = 30
# The time of a feed that never had an entry and whose subject keeps no time.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def for_feeds() -> ArticleQuerySet:
    """Public stories with everything that an entry prints: five queries, however many there are."""
    return (
        Article.objects.public()
        .select_related("section", "lead_picture")
        .prefetch_related("tags", "article_pictures__picture", "attachments")
    )


def entry(article: Article) -> atom.Entry:
    published = article.publish_at or article.created
    changes = [published, article.updated, *([article.notice_at] if article.notice_at else [])]
    section = article.section
    opening, rest = reading_body(article)
    shown = {"article": article, "images": pictures(article), "opening": opening, "rest": rest}
    return atom.Entry(
        key=f"article/{article.pk}",
        title=fullwidth(article.headline),
        path=article.get_absolute_url(),
        first_published=article.first_published or published,
        published=published,
        updated=max(changes),
        html=render_to_string("articles/_feed_entry.html", shown),
        summary=fullwidth(description(article)),
        authors=[name for name in NAMES.split(article.byline) if name]
        or [name for name in [article.source or article.dateline_outlet] if name],
        contributors=[article.contributor] if article.contributor else [],
        categories=[
            *([atom.Category(section.name, absolute(section.get_absolute_url()))] if section else []),
            *(atom.Category(tag.name) for tag in article.tags.all()),
        ],
    )


def feed(
    request: HttpRequest, title: str, page: str, stories: Iterable[Article], since: datetime.datetime = NEVER
) -> HttpResponseBase:
    """The feed at this address; always in the language of the site, whoever asks."""
    site = SiteSettings.current()
    with translation.override(settings.LANGUAGE_CODE):
        entries = [entry(article) for article in stories]
        content = atom.atom(site, f"{title} - {site.name}" if title else site.name, request.path, page, entries, since)
    newest = max([entry.updated for entry in entries], default=None)
    return answer(request, content, atom.CONTENT_TYPE, newest)


@require_safe
def latest(request: HttpRequest) -> HttpResponseBase:
    return feed(request, "", reverse("home"), page_of(for_feeds(), "publish_at", size=FEED_SIZE))


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A section with everything below it, as its page shows it."""
    tree = SectionTree(Section.objects.all())
    shown = tree.named(slug)
    if not shown:
        raise Http404
    sources = Article.objects.public().lists_of(tree.below(shown))
    stories = page_of_several(sources, for_feeds(), "publish_at", size=FEED_SIZE)
    return feed(request, shown.name, shown.get_absolute_url(), stories, shown.updated)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The stories of a tag. One that only drafts carry is not there, or its name would tell what they are about."""
    shown = get_object_or_404(Tag, slug=slug)
    stories = page_of(for_feeds().tagged(shown), "publish_at", size=FEED_SIZE)
    if not stories.items:
        raise Http404
    return feed(request, shown.name, tag_path(shown), stories)


@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponseBase:
    shown = get_object_or_404(Unit, slug=slug)
    stories = page_of(for_feeds().of_unit(shown), "publish_at", size=FEED_SIZE)
    return feed(request, shown.called, shown.get_absolute_url(), stories, shown.updated)


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponseBase:
    shown = get_object_or_404(Campaign, slug=slug)
    stories = page_of(for_feeds().filter(campaign=shown), "publish_at", size=FEED_SIZE)
    return feed(request, shown.name, shown.get_absolute_url(), stories, shown.updated)
