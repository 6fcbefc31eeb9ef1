"""The award winners: asked for by award, round, tier, unit and year at once, and taken away as they are listed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from awards.admin.filters import QUESTIONS, UnitBox
from awards.admin.forms import MeasureForm
from awards.importing import ResultSheet
from awards.models import Measure, MeasureUnit
from awards.models.measure import PRINTED_ORDER
from awards.sheets import winners_download
from newsroom.editing import DeskAdmin
from newsroom.editing.history import Step, steps
from newsroom.importing.desk import Imports
from newsroom.search.desk import SearchedAdmin
from newsroom.spreadsheets import FORMATS
from newsroom.text import circled


class OneMeasureForm(MeasureForm):
    """A measure on a page of its own, where its neighbours are in the database and not in the form."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        for field in ("ordinal", "rank"):
            taken = Measure.objects.filter(tier=self.instance.tier, **{field: self.cleaned_data.get(field)})
            if self.instance.tier and self.cleaned_data.get(field) and taken.exclude(pk=self.instance.pk).exists():
                self.add_error(field, self.TAKEN[field])
        return self.cleaned_data

    TAKEN = {
        "ordinal": _("This printed number is already taken in the tier."),
        "rank": _("This rank is already taken in the tier."),
    }


@admin.register(Measure)
class MeasureAdmin(SearchedAdmin, Imports, DeskAdmin):
    importers = (ResultSheet,)
    form = OneMeasureForm
    list_display = ["number", "titled", "credited_to", "tier_won", "round_of", "rank_won", "shown"]
    list_display_links = ["titled"]
    list_filter = QUESTIONS
    list_per_page = 100
    sortable_by = ()
    ordering = PRINTED_ORDER
    search_fields = ["title", "summary", "credits__printed_name", "credits__unit__lookup_keys"]
    search_kind = "measure"
    reads_fields = True
    search_help_text = _("Measure, unit, pinyin or initials")
    change_list_template = "admin/awards/measure/change_list.html"
    fieldsets = [
        (None, {"fields": ["round", ("ordinal", "rank"), "title", "credited", "printed", "tier_name"]}),
        (_("Told"), {"fields": ["summary", "articles"]}),
    ]

    @property
    def media(self) -> Any:
        return super().media + UnitBox().media

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        measures: Any = super().get_queryset(request)
        return measures.with_credits()

    @admin.display(description=_("printed number"))
    def number(self, measure: Measure) -> str:
        return circled(measure.ordinal) if measure.ordinal else ""

    @admin.display(description=_("measure"))
    def titled(self, measure: Measure) -> str:
        return measure.title

    @admin.display(description=_("units as printed"))
    def credited_to(self, measure: Measure) -> str:
        return "、".join(credit.printed_name for credit in measure.credits.all())

    @admin.display(description=_("tier"))
    def tier_won(self, measure: Measure) -> str:
        return measure.tier.name if measure.tier else ""

    @admin.display(description=_("award and round"))
    def round_of(self, measure: Measure) -> str:
        year = f"（{measure.round.year}）" if measure.round.year else ""
        return format_html(
            '<a href="{}">{}</a>{}', reverse("admin:awards_round_change", args=[measure.round_id]), measure.round, year
        )

    @admin.display(description=_("rank"))
    def rank_won(self, measure: Measure) -> str:
        return _("Place %(rank)s") % {"rank": measure.rank} if measure.rank else ""

    @admin.display(description=_("released"), boolean=True)
    def shown(self, measure: Measure) -> bool:
        return measure.round.is_released

    def versions(self, record: Any) -> Iterable[Step]:
        credits: Any = MeasureUnit
        return [*super().versions(record), *steps(credits.history.filter(measure_id=record.pk), "measure")]

    def get_urls(self) -> list[URLPattern]:
        take_away = self.admin_site.admin_view(self.export_view)
        return [path("export.<str:format>", take_away, name="awards_measure_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest, format: str) -> HttpResponse:
        """The rows of the list as it is filtered, all of its pages, as an `xlsx` or `csv` file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if format not in FORMATS:
            raise Http404
        return winners_download(self.get_changelist_instance(request).queryset, format)
