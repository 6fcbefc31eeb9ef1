"""A sheet of the results of a round: the measures, the units they are credited to, and the tiers they won."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.credits import Credit, credits_of, in_printed_order, printed_names, write_credits
from awards.models import Award, Measure, Round
from directory.importing.registers import Units
from newsroom.importing import Column, Fate, Importer, Problem, Row, RowPlan
from newsroom.importing.plan import check, fill, refuse


class ResultSheet(Importer):
    kind = "results"
    title = gettext_lazy("Import results of a round")
    rights = (
        "awards.add_measure",
        "awards.change_measure",
        "awards.add_measureunit",
        "awards.change_measureunit",
        "awards.delete_measureunit",
    )
    columns = (
        Column("award", gettext_lazy("Award"), gettext_lazy("An award that is recorded."), required=True),
        Column(
            "number",
            gettext_lazy("Round"),
            gettext_lazy("Its number; it is recorded."),
            required=True,
        ),
        Column("title", gettext_lazy("Measure"), gettext_lazy("Decides which measure it is."), required=True),
        Column("units", gettext_lazy("Units as printed"), gettext_lazy("Several with 、 between, in printed order.")),
        Column("tier", gettext_lazy("Tier"), gettext_lazy("A tier of the round; left empty: it won none.")),
        Column("ordinal", gettext_lazy("Printed number"), gettext_lazy("As printed, which is not a rank.")),
        Column("rank", gettext_lazy("Rank"), gettext_lazy("Only in a ranked tier.")),
        Column("summary", gettext_lazy("Summary")),
    )

    def __init__(self) -> None:
        self.units = Units()
        self.awards = {award.name: award for award in Award.objects.all()}
        self.rounds = {
            (round.award_id, round.number): round for round in Round.objects.prefetch_related("tiers", "award")
        }
        self.measures: dict[tuple[int, str], Measure] = {}
        for measure in Measure.objects.with_credits():
            self.measures[measure.round_id, measure.title] = measure
        self.seen: dict[tuple[int, str], int] = {}
        self.planned: list[tuple[RowPlan, Measure]] = []

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        plan.subject = row["title"]
        round = self._round(row)
        key = (round.pk, row["title"])
        if key in self.seen:
            raise Problem(_("Row %(number)s is the same measure.") % {"number": self.seen[key]})
        self.seen[key] = row.number
        measure = self.measures.get(key) or Measure(round=round, title=row["title"])
        ordinal, rank = self.number(row, "ordinal"), self.number(row, "rank")
        self._win(row, round, measure, plan)
        fill(measure, {"ordinal": ordinal, "rank": rank, "summary": row["summary"]}, plan)
        if measure.rank and not (measure.tier and measure.tier.ranked):
            raise Problem(_("A rank needs a tier that is ranked."))
        check(measure)
        credits = self._credits(row, measure, plan)
        plan.fate = Fate.NEW if not measure.pk else Fate.CHANGED if plan.sentences else Fate.SAME
        plan.write = lambda: self._write(measure, credits)
        self.planned.append((plan, measure))

    def _round(self, row: Row) -> Round:
        award = self.awards.get(row["award"])
        if award is None:
            raise Problem(_("No award is called “%(name)s”.") % {"name": row["award"]})
        round = self.rounds.get((award.pk, self.number(row, "number") or 0))
        if round is None:
            said = _("%(award)s has no round %(number)s: enter the round first.")
            raise Problem(said % {"award": award, "number": row["number"]})
        return round

    def _win(self, row: Row, round: Round, measure: Measure, plan: RowPlan) -> None:
        tiers = {tier.name: tier for tier in round.tiers.all()}
        if not row["tier"]:
            return
        if row["tier"] not in tiers:
            raise Problem(_("%(round)s has no tier “%(name)s”.") % {"round": round, "name": row["tier"]})
        tier = tiers[row["tier"]]
        if measure.pk and measure.tier != tier:
            plan.changes(self.heading("tier"), measure.tier or "", tier)
        measure.tier = tier

    def _credits(self, row: Row, measure: Measure, plan: RowPlan) -> list[Credit] | None:
        """What the row credits; None where it says nothing of units."""
        if not (names := printed_names(row["units"])):
            return None
        stored = credits_of(measure)
        try:
            credits = in_printed_order([], names, stored, self.units.named)
        except ValidationError as refusal:
            raise Problem("；".join(refusal.messages)) from refusal
        if measure.pk and credits != stored:
            old, new = ("、".join(credit.printed_name for credit in some) for some in (stored, credits))
            plan.changes(self.heading("units"), old, new)
        return credits

    def plan_together(self, plans: list[RowPlan]) -> None:
        """No two measures of a tier may end with one number or one rank, those outside of the sheet included."""
        taken: dict[Any, list[tuple[RowPlan | None, Measure]]] = defaultdict(list)
        rows = {id(measure): plan for plan, measure in self.planned}
        fresh = [measure for _plan, measure in self.planned if not measure.pk]
        for measure in [*self.measures.values(), *fresh]:
            for name in ("ordinal", "rank"):
                if measure.tier and (place := getattr(measure, name)):
                    taken[name, measure.tier.pk, place].append((rows.get(id(measure)), measure))
        for (name, _tier, place), sharers in taken.items():
            for plan, measure in sharers if len(sharers) > 1 else []:
                other = next(another for _plan, another in sharers if another is not measure)
                if plan is not None:
                    said = _("%(heading)s %(place)s is also that of “%(other)s”.")
                    refuse(plan, said % {"heading": self.heading(name), "place": place, "other": other})

    def write_first(self, plans: list[RowPlan]) -> None:
        """Measures that change places give the old ones up before the new ones are taken."""
        moved = [measure.pk for plan, measure in self.planned if plan.fate == Fate.CHANGED]
        Measure.objects.filter(pk__in=moved).update(ordinal=None, rank=None)

    def _write(self, measure: Measure, credits: list[Credit] | None) -> None:
        measure.save()
        if credits is not None:
            write_credits(measure, credits)
