"""The five questions staff ask of the winners, answered together: which award, round, tier, unit, year."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from awards.models import Award, MeasureUnit, Round, Tier
from awards.models.measure import MeasureQuerySet
from directory.models import Unit

Choices = list[tuple[str, Any]]


class Question(admin.SimpleListFilter):
    """A filter that is a field of one form, so that several are asked at once."""

    # The label of the choice that asks nothing.
    anything: Any = _("All")

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: Any) -> MeasureQuerySet | None:
        return self.answer(queryset, str(self.value())) if self.value() else None

    def answer(self, measures: MeasureQuerySet, value: str) -> MeasureQuerySet:
        raise NotImplementedError

    def whole(self, measures: MeasureQuerySet, value: str, lookup: str) -> MeasureQuerySet:
        """Filter by a whole number; something else typed into the address matches nothing."""
        return (
            measures.filter(**{lookup: value})
            if value.isascii() and value.isdigit() and len(value) < 19
            else measures.none()
        )


class ByAward(Question):
    title, parameter_name = _("award"), "award"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(str(pk), name) for pk, name in Award.objects.values_list("pk", "name")]

    def answer(self, measures: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return self.whole(measures, value, "round__award")


class ByRound(Question):
    title, parameter_name = _("round"), "round"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        rounds = Round.objects.select_related("award").order_by("award__name", "-number")
        return [(str(round.pk), f"{round} ({round.year})" if round.year else str(round)) for round in rounds]

    def answer(self, measures: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return self.whole(measures, value, "round")


class ByTier(Question):
    """By the name of the tier, which comes back in every round. Without an answer: the winners of any tier."""

    title, parameter_name = _("tier"), "tier"
    anything = _("Any tier")
    ENTRIES, LOSERS = "-entries", "-none"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        names = Tier.objects.order_by("name").values_list("name", flat=True).distinct()
        return [*((name, name) for name in names), (self.LOSERS, _("Won none")), (self.ENTRIES, _("All entries"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> MeasureQuerySet:
        value = self.value()
        if value == self.ENTRIES:
            return queryset
        if value == self.LOSERS:
            return queryset.filter(tier=None)
        return queryset.filter(tier__name=value) if value else queryset.winners()


class UnitBox(forms.Form):
    unit = forms.ModelChoiceField(
        Unit.objects.all(),
        label=_("unit"),
        required=False,
        widget=AutocompleteSelect(MeasureUnit._meta.get_field("unit"), admin.site, attrs={"id": "ask-unit"}),
    )


class ByUnit(Question):
    """By a unit found by typing, or, where scripts are off, by any of its names in full."""

    title, parameter_name = _("unit"), "unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return []

    def units(self, value: str) -> models.QuerySet[Unit]:
        if value.isascii() and value.isdigit() and len(value) < 19:
            return Unit.objects.filter(pk=value)
        return Unit.objects.named(value.strip())

    def answer(self, measures: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return measures.filter(pk__in=MeasureUnit.objects.filter(unit__in=self.units(value)).values("measure"))

    @cached_property
    def form(self) -> forms.Form:
        chosen = self.units(str(self.value())).first() if self.value() else None
        return UnitBox(initial={"unit": chosen})


class ByYear(Question):
    title, parameter_name = _("year"), "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        years = Round.objects.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
        return [(str(year), str(year)) for year in years]

    def answer(self, measures: MeasureQuerySet, value: str) -> MeasureQuerySet:
        return self.whole(measures, value, "round__year")


QUESTIONS: list[Any] = [ByAward, ByRound, ByTier, ByUnit, ByYear]
