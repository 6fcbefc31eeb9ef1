"""The ledger at the desk: looked at, filtered and taken away, never changed."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Appointment, Article, Review, Revision
from newsroom import spreadsheets
from newsroom.characters import is_whole_number
from newsroom.editing import DeskAdmin


class LookedAt(DeskAdmin):
    """Records that the machine keeps; people look."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict:
        return {}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Those of articles that this person may see."""
        rows = super().get_queryset(request)
        seen = Article.objects.for_desk(request.user)
        return rows if request.user.is_superuser else rows.filter(article__in=seen.values("pk"))


class PersonFilter(admin.SimpleListFilter):
    title = _("person")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        people = Review.objects.exclude(by=None).order_by("by__name").values_list("by", "by__name").distinct()
        return [(str(pk), name) for pk, name in people]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        value = self.value()
        return queryset.filter(by=int(value)) if value and is_whole_number(value) else queryset


class DayFilter(admin.SimpleListFilter):
    """From a day to a day; the two boxes stand above the list."""

    title = _("days")
    parameter_name = "since"
    template = "admin/articles/review/days.html"

    def __init__(self, request: HttpRequest, params: dict, model: Any, model_admin: Any):
        self.until = (params.pop("until", [""]) or [""])[-1]
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("", "")]

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return ["since", "until"]

    def choices(self, changelist: Any) -> Any:
        others = [(name, value) for name, value in changelist.params.items() if name not in ("since", "until", "p")]
        yield {"since": self.value() or "", "until": self.until, "others": others}

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        if since := _day(self.value()):
            queryset = queryset.filter(at__gte=since)
        if until := _day(self.until):
            queryset = queryset.filter(at__lt=until + datetime.timedelta(days=1))
        return queryset


def _day(text: str | None) -> datetime.datetime | None:
    """The first moment of a day in the office's own time zone; None for what is no day."""
    try:
        day = datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
    return datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())


COLUMNS: list[tuple[Any, Callable[[Review], Any]]] = [
    (_("time"), lambda row: f"{timezone.localtime(row.at):%Y-%m-%d %H:%M:%S}"),
    (_("article"), lambda row: row.article.headline),
    (_("number of the story"), lambda row: row.article_id),
    (_("section"), lambda row: str(row.article.section or "")),
    (_("move"), lambda row: row.get_verb_display()),
    (_("level"), lambda row: row.level),
    (_("by"), lambda row: row.by_name or _("the clock")),
    (_("from"), lambda row: row.address),
    (_("from state"), lambda row: row.get_from_state_display()),
    (_("to state"), lambda row: row.get_to_state_display()),
    (_("proofread"), lambda row: "✓" if row.proofread else ""),
    (_("note"), lambda row: row.note),
    (_("revision"), lambda row: row.revision.number if row.revision else None),
    ("SHA-256", lambda row: row.digest),
]


def sheet(rows: models.QuerySet, format: str) -> HttpResponse:
    """Rows of the ledger as a file."""
    rows = rows.select_related("article__section", "revision").defer("article__body", "revision__snapshot")
    table = [[column(row) for _heading, column in COLUMNS] for row in rows.order_by("at", "pk")]
    name = str(_("Ledger of reviews")) + f"-{timezone.localdate():%Y%m%d}"
    return spreadsheets.download(name, format, [str(heading) for heading, _column in COLUMNS], table)


@admin.register(Review)
class ReviewAdmin(LookedAt):
    list_display = ["moment", "article", "verb", "level", "signed", "ticked", "note"]
    list_filter = [DayFilter, "article__section", PersonFilter, "verb"]
    list_select_related = ["article", "by"]
    search_fields = ["article__headline", "note", "by_name"]
    search_help_text = _("Headline, note or person")
    sortable_by = ()
    change_list_template = "admin/articles/review/change_list.html"

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export.<str:format>", view, name="articles_review_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest, format: str) -> HttpResponse:
        """Everything that the list is filtered to, not its first page only."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if format not in spreadsheets.FORMATS:
            raise Http404
        return sheet(self.get_changelist_instance(request).queryset, format)

    @admin.display(description=_("time"), ordering="at")
    def moment(self, row: Review) -> str:
        return f"{timezone.localtime(row.at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description=_("proofread"))
    def ticked(self, row: Review) -> str:
        return "✓" if row.proofread else ""

    @admin.display(description=_("by"))
    def signed(self, row: Review) -> str:
        return row.by_name or str(_("the clock"))


@admin.register(Revision)
class RevisionAdmin(LookedAt):
    list_display = ["article", "number", "reason", "state", "author", "made"]
    list_filter = ["reason", "state"]
    list_select_related = ["article", "author"]
    search_fields = ["article__headline"]
    sortable_by = ()
    ordering = ["-pk"]
    exclude = ["snapshot"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).defer("snapshot")


@admin.register(Appointment)
class AppointmentAdmin(LookedAt):
    list_display = ["at", "kind", "article", "done_at", "failed_at", "attempts", "error"]
    list_filter = ["kind", ("failed_at", admin.EmptyFieldListFilter), ("done_at", admin.EmptyFieldListFilter)]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    sortable_by = ()
