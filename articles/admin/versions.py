"""What an article was: its revisions, any two of them side by side, and its way through the ledger."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles import compare, content, ledger, workflow
from articles.models import Article
from articles.rules import Verb
from newsroom.characters import is_whole_number

# A revision is chosen by its number; this is what the article is now.
NOW = "now"


class Versions(admin.ModelAdmin):
    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/compare/", view(self.compare_view), name="articles_article_compare"),
            path("<int:pk>/sheet/", view(self.sheet_view), name="articles_article_sheet"),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who changed what when: revisions to compare and restore, and the moves."""
        if not is_whole_number(object_id):
            raise Http404
        article = self.seen_article(request, int(object_id))  # type: ignore[attr-defined]
        context = {
            "title": _("Revisions and moves"),
            "revisions": article.root.revisions.select_related("author").defer("snapshot"),
            "reviews": article.root.reviews.select_related("by", "revision").defer("revision__snapshot"),
            "restorable": not workflow.why_not(article, Verb.RESTORE, request.user),  # type: ignore[arg-type]
        }
        return self._page(request, article, "history.html", context)

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two revisions side by side by words, or one and the article as it is now."""
        article = self.seen_article(request, pk)  # type: ignore[attr-defined]
        left, right = (self._version(article, request.GET.get(side, NOW)) for side in ("left", "right"))
        context = {
            "title": _("%(left)s and %(right)s") % {"left": left[0], "right": right[0]},
            "left": left[0],
            "right": right[0],
            "comparison": compare.side_by_side(left[1], right[1]),
        }
        return self._page(request, article, "compare.html", context)

    def sheet_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The sign-off sheet (审签单), to be printed and filed."""
        article = self.seen_article(request, pk)  # type: ignore[attr-defined]
        rows = article.root.reviews.select_related("revision").defer("revision__snapshot").order_by("pk")
        context = {"title": _("Sign-off sheet"), "rows": rows, "signatures": ledger.signatures(article)}
        return self._page(request, article, "sheet.html", context)

    def _version(self, article: Article, number: str) -> tuple[str, content.Snapshot]:
        if number == NOW:
            return _("As it is now"), content.read(article)
        revision = article.root.revisions.filter(number=number).first() if is_whole_number(number) else None
        if revision is None:
            raise Http404
        return str(revision), revision.snapshot

    def _page(self, request: HttpRequest, article: Article, name: str, context: dict) -> HttpResponse:
        shared = {"article": article, "original": article, "opts": self.opts, "subtitle": article.headline}
        everywhere = self.admin_site.each_context(request)
        return TemplateResponse(request, f"admin/articles/article/{name}", {**everywhere, **shared, **context})
