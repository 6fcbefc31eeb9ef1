"""The form as it stands, before anybody saves it: the public page beside it, and drafts that save themselves."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import preview, revisions, workflow
from articles.models import Article, Revision
from articles.rules import State
from newsroom.editing.together import VERSION


class Live(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        live = self.admin_site.admin_view(require_POST(self.live_view))
        autosave = self.admin_site.admin_view(require_POST(self.autosave_view))
        return [
            path("live/", live, name="articles_article_live_add"),
            path("<int:pk>/live/", live, name="articles_article_live"),
            path("<int:pk>/autosave/", autosave, name="articles_article_autosave"),
            *super().get_urls(),
        ]

    def live_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """The public page of what is in the form, unsaved.

        It is saved, shown and taken back in one transaction, so that it is the same page that a save would give:
        docs/decisions/0018-live-preview.md.
        """
        with transaction.atomic():
            answer = self._as_if_saved(request, self._to_write(request, pk))
            if isinstance(answer, TemplateResponse):
                answer.render()
            transaction.set_rollback(True)
        return answer

    def _as_if_saved(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        change = article is not None
        form = self.get_form(request, article, change=change)(request.POST, MultiValueDict(), instance=article)
        valid = form.is_valid()
        formsets, _inlines = self._create_formsets(request, form.instance, change=change)  # type: ignore[attr-defined]
        if not valid:
            named = [(form.fields[name].label, said) for name, said in form.errors.items() if name in form.fields]
            waits = render(request, "admin/articles/article/live_waits.html", {"mistakes": named})
            return preview.never_kept(waits)
        shown = self.save_form(request, form, change=change)
        self.save_model(request, shown, form, change)
        # A row with a mistake, or with a file that only a save sends, is left out; all else is there.
        self.save_related(request, form, [rows for rows in formsets if rows.is_valid()], change)
        return preview.preview(request, shown)

    def autosave_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save the text of a draft while it is being written; its rows wait for a save by hand.

        {version, said}; 409 where somebody else saved in the meantime, 422 where there is a mistake: {refused}.
        """
        with transaction.atomic():
            article = self._to_write(request, pk)
            article = article and workflow.lock(article)
            if article is None or article.state != State.DRAFT:
                return JsonResponse({"refused": _("Only a draft saves itself.")}, status=422)
            if request.POST.get(VERSION) != str(article.version):
                return JsonResponse({"refused": _("Somebody else saved this in the meantime")}, status=409)
            form = self.get_form(request, article, change=True)(request.POST, MultiValueDict(), instance=article)
            if not form.is_valid():
                return JsonResponse({"refused": _("Not saved yet: something in the form is missing.")}, status=422)
            if form.has_changed():
                saved = self.save_form(request, form, change=True)
                self.save_model(request, saved, form, True)
                form.save_m2m()
                revisions.keep(saved, request.user, Revision.Reason.AUTOSAVED)  # type: ignore[arg-type]
                article = saved
        said = _("Saved by itself at %(time)s") % {"time": f"{timezone.localtime():%H:%M}"}
        return JsonResponse({"version": article.version, "said": said})

    def _to_write(self, request: HttpRequest, pk: int | None) -> Article | None:
        """The article of this page, or None for one that is not there yet; refuses who may not write it."""
        if pk is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article  # type: ignore[return-value]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        article: Any = kwargs.get("obj")
        new = article is None or not article.pk
        place, at = ("live_add", []) if new else ("live", [article.pk])
        context["live_url"] = reverse(f"admin:articles_article_{place}", args=at)
        if not new and article.state == State.DRAFT:
            context["autosave_url"] = reverse("admin:articles_article_autosave", args=at)
        return super().render_change_form(request, context, *args, **kwargs)
