"""What programs are offered of the awards: every round, and its results once they are released."""

from typing import Any, NotRequired, TypedDict

from django.db.models import Prefetch, QuerySet

from articles.models import Article
from awards.models import Measure, MeasureUnit, Round, Tier
from directory.popolo import Reference, reference
from newsroom.api.resources import Filter, Resource, offer, where
from newsroom.api.schema import Date, Moment, Uri
from newsroom.atom import stamp
from newsroom.markup import absolute, present


class Recipient(TypedDict):
    """A credited unit, under its printed name; the reference is to today's record."""

    name: str
    organization: Reference


class Winner(TypedDict):
    """A measure. `ordinal` is the printed number; `rank` is there only where the source ranks."""

    title: str
    ordinal: NotRequired[int]
    rank: NotRequired[int]
    summary: NotRequired[str]
    units: NotRequired[list[Recipient]]


class Level(TypedDict):
    """A tier. Without `winners` either they are unknown, as `winners_known` says, or not released yet."""

    name: str
    ranked: bool
    places: NotRequired[int]
    winners_known: bool
    winners: NotRequired[list[Winner]]


class AwardRound(TypedDict):
    """A round of an award. Until its results are released it says nothing of them."""

    id: str
    url: Uri
    award: Reference
    number: int
    name: NotRequired[str]
    year: NotRequired[int]
    stage: str
    opens_on: NotRequired[Date]
    closes_on: NotRequired[Date]
    released: bool
    released_at: NotRequired[Moment]
    decided_on: NotRequired[Date]
    document: NotRequired[str]
    event: NotRequired[Reference]
    article_url: NotRequired[Uri]
    tiers: NotRequired[list[Level]]
    updated_at: Moment


def rows() -> QuerySet[Round]:
    """Rounds with all that is said of them; five queries, however many there are."""
    credits = Prefetch("credits", MeasureUnit.objects.select_related("unit"))
    measures = Measure.objects.released().in_printed_order().prefetch_related(credits)
    tiers = Tier.objects.prefetch_related(Prefetch("measures", measures, to_attr="released_measures"))
    articles = Article.objects.public().only("publish_at", "created")
    return Round.objects.select_related("award", "event").prefetch_related(
        Prefetch("tiers", tiers), Prefetch("article", articles, to_attr="public_article")
    )


def winner(measure: Measure) -> dict[str, Any]:
    units = [{"name": credit.printed_name, "organization": reference(credit.unit)} for credit in measure.credits.all()]
    return present(
        title=measure.title, ordinal=measure.ordinal, rank=measure.rank, summary=measure.summary, units=units
    )


def level(tier: Tier) -> dict[str, Any]:
    """A `Level` with the winners that `rows()` found released."""
    return present(
        name=tier.name,
        ranked=tier.ranked,
        places=tier.places,
        winners_known=tier.winners_known,
        winners=[winner(measure) for measure in getattr(tier, "released_measures", [])],
    )


def award_round(round: Round) -> dict[str, Any]:
    """An `AwardRound` of a round from `rows()`."""
    results = {}
    if round.is_released and round.released_at:
        results = {
            "released_at": stamp(round.released_at),
            "decided_on": round.decided_on and round.decided_on.isoformat(),
            "document": round.document,
        }
    article = getattr(round, "public_article", None)
    return present(
        id=str(round.pk),
        url=absolute(round.get_absolute_url()),
        award=reference(round.award),
        number=round.number,
        name=round.name,
        year=round.year,
        stage=round.stage,
        opens_on=round.opens_on and round.opens_on.isoformat(),
        closes_on=round.closes_on and round.closes_on.isoformat(),
        released=round.is_released,
        **results,
        event=reference(round.event) if round.event else None,
        article_url=absolute(article.get_absolute_url()) if article else None,
        tiers=[level(tier) for tier in round.tiers.all()],
        updated_at=stamp(round.updated),
    )


offer(
    Resource(
        name="rounds",
        summary="Award rounds with their winners.",
        item=AwardRound,
        rows=rows,
        serialise=award_round,
        filters={
            "award": Filter(where("award__slug"), "The address of an award."),
            "year": Filter(where("year"), "The year of a round.", number=True),
        },
    )
)
