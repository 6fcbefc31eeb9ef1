"""What the editor of texts asks the desk for while one writes: a tidied text, and pages of ours to link to."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from articles import tidying
from articles.checks.reading import plain_body
from newsroom import differences
from newsroom.editing import finding

LINKED = ["articles.Article", "directory.Official", "directory.Unit", "directory.Campaign", "directory.Event"]
LONGEST_BODY = 1_000_000  # characters


class Writing(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("tidy/", view(require_POST(self.tidy_view)), name="articles_article_tidy"),
            path("links/", view(require_safe(self.own_pages_view)), name="articles_article_own_pages"),
            *super().get_urls(),
        ]

    def tidy_view(self, request: HttpRequest) -> JsonResponse:
        """A text put in order, and what that changes; `differences` is empty where nothing does."""
        self._demand_a_writer(request)
        before = request.POST.get("body", "")[:LONGEST_BODY]
        after = tidying.tidy(before)
        rows = [row for row in differences.rows(plain_body(before), plain_body(after)) if row.changed]
        context = {"rows": rows, "same_words": before != after and not rows}
        shown = render_to_string("admin/articles/article/_tidied.html", context) if before != after else ""
        return JsonResponse({"html": after, "differences": shown})

    def own_pages_view(self, request: HttpRequest) -> JsonResponse:
        """Public pages of ours by part of a name: {found: [{text, kind, href}]}."""
        self._demand_a_writer(request)
        asked = request.GET.get("q", "").strip()[: finding.LONGEST]
        return JsonResponse({"found": finding.pages(self.admin_site, request, asked, LINKED) if asked else []})

    def linkable(self, queryset: Any) -> Any:
        """A link to a story that readers cannot see would lead them nowhere."""
        return queryset.public()

    def _demand_a_writer(self, request: HttpRequest) -> None:
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
