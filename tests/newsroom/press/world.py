"""A newsroom with everything that pages show, the addresses of its pages, and edits of anything in it."""

import datetime
import random
from typing import Any
from urllib.parse import unquote

from django.apps import apps
from django.db import models
from django.urls import reverse

from articles import related
from articles.models import Article, Attachment, Placement, Promotion, RelatedStory, Section
from awards.models import AwardOrganiser, Round
from directory.models import Campaign, CampaignLead, Event, Official, Unit
from newsroom import sitemaps
from newsroom.press.watching import APPS, UNSHOWN
from tests import makers, pages


def build() -> None:
    pages.site()
    story = pages.article()
    Attachment.objects.bulk_create([Attachment(article=story, file="attachments/x/a.pdf", title="附件", size=10)])
    other = makers.make_public_article(
        "同标签的另一篇", tags=["学厦航"], section=story.section, publish_at=makers.at("2014-10-20")
    )
    later = makers.make_public_article(
        "后来的一篇", publish_at=makers.at("2014-11-03"), pinned_until=makers.at("2099-01-01")
    )
    Placement.objects.create(article=later, section=story.section)
    child = makers.make_section("下级栏目", parent=story.section)
    makers.make_public_article("下级栏目的一篇", section=child, publish_at=makers.at("2013-05-01"))
    makers.make_article("草稿", section=story.section, tags=["学厦航"])
    RelatedStory.objects.create(article=other, story=later, order=1)
    Promotion.objects.create(slot="lead", article=other)
    Promotion.objects.create(slot="campaign", campaign=story.campaign, text="专题")
    CampaignLead.objects.create(campaign=story.campaign, unit=Unit.objects.get(name="省直机关工委"))
    story.campaign.other_names.create(name="学厦航活动")
    award = story.rounds.get().award
    AwardOrganiser.objects.create(award=award, unit=Unit.objects.get(name="省直机关工委"))
    award.campaign = story.campaign
    award.save()
    for measure in story.rounds.get().measures.all():
        measure.articles.add(story)
    held_back = makers.make_round(award, number=3, released=False, stage=Round.Stage.VOTE)
    makers.make_measure(makers.make_tier(held_back))
    makers.make_event(
        "明年的会",
        starts_on=datetime.date(2099, 1, 1),
        clock=Event.Clock.EXACT,
        starts_at=datetime.time(8, 30),
        ends_at=datetime.time(11, 30),
        status=Event.Status.PLANNED,
    )
    old, new = makers.make_unit("旧单位"), makers.make_unit("新单位")
    old.successors.add(new)
    related.settle_some()


def addresses() -> list[str]:
    """One of every kind of page, and two of some."""
    story = Article.objects.get(headline=pages.HEADLINE)
    campaign, award = Campaign.objects.get(pk=story.campaign_id), story.rounds.get().award
    unit = Unit.objects.get(short_name="省发改委")
    records = [
        story,
        Article.objects.get(headline="同标签的另一篇"),
        story.section,
        Section.objects.get(name="下级栏目"),
    ]
    records += [
        campaign,
        award,
        story.rounds.get(),
        unit,
        Unit.objects.get(name="旧单位"),
        Official.objects.get(),
        story.event,
        Event.objects.get(name="明年的会"),
    ]
    tag = story.tags.get(name="学厦航")
    named = ["home", "events", "awards", "feed_latest", "events_ics", "robots", "sitemap", "sitemap_news"]
    return [
        *(record.get_absolute_url() for record in records),
        *map(reverse, named),
        reverse("month", args=[2014, "10"]),
        reverse("tag", args=[tag.slug]),
        reverse("feed_tag", args=[tag.slug]),
        reverse("feed_section", args=[story.section.slug]),
        reverse("feed_unit", args=[unit.slug]),
        reverse("feed_campaign", args=[campaign.slug]),
        reverse("sitemap_month", args=[2014, "10"]),
        *(reverse("sitemap_kind", args=[kind]) for kind in sorted(sitemaps._kinds)),
    ]


def stored_at(path: str) -> str:
    """Where the press keeps the page of an address."""
    return f"zh-hans{unquote(path)}" + ("index.html" if path.endswith("/") else "")


def shown_models() -> list[type[models.Model]]:
    found = [model for label in APPS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return [model for model in found if not hasattr(model, "history_id") and model._meta.label_lower not in UNSHOWN]


def every_field() -> list[tuple[type[models.Model], models.Field]]:
    return [
        (model, field)
        for model in shown_models()
        for field in model._meta.local_concrete_fields
        if not field.primary_key and field.name not in ("created", "updated", "version", "first_published")
    ]


def other_value(field: models.Field, old: Any, chance: random.Random) -> Any:
    """Another value that this field could have, of its own kind."""
    if field.choices:
        return chance.choice([value for value, _label in field.choices if value != old])
    if isinstance(field, models.ForeignKey):
        keys = field.related_model._default_manager.exclude(pk=old).values_list("pk", flat=True)
        return chance.choice([*keys, *([None] if field.null else [])] or [old])
    if isinstance(field, models.BooleanField):
        return not old
    if isinstance(field, models.DateTimeField):
        return chance.choice([makers.at("2014-10-21"), makers.at("2014-12-01"), makers.at("2098-01-01")])
    if isinstance(field, models.DateField):
        return chance.choice([datetime.date(1990, 3, 1), datetime.date(2014, 10, 2), datetime.date(2098, 5, 1)])
    if isinstance(field, models.TimeField):
        return chance.choice([datetime.time(9, 30), datetime.time(10, 15)])
    if isinstance(field, models.IntegerField):
        return chance.choice([(old or 0) + 1, max((old or 0) - 1, 0)])
    if isinstance(field, models.JSONField):
        return old[::-1] if field.name == "stories" else ["attended", "presided"]
    if isinstance(field, models.URLField):
        return "https://example.org/changed"
    if isinstance(field, models.SlugField):
        return f"{old}-changed"
    if isinstance(field, models.FileField):
        return "pictures/changed.jpg"
    return f"{old}改"[-(field.max_length or 500) :]
