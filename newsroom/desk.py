"""The desk: Django's admin under the newsroom's own name and order."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.paginator import InvalidPage, Page, Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

from newsroom.editing import finding
from newsroom.editing.changelist import LAST_PAGE
from newsroom.parts import parts_of

# Apps, and models in each, in the order in which a newsroom thinks of them. What is not named comes after.
ORDER = {
    "intake": ["Report"],
    "articles": ["Article", "Picture", "Section", "Promotion", "Tag", "Review", "Revision", "Appointment", "Phrase"],
    "directory": ["Event", "Official", "Unit", "Campaign"],
    "awards": ["Measure", "Round", "Award"],
    "newsroom": ["SiteSettings", "User", "Group", "Redirect"],
}
# What Django and its packages keep in apps of their own, and where it stands here.
GUESTS = {"auth": "newsroom", "redirects": "newsroom", "taggit": "articles"}
# The accounts package's own tables: people see to them on their own pages.
NOT_AT_THE_DESK = {"account", "mfa", "usersessions"}
# What the one search of the desk looks through, in the order in which it answers.
SEARCHED = [
    "articles.Article",
    "directory.Official",
    "directory.Unit",
    "directory.Event",
    "directory.Campaign",
    "awards.Measure",
    "awards.Round",
]

# The first page of the desk: what waits for a person, and beside it the day of the newsroom.
PARTS = {"waiting": "desk", "day": "desk day"}


def place(name: str, names: list[str]) -> int:
    return names.index(name) if name in names else len(names)


class Answers(Paginator):
    """Pages of answers that are not counted: each reads one row more than it gives."""

    def page(self, number: Any) -> Page:
        if not 0 < int(number) <= LAST_PAGE:
            raise InvalidPage
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

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        models_: list[Any] = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        wanted = [model for model in models_ if model._meta.app_label not in NOT_AT_THE_DESK]
        super().register(wanted, admin_class, **options)

    def get_urls(self) -> list[Any]:
        return [path("search/", self.admin_view(self.search), name="search"), *super().get_urls()]

    def search(self, request: HttpRequest) -> HttpResponse:
        """Stories, people, units, events and measures by part of a name, in one list."""
        asked = request.GET.get("q", "").strip()[: finding.LONGEST]
        context = {
            **self.each_context(request),
            "title": _("Search of “%(asked)s”") % {"asked": asked} if asked else _("Search"),
            "asked": asked,
            "found": finding.find(self, request, asked, SEARCHED) if asked else [],
        }
        return TemplateResponse(request, "admin/search.html", context)

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
        own = {app["app_label"]: app for app in apps}
        for app in apps:
            if host := own.get(GUESTS.get(app["app_label"], "")):
                host["models"] = host["models"] + app["models"]
        if "newsroom" in own:
            own["newsroom"]["name"] = _("People and settings")
        return [app for app in apps if GUESTS.get(app["app_label"]) not in own]
