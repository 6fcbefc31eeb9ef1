"""What the awards bring to pages of other apps: the winners below a report, the honour roll on the front page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest

from awards.models import Measure, MeasureUnit, Round, Tier
from newsroom.parts import Part, part_of


@dataclass(frozen=True)
class Roll:
    """A round whose results are out, with its tiers and their winners in printed order."""

    round: Round
    tiers: list[Tier] = field(default_factory=list)


def rolls(rounds: Iterable[int] | Any) -> list[Roll]:
    """Rounds with their tiers, winners and credits; three queries. Only what is released: see Round.is_released."""
    winners = Measure.objects.released().in_printed_order().prefetch_related(credits())
    tiers = (
        Tier.objects.filter(round__in=rounds)
        .select_related("round__award")
        .order_by("round", "order", "pk")
        .prefetch_related(Prefetch("measures", winners, to_attr="winners"))
    )
    found: dict[int, Roll] = {}
    for tier in tiers:
        found.setdefault(tier.round_id, Roll(tier.round)).tiers.append(tier)
    return list(found.values())


def credits() -> Prefetch:
    return Prefetch("credits", MeasureUnit.objects.select_related("unit"))


@part_of("article-body", order=20)
def winners_reported(article: Any, request: HttpRequest) -> Part | None:
    """The table of winners below a story that reports a round."""
    reported = rolls(Round.objects.released().filter(article=article))
    return Part("awards/_winners.html", {"rolls": reported}) if reported else None
