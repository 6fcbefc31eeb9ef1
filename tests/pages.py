"""Every kind of public page: a name, and a function that makes the records it needs and answers its address.

The checks of HTML, of accessibility and of weight go through this list, so a new kind of page is added here once.
"""

import datetime
from collections.abc import Callable

from django.urls import reverse

from articles.models import Article, ArticlePicture, RelatedStory, Section
from awards.models import Round
from directory.models import Event, Host, Official, Participation, Unit
from newsroom.models import SiteSettings
from tests import makers

HEADLINE = "省直机关“学厦航”活动第四次推进会在福州召开"


def site() -> None:
    SiteSettings.objects.update_or_create(
        pk=1,
        defaults={
            "name": "省直机关文明网",
            "description": "省直机关精神文明建设的新闻与记录。",
            "sponsor": "省直机关文明办",
            "site_code": "3500000001",
            "icp": "闽ICP备00000000号",
            "outlet": "文明风",
        },
    )


def unit() -> Unit:
    parent = makers.make_unit("省直机关工委", kind=Unit.Kind.PARTY)
    unit = makers.make_unit(
        "福建省发展和改革委员会", short_name="省发改委", parent=parent, website="https://example.gov.cn/"
    )
    unit.other_names.create(name="省计委", until=datetime.date(2000, 1, 1))
    makers.make_post(official(), unit, "党组书记、主任", since=datetime.date(2013, 1, 1))
    return unit


def official() -> Official:
    return Official.objects.filter(name="郑栅洁").first() or makers.make_official("郑栅洁")


def event() -> Event:
    """A meeting with a host, an official and a group."""
    unit_there = unit()
    event = makers.make_event(
        "第四次推进会",
        place="福州",
        clock=Event.Clock.MORNING,
        purpose="动员部署。",
        campaign=makers.make_campaign("学厦航，打造优质软环境", since=datetime.date(2011, 12, 1)),
        attendance=170,
        attendance_approximate=True,
    )
    Host.objects.create(event=event, unit=unit_there, order=1)
    Participation.objects.create(
        event=event,
        official=official(),
        name="郑栅洁",
        title="党组书记、主任",
        unit=unit_there,
        unit_name="省发改委",
        roles=["attended", "addressed"],
        order=1,
    )
    Participation.objects.create(event=event, name="省直各单位机关党委专职副书记", is_group=True, order=2)
    return event


def round_with_winners() -> Round:
    round = makers.make_round(makers.make_award("十佳举措评选"), event=event(), year=2014)
    tier = makers.make_tier(round)
    for ordinal, title in enumerate(["打造无纸化通关模式,便捷企业快速通关", "10项便民利民新举措"], 1):
        makers.make_measure(tier, title, ordinal=ordinal)
    makers.make_tier(round, "提名奖", winners_known=False, order=1)
    return round


def article(**fields) -> Article:
    """A report with everything that a report can have."""
    round = round_with_winners()
    meeting = Event.objects.get(rounds=round)
    section = Section.objects.filter(name="文明创建").first() or makers.make_section(
        "文明创建", description="创建动态。", keywords="文明,创建"
    )
    article = makers.make_public_article(
        HEADLINE,
        tags=["学厦航", "软环境"],
        **{
            "kicker": "真情服务为人民",
            "deck": "朱清讲话\n郑栅洁致辞",
            "summary": "推进会在福州召开。",
            "body": "<h2>关键是把握实质</h2><p>三年“学厦航”,有影响、见实效。</p><ul><li>服务</li></ul>",
            "section": section,
            "event": meeting,
            "campaign": meeting.campaign,
            "lead_picture": makers.make_picture(alt="会场里坐满了人"),
            "dateline_outlet": "文明风",
            "dateline_date": datetime.date(2014, 10, 24),
            "byline_role": "通讯员",
            "contributor": "省直机关文明办",
            "responsible_editor": "金婷",
            **fields,
        },
    )
    article.units.add(*Unit.objects.all())
    article.officials.add(official())
    for number, caption in enumerate(["推进会现场", "在主席台就座的领导"]):
        ArticlePicture.objects.create(article=article, picture=makers.make_picture(caption), order=number)
    RelatedStory.objects.create(article=article, title="十佳举措评选结果出炉", published_on=datetime.date(2012, 6, 6))
    round.article = article
    round.save()
    return article


def home() -> str:
    article()
    return reverse("home")


def plain_article() -> str:
    """The least that can be published."""
    return makers.make_public_article("短讯", body="<p>一句话。</p>").get_absolute_url()


def tag() -> str:
    return reverse("tag", args=[article().tags.get(name="学厦航").slug])


PAGES: dict[str, Callable[[], str]] = {
    "home": home,
    "empty home": lambda: reverse("home"),
    "article": lambda: article().get_absolute_url(),
    "plain article": plain_article,
    "month": lambda: article() and reverse("month", args=[2014, "10"]),
    "section": lambda: article().section.get_absolute_url(),
    "empty section": lambda: makers.make_section("空栏目").get_absolute_url(),
    "tag": tag,
    "campaign": lambda: article().campaign.get_absolute_url(),
    "unit": lambda: article() and Unit.objects.get(short_name="省发改委").get_absolute_url(),
    "empty unit": lambda: makers.make_unit("新单位").get_absolute_url(),
    "official": lambda: article() and official().get_absolute_url(),
    "events": lambda: article() and reverse("events"),
    "event": lambda: article().event.get_absolute_url(),
    "awards": lambda: article() and reverse("awards"),
    "award": lambda: round_with_winners().award.get_absolute_url(),
    "round": lambda: article().rounds.get().get_absolute_url(),
    "held round": lambda: makers.make_round(released=False).get_absolute_url(),
    "search": lambda: article() and reverse("search") + "?q=学厦航",
    "empty search": lambda: reverse("search"),
    "not found": lambda: "/no/such/page/",
}
# Answered with another status than 200.
STATUS = {"not found": 404}
