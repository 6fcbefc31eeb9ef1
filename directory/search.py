"""What the facts offer to search: units, officials, campaigns and events."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import (
    Campaign,
    CampaignLead,
    CampaignName,
    Event,
    Host,
    Official,
    Participation,
    Post,
    Unit,
    UnitName,
)
from newsroom.prepared import PreparedList
from newsroom.search.offers import Entry, facet, follow, offer

UNITS = PreparedList(lambda keys: Unit.objects.filter(pk__in=keys))

facet(
    "unit",
    label=_("Unit"),
    names=lambda keys: {unit.pk: unit.called for unit in UNITS(keys)},
    order=30,
)


def start_of(day: datetime.date | None) -> datetime.datetime | None:
    """Midnight of a day in the office's own time zone."""
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min), timezone.get_default_timezone())


def unit_card(unit: Unit) -> dict[str, Any]:
    today = timezone.localdate()
    leaders = Post.objects.on(today).filter(unit=unit).select_related("official", "unit").order_by("order", "pk")[:6]
    return {"unit": unit, "other_names": unit.other_names.all(), "posts": leaders}


@offer(
    Unit,
    kind="unit",
    label=_("Units"),
    rows=lambda: Unit.objects.prefetch_related("other_names"),
    card="directory/_unit_found.html",
    card_content=unit_card,
)
def unit(record: Unit) -> Entry:
    others = [record.short_name, *(name.name for name in record.other_names.all())]
    names = list(dict.fromkeys(filter(None, [record.name, *others])))
    return Entry(
        title=record.name,
        deck="，".join(names[1:]),
        body=record.description,
        url=record.get_absolute_url(),
        facets={"unit": [record.pk]},
        names=names,
    )


def official_card(official: Official) -> dict[str, Any]:
    return {"official": official, "posts": official.posts.on(timezone.localdate()).select_related("unit")}


@offer(
    Official,
    kind="official",
    label=_("Officials"),
    rows=lambda: Official.objects.prefetch_related("posts__unit"),
    card="directory/_official_found.html",
    card_content=official_card,
)
def official(record: Official) -> Entry:
    posts = list(record.posts.all())
    return Entry(
        title=record.name,
        deck="，".join(f"{post.unit.called}{post.title}" for post in posts),
        body=record.biography,
        url=record.get_absolute_url(),
        facets={"unit": {post.unit_id for post in posts}},
        names=[record.name],
    )


@offer(
    Campaign,
    kind="campaign",
    label=_("Campaigns"),
    rows=lambda: Campaign.objects.prefetch_related("other_names", "leads"),
    card="directory/_campaign_found.html",
    card_content=lambda campaign: {"campaign": campaign},
)
def campaign(record: Campaign) -> Entry:
    names = list(dict.fromkeys([record.name, *(name.name for name in record.other_names.all())]))
    return Entry(
        title=record.name,
        deck="，".join(names[1:]),
        body=record.intro,
        url=record.get_absolute_url(),
        moment=start_of(record.since),
        facets={"unit": [lead.unit_id for lead in record.leads.all()]},
        names=list(filter(None, [*names, record.short_name])),
    )


@offer(Event, kind="event", label=_("Events"), rows=lambda: Event.objects.prefetch_related("hosts", "participations"))
def event(record: Event) -> Entry:
    hosts, people = list(record.hosts.all()), list(record.participations.all())
    printed = [f"{person.unit_name}{person.title}{person.name}" + person.note for person in people]
    return Entry(
        title=record.name,
        deck="，".join(filter(None, [record.place, record.purpose])),
        body="\n".join(filter(None, ["，".join(host.printed_name for host in hosts), *printed])),
        url=record.get_absolute_url(),
        moment=start_of(record.starts_on),
        facets={"unit": {host.unit_id or 0 for host in hosts} | {person.unit_id or 0 for person in people}},
    )


follow(UnitName, lambda name: [name.unit])
follow(Unit, lambda unit: Official.objects.filter(posts__unit=unit).distinct())
follow(CampaignLead, lambda lead: [lead.campaign])
follow(Post, lambda post: [post.official])
follow(CampaignName, lambda name: [name.campaign])
follow(Host, lambda host: [host.event])
follow(Participation, lambda person: [person.event])
