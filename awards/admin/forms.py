"""The form of a measure: the units it is credited to and the tier it won, both as an editor reads them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards.credits import credits_of, in_printed_order, printed_names, write_credits
from awards.models import MeasureUnit, Tier
from directory.models import Unit
from newsroom.editing import DeskForm, NumberInput
from newsroom.editing.relations import ManyByTyping

TierMap = dict[str, Tier]


class MeasureForm(DeskForm):
    """What a measure has wherever it is entered: number, title, units, tier and rank."""

    credited = forms.ModelMultipleChoiceField(Unit.objects.all(), label=_("units"), required=False)
    printed = forms.CharField(
        label=_("units as printed"),
        required=False,
        help_text=_("福州海关、省公安厅: in printed order. Left empty, their names now."),
    )
    tier_name = forms.CharField(
        label=_("tier"), required=False, max_length=60, widget=forms.TextInput(attrs={"list": "tiers-of-round"})
    )

    class Meta:
        widgets = {"ordinal": NumberInput(), "rank": NumberInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.tiers: Callable[[], TierMap] = kwargs.pop("tiers", self.tiers_of_round)
        super().__init__(*args, **kwargs)
        self.stored = credits_of(self.instance)
        credited = self.fields["credited"]
        credited.widget = ManyByTyping(MeasureUnit._meta.get_field("unit"), admin.site)
        credited.widget.known = [credit.unit for credit in self.stored]
        credited.widget.choices = credited.choices  # type: ignore[attr-defined]
        self.initial.setdefault("credited", [credit.unit.pk for credit in self.stored])
        self.initial.setdefault("printed", "、".join(credit.printed_name for credit in self.stored))
        self.initial.setdefault("tier_name", self.instance.tier.name if self.instance.tier else "")

    def tiers_of_round(self) -> TierMap:
        round = self.cleaned_data.get("round") or (self.instance.round if self.instance.round_id else None)
        return {tier.name: tier for tier in round.tiers.all()} if round else {}

    def clean(self) -> dict[str, Any]:
        super().clean()
        self._read_credits()
        self._read_tier()
        return self.cleaned_data

    def _read_credits(self) -> None:
        """Where only the units were changed they decide, where the printed line was changed it does."""
        chosen = self._chosen()
        names = printed_names(self.cleaned_data.get("printed", ""))
        if "printed" not in self.changed_data:
            names = [] if "credited" in self.changed_data else names
        elif "credited" not in self.changed_data:
            chosen = chosen if len(names) == len(chosen) else [unit for unit in chosen if self._named(unit, names)]
        try:
            self.cleaned_data["credits"] = in_printed_order(chosen, names, self.stored)
        except forms.ValidationError as refusal:
            self.add_error("printed", refusal)

    def _chosen(self) -> list[Unit]:
        """The units in the order they were chosen."""
        typed = [str(value) for value in self["credited"].value() or []]
        return sorted(self.cleaned_data.get("credited", []), key=lambda unit: typed.index(str(unit.pk)))

    def _named(self, unit: Unit, names: list[str]) -> bool:
        return any(credit.unit == unit and credit.printed_name in names for credit in self.stored)

    def _read_tier(self) -> None:
        name, rank = self.cleaned_data.get("tier_name", "").strip(), self.cleaned_data.get("rank")
        tier = self.tiers().get(name)
        self.instance.tier = tier
        if name and not tier:
            self.add_error("tier_name", _("The round has no tier of this name."))
        elif rank and not tier:
            self.add_error("rank", _("Only a measure that won a tier has a rank."))

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        write_credits(self.instance, self.cleaned_data["credits"])
