"""Finding winners: what a reader may ask of an award, as an address that can be shared.

`?round=2&tier=十佳举措&unit=fuzhou-haiguan&year=2014`. Readers find among released results only, and are offered
nothing else to choose from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from awards.models import Award, Measure, Round, Tier
from awards.models.measure import MeasureQuerySet
from directory.models import Unit


@dataclass(frozen=True)
class Question:
    """What was asked; an empty string is no condition."""

    round: str = ""
    tier: str = ""
    unit: str = ""
    year: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Question":
        return cls(*(asked.get(name, "").strip() for name in ("round", "tier", "unit", "year")))

    def __bool__(self) -> bool:
        return bool(self.round or self.tier or self.unit or self.year)

    @property
    def query(self) -> str:
        """The part of an address that asks the same again; empty where nothing is asked."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    def among(self, measures: MeasureQuerySet) -> MeasureQuerySet:
        """Those that answer; a number that is none is answered by nothing."""
        if self.round:
            measures = measures.filter(round__number=_number(self.round))
        if self.tier:
            measures = measures.filter(tier__name=self.tier)
        if self.unit:
            measures = measures.credited_to(self.unit)
        if self.year:
            measures = measures.filter(round__year=_number(self.year))
        return measures


@dataclass(frozen=True)
class Choices:
    """What a reader can choose from: rounds whose results are out, and what they hold."""

    rounds: list[Round] = field(default_factory=list)
    tiers: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    years: list[int] = field(default_factory=list)


def choices(award: Award) -> Choices:
    """Three queries."""
    rounds = list(award.rounds.released().newest_first())
    tiers = Tier.objects.filter(round__in=rounds).order_by("order", "pk").values_list("name", flat=True)
    won = Measure.objects.released().filter(round__award=award)
    return Choices(
        rounds=rounds,
        tiers=list(dict.fromkeys(tiers)),
        units=list(Unit.objects.filter(pk__in=won.order_by().values("credits__unit")).order_by("name")),
        years=sorted({round.year for round in rounds if round.year}, reverse=True),
    )


def by_round_and_tier(measures: Iterable[Measure]) -> list[tuple[Round, list[tuple[Tier, list[Measure]]]]]:
    """Winners in printed order under their rounds and tiers."""
    rounds: dict[Any, dict[Any, list[Measure]]] = {}
    for measure in measures:
        rounds.setdefault(measure.round, {}).setdefault(measure.tier, []).append(measure)
    return [(round, list(tiers.items())) for round, tiers in rounds.items()]


def cards(rounds: Iterable[Round], measures: Iterable[Measure]) -> list[tuple[Round, list[tuple[Tier, list[Measure]]]]]:
    """Rounds with each of their tiers, also with those whose winners nobody named; none before the release."""
    won: dict[int | None, list[Measure]] = {}
    for measure in measures:
        won.setdefault(measure.tier_id, []).append(measure)
    return [
        (round, [(tier, won.get(tier.pk, [])) for tier in round.tiers.all()] if round.is_released else [])
        for round in rounds
    ]


def _number(text: str) -> int:
    """A number that a reader typed into an address; -1, which no round or year is, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
