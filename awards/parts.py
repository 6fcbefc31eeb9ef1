"""What the awards bring to pages of other apps: the winners below a report, the honour roll on the front page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.front import front_page
from articles.models import Promotion
from awards.models import Measure, MeasureUnit, Round, Tier
from directory.models import Campaign, Event
from newsroom.parts import Part, part_of
from newsroom.prepared import Prepared, PreparedList, Slot

STEPS = 6


@dataclass(frozen=True)
class Honours:
    """A tier and its winners in printed order; none where the report does not name them."""

    tier: Tier
    winners: list[Measure]

    def halves(self) -> list[list[Measure]]:
        """The winners on the two sides of a leaf's fold."""
        middle = -(-len(self.winners) // 2)
        return [half for half in (self.winners[:middle], self.winners[middle:]) if half]


@dataclass(frozen=True)
class Roll:
    """A round whose results are out."""

    round: Round
    honours: list[Honours] = field(default_factory=list)


def tiers_of(rounds: Iterable[int] | Any) -> QuerySet[Tier]:
    return Tier.objects.filter(round__in=rounds).select_related("round__award").order_by("round", "order", "pk")


TIERS_REPORTED = Prepared(lambda: tiers_of(Round.objects.released(Slot("now")).filter(article=Slot("article"))))


WINNERS = PreparedList(
    lambda tiers: Measure.objects.released(Slot("now")).filter(tier__pk__in=tiers).in_printed_order()
)
CREDITS: PreparedList[MeasureUnit] = PreparedList(
    lambda measures: MeasureUnit.objects.filter(measure__pk__in=measures).select_related("unit")  # type: ignore[misc]
)


def rolls(tiers: Iterable[Tier]) -> list[Roll]:
    """Rounds by their tiers, with winners and credits; two queries. Only what is released: see Round.is_released."""
    tiers = list(tiers)
    winners = WINNERS([tier.pk for tier in tiers], now=timezone.now())
    credits: dict[int, list[MeasureUnit]] = {measure.pk: [] for measure in winners}
    for credit in CREDITS(list(credits)):
        credits[credit.measure_id].append(credit)
    by_tier: dict[int, list[Measure]] = {tier.pk: [] for tier in tiers}
    for measure in winners:
        measure._prefetched_objects_cache = {"credits": credits[measure.pk]}  # type: ignore[attr-defined]
        by_tier[measure.tier_id].append(measure)  # type: ignore[index]
    found: dict[int, Roll] = {}
    for tier in tiers:
        roll = found.setdefault(tier.round_id, Roll(tier.round))
        roll.honours.append(Honours(tier, by_tier[tier.pk]))
    return list(found.values())


@part_of("article-body", order=20)
def winners_reported(article: Any, request: HttpRequest) -> Part | None:
    """The table of winners below a story that reports a round."""
    reported = rolls(TIERS_REPORTED(article=article.pk, now=timezone.now()))
    return Part("awards/_winners.html", {"rolls": reported}) if reported else None


@part_of("home", order=30)
def running_campaign(record: None, request: HttpRequest) -> Part | None:
    """The campaign that editors placed, or the one that began last, with its events as steps."""
    placed = next((one for one in front_page(request).promotions if one.slot == Promotion.Slot.CAMPAIGN), None)
    campaign = (placed and placed.campaign) or (
        Campaign.objects.running(timezone.localdate()).order_by("-since").first()
    )
    if not campaign:
        return None
    # What was held on a day nobody knows has no place on the line; what is planned stands at its end.
    known = campaign.events.exclude(status=Event.Status.CANCELLED).exclude(status=Event.Status.HELD, starts_on=None)
    events = known.order_by(F("starts_on").asc(nulls_last=True), "pk")
    steps = list(events)[-STEPS:]
    return Part("awards/_campaign_band.html", {"campaign": campaign, "placed": placed, "steps": steps})


@part_of("home", order=40)
def honour_roll(record: None, request: HttpRequest) -> Part | None:
    """The newest round whose results are out, its first tier as a printed leaf."""
    newest = rolls(tiers_of(Round.objects.released().newest_first().values("pk")[:1]))
    honours = next((one for roll in newest for one in roll.honours if one.winners), None)
    return Part("awards/_leaf.html", {"round": newest[0].round, "honours": honours}) if honours else None
