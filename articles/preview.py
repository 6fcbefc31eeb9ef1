"""An article as readers would see it, shown to those who may see it before it is public."""

import copy
import datetime
import hashlib
import secrets
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Article, PreviewLink
from articles.reading import Reading
from newsroom.models import User
from newsroom.parts import parts_of

WORKS_FOR = datetime.timedelta(days=3)


def make_link(article: Article, by: User) -> tuple[PreviewLink, str]:
    """A link that works for three days, and its token, which is nowhere kept."""
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=article.root, digest=_digest(token), made_by=by, expires_at=timezone.now() + WORKS_FOR
    )
    return link, token


def find_link(token: str) -> PreviewLink | None:
    """The link of a token if it still works."""
    return PreviewLink.objects.working().filter(digest=_digest(token)).select_related("article").first()


def newest(article: Article) -> Article:
    """What is being written: the working copy while there is one, else the article itself."""
    return Article.objects.filter(replaces=article.root).first() or article.root


def preview(request: HttpRequest, article: Article) -> HttpResponse:
    """The public page of an article in any state, with a line that says so; no machine may keep or list it."""
    shown = Article.objects.for_reading().get(pk=article.pk)
    live = shown.root
    shown.publish_at = live.publish_at or shown.publish_at or timezone.now()
    # What others have linked to the live article stays with it: the page shows it as it will be.
    standing_in = copy.copy(shown)
    standing_in.pk = standing_in.id = live.pk
    reading = Reading(shown, request)
    context = reading.context() | {
        "meta": replace(reading.meta, noindex=True, path=live.get_absolute_url(), json_ld=[]),
        "body_parts": parts_of("article-body", standing_in, request),
        "side_parts": parts_of("article-side", standing_in, request),
    }
    return never_kept(render(request, "articles/preview.html", context))


def never_kept(response: HttpResponse) -> HttpResponse:
    """Neither stored, nor listed, nor told to the next site by its address."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
