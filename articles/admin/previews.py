"""The preview of an article at the desk, and the links that show it to people without an account."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import preview
from articles.models import Article
from newsroom.markup import absolute


class Previews(admin.ModelAdmin):
    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", view(self.preview_view), name="articles_article_preview"),
            path("<int:pk>/links/", view(self.links_view), name="articles_article_links"),
            path("<int:pk>/links/<int:link>/revoke/", view(self.revoke_view), name="articles_article_revoke"),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return preview.preview(request, self.seen_article(request, pk))  # type: ignore[attr-defined]

    def links_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The preview links of an article; POST makes one and shows it once, since only its hash is kept."""
        article = self.seen_article(request, pk)  # type: ignore[attr-defined]
        address = ""
        if request.method == "POST":
            self._demand_the_right(request)
            _link, token = preview.make_link(article, request.user)  # type: ignore[arg-type]
            address = absolute(reverse("preview", args=[token]))
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Preview links"),
            "subtitle": article.headline,
            "opts": self.opts,
            "article": article,
            "address": address,
            "links": article.root.preview_links.select_related("made_by"),
        }
        answer = TemplateResponse(request, "admin/articles/article/links.html", context)
        return preview.never_kept(answer)

    def revoke_view(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article: Article = self.seen_article(request, pk)  # type: ignore[attr-defined]
        self._demand_the_right(request)
        found = get_object_or_404(article.root.preview_links, pk=link)
        found.revoked_at = found.revoked_at or timezone.now()
        found.save(update_fields=["revoked_at"])
        messages.success(request, _("The link no longer works."))
        return HttpResponseRedirect(reverse("admin:articles_article_links", args=[pk]))

    def _demand_the_right(self, request: HttpRequest) -> None:
        if not request.user.has_perm("articles.change_article"):  # type: ignore[union-attr]
            raise PermissionDenied(_("You do not have the right to change articles."))
