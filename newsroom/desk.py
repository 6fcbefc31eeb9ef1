"""The desk: Django's admin under the newsroom's own name and order."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from newsroom.parts import parts_of

# Apps, and models in each, in the order in which a newsroom thinks of them. What is not named comes after.
ORDER = {
    "intake": [],
    "articles": ["Article", "Picture", "Section", "Promotion", "Tag"],
    "directory": ["Event", "Official", "Unit", "Campaign"],
    "awards": ["Measure", "Round", "Award"],
    "newsroom": ["SiteSettings", "User", "Group", "Redirect"],
}
# Shown among the newsroom's own.
GUESTS = ("auth", "redirects")

# The first page of the desk: what waits for a person, and beside it the day of the newsroom.
PARTS = {"waiting": "desk", "day": "desk day"}


def place(name: str, names: list[str]) -> int:
    return names.index(name) if name in names else len(names)


class Answers(Paginator):
    """Pages of answers that are not counted: each reads one row more than it gives."""

    def page(self, number: Any) -> Page:
        start = (int(number) - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        self.has_more = len(rows) > self.per_page
        return AnswersPage(rows[: self.per_page], int(number), self)

    @property
    def num_pages(self) -> int:
        return 2  # Django asks whether there is more than one; the page knows whether there is a next


class AnswersPage(Page):
    def has_next(self) -> bool:
        return self.paginator.has_more  # type: ignore[attr-defined]


class DeskCatalogue(JavaScriptCatalog):
    """What scripts of the desk say: Django's strings, and ours for the editor of texts, which speaks no Chinese."""

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


class LookupView(AutocompleteJsonView):
    """Answers of an autocomplete, with what tells two namesakes apart."""

    def get_queryset(self) -> models.QuerySet:
        queryset = super().get_queryset()
        return self.model_admin.told_apart(queryset) if hasattr(self.model_admin, "told_apart") else queryset

    def get_paginator(self, queryset: models.QuerySet, per_page: int, **kwargs: Any) -> "Answers":  # type: ignore[override]
        return Answers(queryset, per_page)

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        answer = super().serialize_result(obj, to_field_name)
        if hasattr(self.model_admin, "lookup_text"):
            answer["text"] = self.model_admin.lookup_text(obj)
        return answer


class Desk(AdminSite):
    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("Desk")
    empty_value_display = "—"

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """The first page answers what waits for this person; the apps above know, see newsroom/waiting.py."""
        waiting = {name: parts_of(page, request.user, request) for name, page in PARTS.items()}
        return super().index(request, {**waiting, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Sign-in is allauth's, with its second step and its limits; the admin's own form would go around both."""
        return secure_admin_login(super().login)(request, extra_context=extra_context)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = LookupView.as_view(admin_site=self)(request)  # type: ignore[assignment]
        return answer

    def i18n_javascript(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        answer: HttpResponse = DeskCatalogue.as_view(packages=["django.contrib.admin"])(request)  # type: ignore[assignment]
        return answer

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        if app_label is None:
            apps = self._gathered(apps)
        for app in apps:
            names = ORDER.get(app["app_label"], [])
            app["models"].sort(key=lambda model: place(model["object_name"], names))
        return sorted(apps, key=lambda app: place(app["app_label"], list(ORDER)))

    def _gathered(self, apps: list[Any]) -> list[Any]:
        """The models that Django keeps in apps of their own beside the newsroom's own of that kind."""
        home = next((app for app in apps if app["app_label"] == "newsroom"), None)
        guests = [app for app in apps if app["app_label"] in GUESTS]
        if not home:
            return apps
        home["name"] = _("People and settings")
        home["models"] = home["models"] + [model for app in guests for model in app["models"]]
        return [app for app in apps if app not in guests]
