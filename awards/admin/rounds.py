"""A round with its tiers and all its measures on one page."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.admin.forms import MeasureForm, TierMap
from awards.models import Measure, MeasureUnit, Round, Tier
from newsroom.editing import DeskAdmin, OrderedRows, Rows
from newsroom.editing.history import Step, steps
from newsroom.editing.rows import RowsFormSet
from newsroom.search.desk import SearchedAdmin


class TierRows(OrderedRows):
    model = Tier
    fields = ["order", "name", "places", "ranked", "winners_known"]


class MeasureFormSet(RowsFormSet):
    """Measures whose tiers may be rows of the same form, saved a moment before them."""

    # The rows of tiers on the same page; none where the editor may not change tiers.
    tier_rows: RowsFormSet | None = None

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "tiers": self.tiers}

    def tiers(self) -> TierMap:
        if self.tier_rows is None or not self.tier_rows.is_bound:
            return {tier.name: tier for tier in self.instance.tiers.all()} if self.instance.pk else {}
        self.tier_rows.is_valid()
        return {form.instance.name: form.instance for form in self.tier_rows.kept_forms()}

    def clean(self) -> None:
        super().clean()
        self._refuse_taken("ordinal", _("This printed number is already taken in the tier."))
        self._refuse_taken("rank", _("This rank is already taken in the tier."))

    def _refuse_taken(self, field: str, sentence: Any) -> None:
        taken: set[tuple] = set()
        for form in self.kept_forms():
            place = (form.cleaned_data.get("tier_name", ""), form.cleaned_data.get(field))
            if all(place) and place in taken:
                form.add_error(field, sentence)
            taken.add(place)

    def save(self, commit: bool = True) -> Any:
        # Two measures may have changed places: give the old places up before the new ones are taken.
        moved = [
            form.instance.pk for form in self.initial_forms if {"ordinal", "rank", "tier_name"} & {*form.changed_data}
        ]
        Measure.objects.filter(pk__in=moved).update(ordinal=None, rank=None)
        return super().save(commit)


class MeasureRows(Rows):
    model = Measure
    form = MeasureForm
    formset = MeasureFormSet
    fields = ["ordinal", "title", "credited", "printed", "tier_name", "rank"]
    extra = 0
    show_change_link = True
    hint = _(
        "A printed line of names finds its units by itself. The printed number is not a rank; "
        "a rank needs a source that says so."
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        measures: Any = super().get_queryset(request)
        return measures.with_credits().in_printed_order()


@admin.register(Round)
class RoundAdmin(SearchedAdmin, DeskAdmin):
    list_display = ["titled", "award", "year", "stage", "decided_on", "released_at"]
    list_display_links = ["titled"]
    list_filter = ["award", "stage", "year"]
    list_select_related = ["award"]
    ordering = ["award__name", "-number"]
    search_fields = ["name", "award__name", "document"]
    search_kind = "round"
    reads_fields = True
    search_help_text = _("Award, name of the round or document")
    inlines = [TierRows, MeasureRows]
    fieldsets = [
        (None, {"fields": ["award", ("number", "year", "name")]}),
        (_("Stage"), {"fields": ["stage", ("opens_on", "closes_on"), ("decided_on", "released_at")]}),
        (_("Source"), {"fields": ["event", "article", "document"]}),
    ]

    @admin.display(description=_("round"), ordering="number")
    def titled(self, round: Round) -> str:
        return round.label

    def told_apart(self, queryset: models.QuerySet) -> models.QuerySet:
        return queryset.select_related("award")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("award")

    def versions(self, record: Any) -> Iterable[Step]:
        credits: Any = MeasureUnit
        measures = Measure.history.filter(round_id=record.pk).values("id")
        return [*super().versions(record), *steps(credits.history.filter(measure_id__in=measures))]

    def _create_formsets(self, request: HttpRequest, obj: Round | None, change: bool) -> Any:
        # Django has no public place where the rows of one kind can be told of the rows of another.
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        rows = {formset.model: formset for formset in formsets}
        if Measure in rows and Tier in rows:
            rows[Measure].tier_rows = rows[Tier]
        return formsets, inlines
