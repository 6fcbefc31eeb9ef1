"""Makers of records: each says only what a test does not care about."""

import datetime
import itertools

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.models import Article, Picture, Section
from articles.rules import State
from awards.models import Award, Measure, MeasureUnit, Round, Tier
from directory.models import Campaign, Event, Official, Post, Unit
from newsroom.models import User

count = itertools.count(1)


def at(day: str, time: str = "09:00") -> datetime.datetime:
    """A moment in the office's own time zone: `at("2014-10-24", "18:20")`."""
    moment = datetime.datetime.fromisoformat(f"{day} {time}")
    return timezone.make_aware(moment, timezone.get_default_timezone())


def make_user(username: str, name: str, groups: list[str] | None = None, **fields) -> User:
    user = User.objects.create_user(username, password="a long enough word", name=name, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups or []))
    return user


def permission(right: str) -> Permission:
    """The permission of a right: `permission("intake.view_report")`."""
    app, codename = right.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def make_unit(name: str = "", **fields) -> Unit:
    return Unit.objects.create(name=name or f"第{next(count)}局", **fields)


def make_official(name: str = "朱清", **fields) -> Official:
    return Official.objects.create(name=name, **fields)


def make_post(official: Official, unit: Unit, title: str = "主任", **fields) -> Post:
    return Post.objects.create(official=official, unit=unit, title=title, **fields)


def make_campaign(name: str = "", **fields) -> Campaign:
    return Campaign.objects.create(name=name or f"第{next(count)}次活动", **fields)


def make_event(name: str = "第四次推进会", **fields) -> Event:
    return Event.objects.create(**{"name": name, "starts_on": datetime.date(2014, 10, 22), **fields})


def make_section(name: str = "", **fields) -> Section:
    return Section.objects.create(name=name or f"栏目{next(count)}", **fields)


def make_article(headline: str = "", tags: list[str] | None = None, **fields) -> Article:
    """A draft."""
    if "section" not in fields:
        fields["section"] = make_section()
    article = Article.objects.create(
        **{"headline": headline or f"稿件{next(count)}", "body": "<p>正文。</p>", **fields}
    )
    article.tags.add(*tags or [])
    return article


def make_public_article(headline: str = "", **fields) -> Article:
    """An article that readers see, published without the review that other tests are about."""
    moment = fields.pop("publish_at", None) or at("2014-10-24", "18:20")
    return make_article(
        headline, **{"state": State.PUBLISHED, "publish_at": moment, "first_published": moment, **fields}
    )


def sign(article: Article, writer: User, reviewers: list[User]) -> Article:
    """Submitted by its writer and approved by the reviewers in their order."""
    workflow.move(article, "submit", writer)
    for reviewer in reviewers:
        workflow.move(article, "approve", reviewer)
    return article


def picture_file(name: str = "photo.jpg", size: tuple[int, int] = (640, 400), colour: str = "#ab261c") -> ContentFile:
    """A real picture file, drawn here."""
    content = ContentFile(b"", name=name)
    kind = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rsplit(".", 1)[-1]]
    Image.new("RGB", size, colour).save(content, kind)
    content.seek(0)
    return content


def make_picture(caption: str = "推进会现场", **fields) -> Picture:
    return Picture.objects.create(file=fields.pop("file", None) or picture_file(), caption=caption, **fields)


def make_award(name: str = "", **fields) -> Award:
    return Award.objects.create(name=name or f"第{next(count)}评选", **fields)


def make_round(award: Award | None = None, number: int = 2, released: bool = True, **fields) -> Round:
    if released:
        fields = {"stage": Round.Stage.DECIDED, "released_at": at("2014-10-22"), **fields}
    return Round.objects.create(award=award or make_award(), number=number, **fields)


def make_tier(round: Round, name: str = "十佳举措", **fields) -> Tier:
    return Tier.objects.create(round=round, name=name, **fields)


def make_measure(tier: Tier, title: str = "", unit: Unit | None = None, **fields) -> Measure:
    measure = Measure.objects.create(round=tier.round, tier=tier, title=title or f"第{next(count)}项举措", **fields)
    MeasureUnit.objects.create(measure=measure, unit=unit or make_unit())
    return measure
