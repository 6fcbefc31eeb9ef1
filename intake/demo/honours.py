"""Enters the award of the demonstration with its rounds, tiers and winners, as far as they are known."""

import datetime
from typing import Any

from django.utils import timezone

from articles.models import Article
from awards.models import Award, Measure, MeasureUnit, Round, Tier
from intake.demo.reading import read
from intake.demo.register import Register


def enter_award(register: Register, articles: dict[str, Article]) -> None:
    content = read("record")
    fields = content["award"]
    award, made = Award.objects.get_or_create(
        name=fields["name"],
        defaults={
            "slug": fields["slug"],
            "description": fields["description"].strip(),
            "campaign": register.campaign,
        },
    )
    if made:
        for round_content in content["round"]:
            enter_round(award, round_content, register, articles)


def enter_round(award: Award, content: dict[str, Any], register: Register, articles: dict[str, Article]) -> None:
    entered = Round.objects.create(
        award=award,
        number=content["number"],
        year=content.get("year"),
        stage=content["stage"],
        released_at=start_of(content.get("released_on")),
        event=register.events.get(content.get("event", "")),
        article=articles[content["story"]],
        document=content.get("document", ""),
    )
    for order, tier in enumerate(content.get("tier", []), start=1):
        enter_tier(entered, tier, order, register, articles)


def enter_tier(
    round: Round, content: dict[str, Any], order: int, register: Register, articles: dict[str, Article]
) -> None:
    tier = Tier.objects.create(
        round=round,
        name=content["name"],
        places=content.get("places"),
        winners_known=content["winners_known"],
        order=order,
    )
    for won in content.get("measure", []):
        measure = Measure.objects.create(round=round, tier=tier, title=won["title"], ordinal=won.get("ordinal"))
        MeasureUnit.objects.create(measure=measure, unit=register.units[won["unit"]], printed_name=won["unit"])
        measure.articles.add(*[articles[key] for key in won["stories"]])


def start_of(day: datetime.date | None) -> datetime.datetime | None:
    """The first moment of a day in the office's own time zone."""
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min), timezone.get_default_timezone())
