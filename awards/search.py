"""What the honours offer to search: awards, their rounds, and the measures that won."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.models import Award, AwardOrganiser, Measure, MeasureUnit, Round, Tier
from directory.models import Event
from directory.search import start_of
from newsroom.prepared import PreparedList
from newsroom.search.index import refresh
from newsroom.search.models import Shelf
from newsroom.search.offers import Entry, facet, follow, link_both_ways, offer
from newsroom.text import circled, han_number

ROUNDS = PreparedList(lambda keys: Round.objects.filter(pk__in=keys).select_related("award"))

facet(
    "round",
    label=_("Award round"),
    names=lambda keys: {round.pk: str(round) for round in ROUNDS(keys)},
    order=40,
)


@offer(Award, kind="award", label=_("Awards"), rows=lambda: Award.objects.prefetch_related("organiser_set"))
def award(record: Award) -> Entry:
    return Entry(
        title=record.name,
        body=record.description,
        url=record.get_absolute_url(),
        facets={"unit": [organiser.unit_id for organiser in record.organiser_set.all()]},
        names=[record.name],
    )


def round_card(round: Round) -> dict[str, Any]:
    winners = Measure.objects.released().filter(round=round).in_printed_order().prefetch_related("credits__unit")
    return {"round": round, "winners": winners}


@offer(
    Round,
    kind="round",
    label=_("Award rounds"),
    rows=lambda: Round.objects.select_related("award", "event").prefetch_related(
        "tiers", "measures__tier", "measures__credits"
    ),
    card="awards/_round_found.html",
    card_content=round_card,
)
def round(record: Round) -> Entry:
    tiers = list(record.tiers.all())
    winners = [measure for measure in record.measures.all() if measure.tier_id] if record.is_released else []
    day = record.decided_on or (record.event.starts_on if record.event else None)
    names = _names(record, tiers)
    return Entry(
        title=str(record),
        deck="，".join(filter(None, [record.document, *(tier.name for tier in tiers)])),
        body="\n".join([*map(_printed, winners), "，".join(_labels(record))]),
        url=record.get_absolute_url(),
        moment=start_of(day),
        facets={"round": [record.pk], "unit": {credit.unit_id for won in winners for credit in won.credits.all()}},
        names=names,
    )


def _names(round: Round, tiers: list[Tier]) -> list[str]:
    """What a round is asked for by: 第二轮, 第二轮十佳举措, and both with the award's name before them."""
    labels = _labels(round)
    shorts = [f"{label}{tier.name}" for label in labels for tier in tiers]
    return list(dict.fromkeys([*(f"{round.award.name}{label}" for label in labels), *labels, *shorts]))


def _labels(round: Round) -> list[str]:
    number = han_number(round.number)
    return [label for label in dict.fromkeys([round.name, f"第{number}轮", f"第{number}届"]) if label]


def _printed(measure: Measure) -> str:
    number = circled(measure.ordinal) if measure.ordinal else ""
    return f"{number}{'、'.join(credit.printed_name for credit in measure.credits.all())}《{measure.title}》"


@offer(
    Measure,
    kind="measure",
    label=_("Award-winning measures"),
    rows=lambda: Measure.objects.select_related("round__award", "round__event", "tier").prefetch_related("credits"),
)
def measure(record: Measure) -> Entry | None:
    """A winner, found by readers from the moment its round's results are released."""
    if not record.tier:
        return None
    credits, round = list(record.credits.all()), record.round
    day = round.decided_on or (round.event.starts_on if round.event else None)
    return Entry(
        title=record.title,
        deck=f"{'、'.join(credit.printed_name for credit in credits)}，{round}{record.tier}",
        body=record.summary,
        url=f"{round.get_absolute_url()}#measure-{record.pk}",
        moment=start_of(day),
        facets={"unit": [credit.unit_id for credit in credits], "round": [round.pk]},
        shelf=Shelf.PUBLIC if round.released_at else Shelf.DESK,
        public_from=round.released_at,
    )


follow(AwardOrganiser, lambda organiser: [organiser.award])
follow(Event, lambda event: [record for round in event.rounds.all() for record in (round, *round.measures.all())])
follow(MeasureUnit, lambda credit: [credit.measure, credit.measure.round])
follow(Measure, lambda measure: [measure.round])
follow(Tier, lambda tier: [tier.round, *tier.measures.all()])
follow(Round, lambda round: [*round.measures.all(), round.article])
follow(Award, lambda award: [record for round in award.rounds.all() for record in (round, *round.measures.all())])
link_both_ways(Measure.articles.through)


def tick() -> tuple[int, int]:
    """A round is found by its winners from the moment set for their release; those of the last two days are read."""
    now = timezone.now()
    released = Round.objects.filter(released_at__range=(now - datetime.timedelta(days=2), now))
    for round in released:
        refresh(round)
    return 0, 0
