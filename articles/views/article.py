from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.metadata import withdrawn_meta
from articles.models import Article, Kindred
from articles.qr import qr_code
from articles.reading import Reading, story_to_read
from articles.rules import State
from newsroom.markup import absolute
from newsroom.press.recording import reach


@require_safe
def article_page(request: HttpRequest, year: int, month: str, pk: int) -> HttpResponse:
    """A story to read; what is not public is not found, and what was withdrawn says so."""
    with reach(Article, "publish_at", beside=[Kindred]) as beside:
        article = story_to_read(pk)
    if article is None:
        raise Http404
    if request.path != article.get_absolute_url():
        return redirect(article, permanent=True)
    if article.state == State.WITHDRAWN:
        return withdrawn(request, article)
    context = Reading(article, request).context()
    older, newer = (cast(Article | None, context[name]) for name in ("older", "newer"))
    # Between its neighbours in the section another story may come; beyond them, this page does not see it.
    beside.kept_to = {"section_id": article.section_id}
    beside.low, beside.high = older and older.publish_at, newer and newer.publish_at
    return render(request, "articles/article_detail.html", context)


@require_safe
def qr(request: HttpRequest, year: int, month: str, pk: int) -> HttpResponse:
    """The address of a story to scan, as a drawing that the page fetches when a reader opens it."""
    article = get_object_or_404(Article.objects.public().only("created"), pk=pk)
    path = article.get_absolute_url()
    if request.path != f"{path}qr.svg":
        raise Http404
    headers = {"Cache-Control": "public, max-age=300"}
    return HttpResponse(qr_code(absolute(path)), content_type="image/svg+xml", headers=headers)


def withdrawn(request: HttpRequest, article: Article) -> HttpResponse:
    """The address stays: it leads to the successor, or answers 410 (RFC 9110, 15.5.11) with the notice."""
    if article.successor and article.successor.is_public:
        return HttpResponsePermanentRedirect(article.successor.get_absolute_url())
    context = {"meta": withdrawn_meta(article), "article": article, "current_section": article.section}
    return render(request, "articles/withdrawn.html", context, status=410)
