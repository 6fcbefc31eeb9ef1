"""The real report of 24 October 2014, made from its file with all that it names."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articles.models import Article, ArticlePicture, RelatedStory
from awards.models import Award, MeasureUnit
from directory.models import Event, Host, Participation, Role, Unit
from tests import makers, pages

FILE = Path(__file__).parent / "real" / "report-seed.json"
ROLES = {
    "出席": Role.ATTENDED,
    "讲话": Role.SPOKE,
    "致辞": Role.ADDRESSED,
    "宣读": Role.READ_OUT,
    "主持": Role.PRESIDED,
}
MEDIA = ("福建日报社", "省广播影视集团", "人民日报社福建分社", "新华社福建分社", "中新社福建分社")


def gold() -> dict[str, Any]:
    """What is printed in the report, field by field."""
    return json.loads(FILE.read_text())["gold"]


def make_report(make: Callable[..., Article] = makers.make_public_article, **fields: Any) -> Article:
    """The report as an editor enters it; the headline and the time are hers, because the file has lost them.

    With `make=makers.make_article` it is still a draft.
    """
    printed = gold()
    pages.site()
    units = make_units(printed["units"])
    event = make_event(printed, units)
    lines = json.loads(FILE.read_text())["text"].splitlines()
    if make is makers.make_public_article:
        fields["publish_at"] = makers.at("2014-10-24", "18:20")
    article = make(
        pages.HEADLINE,
        section=makers.make_section(
            "文明创建", description="省直机关文明创建的动态。", keywords="文明,创建", column_type="政务动态"
        ),
        tags=["学厦航", "十佳举措"],
        body="".join(f"<p>{line}</p>" for line in lines[5:9]),
        event=event,
        campaign=event.campaign,
        dateline_outlet="文明风",
        dateline_date=datetime.date(2014, 10, 24),
        byline_role="通讯员",
        contributor=printed["contributor"],
        responsible_editor=printed["editor"],
        **fields,
    )
    article.units.set(units.values())
    article.officials.set([participation.official for participation in event.participations.all()])
    for order, caption in enumerate(printed["captions"]):
        ArticlePicture.objects.create(article=article, picture=makers.make_picture(caption), order=order)
    for order, (day, title) in enumerate(printed["related"]):
        RelatedStory.objects.create(article=article, title=title, published_on=day, order=order)
    make_round(printed, units, event, article)
    return article


def make_units(names: list[str]) -> dict[str, Unit]:
    kinds = dict.fromkeys(MEDIA, Unit.Kind.MEDIA) | {"省直机关工委": Unit.Kind.PARTY, "福州海关": Unit.Kind.CENTRAL}
    return {name: makers.make_unit(name, kind=kinds.get(name, Unit.Kind.GOVERNMENT)) for name in names}


def make_event(printed: dict[str, Any], units: dict[str, Unit]) -> Event:
    event = makers.make_event(
        printed["event_name"],
        starts_on=datetime.date.fromisoformat(printed["event"]["date"]),
        clock=Event.Clock.MORNING,
        place=printed["event"]["place"],
        campaign=makers.make_campaign("“学厦航、打造优质软环境”活动"),
        series="推进会",
        number=printed["event_ordinal"],
        attendance=printed["attendance"]["value"],
        attendance_approximate=printed["attendance"]["approximate"],
    )
    for order, name in enumerate(printed["hosts"]):
        Host.objects.create(event=event, unit=units[name], printed_name=name, order=order)
    for order, person in enumerate(printed["participants"]):
        Participation.objects.create(
            event=event,
            official=makers.make_official(person["name"]),
            name=person["name"],
            title=person["title"],
            unit=units[person["unit"]],
            unit_name=person["unit"],
            roles=[ROLES[role] for role in person["roles"]],
            note=printed["document_read"] if "宣读" in person["roles"] else "",
            order=order,
        )
    return event


def make_round(printed: dict[str, Any], units: dict[str, Unit], event: Event, article: Article) -> None:
    award: Award = makers.make_award(printed["award"]["programme"], campaign=event.campaign)
    number = printed["award"]["round"]
    round = makers.make_round(award, number, year=2014, event=event, article=article, document=printed["document_read"])
    tier = makers.make_tier(round, "十佳举措", places=10)
    makers.make_tier(round, "提名奖", winners_known=False, order=1)
    for row in printed["awards"]:
        measure = makers.make_measure(tier, row["title"], units[row["recipient"]], ordinal=row["ordinal"])
        MeasureUnit.objects.filter(measure=measure).update(printed_name=row["recipient"])
