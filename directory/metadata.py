"""What the pages of units, officials, campaigns and events tell machines."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Campaign, Event, Host, Official, Participation, Post, Unit
from newsroom.json_ld import JsonLd, collection, known
from newsroom.markup import absolute, excerpt
from newsroom.metadata import Crumb, Feed, Image, PageMeta, home_crumb

# schema.org types; an organ of a party is an organisation, not the PoliticalParty itself.
UNIT_TYPES = {
    Unit.Kind.GOVERNMENT: "GovernmentOrganization",
    Unit.Kind.CENTRAL: "GovernmentOrganization",
    Unit.Kind.MEDIA: "NewsMediaOrganization",
    Unit.Kind.COMPANY: "Corporation",
    Unit.Kind.SOCIETY: "NGO",
}
EVENT_STATUS = {
    Event.Status.PLANNED: "https://schema.org/EventScheduled",
    Event.Status.HELD: "https://schema.org/EventScheduled",
    Event.Status.POSTPONED: "https://schema.org/EventPostponed",
    Event.Status.CANCELLED: "https://schema.org/EventCancelled",
}


def record_id(record: Unit | Official | Campaign | Event) -> str:
    """The identifier of the thing, which is not the page about it."""
    return absolute(record.get_absolute_url()) + "#it"


def unit_type(unit: Unit) -> str:
    return UNIT_TYPES.get(Unit.Kind(unit.kind), "Organization")


def mention(record: Unit | Official | Campaign | Event) -> JsonLd:
    """A record as another page speaks of it: its type, name and identifier, without a query."""
    kinds = {Official: "Person", Campaign: "Project", Event: "Event"}
    kind = unit_type(record) if isinstance(record, Unit) else kinds[type(record)]
    if isinstance(record, Event):
        return event_node(record)
    return known(type=kind, id=record_id(record), name=record.name, url=absolute(record.get_absolute_url()))


def unit_node(unit: Unit, other_names: Iterable[str] = ()) -> JsonLd:
    return known(
        type=unit_type(unit),
        id=record_id(unit),
        name=unit.name,
        alternateName=[name for name in [unit.short_name, *other_names] if name],
        url=absolute(unit.get_absolute_url()),
        sameAs=unit.website,
        description=unit.description,
        foundingDate=unit.founded and unit.founded.isoformat(),
        dissolutionDate=unit.dissolved and unit.dissolved.isoformat(),
        parentOrganization=mention(unit.parent) if unit.parent else None,
    )


def unit_meta(unit: Unit) -> PageMeta:
    """Reads the unit's parent and other names."""
    names = [name.name for name in unit.other_names.all()]
    return PageMeta(
        title=unit.name,
        path=unit.get_absolute_url(),
        description=excerpt(unit.description)
        or _("%(unit)s: its leaders, honours and stories.") % {"unit": unit.called},
        keywords=",".join(dict.fromkeys(filter(None, [unit.name, unit.short_name, *names]))),
        breadcrumbs=[home_crumb(), Crumb(unit.called)],
        json_ld=[unit_node(unit, names)],
        feeds=[Feed(_("Stories of %(name)s") % {"name": unit.called}, reverse("feed_unit", args=[unit.slug]))],
    )


def official_node(official: Official, posts: Iterable[Post] = ()) -> JsonLd:
    """schema.org Person with the posts that are held today."""
    today = timezone.localdate()
    held = [post for post in posts if not (post.until and post.until <= today)]
    return known(
        type="Person",
        id=record_id(official),
        name=official.name,
        url=absolute(official.get_absolute_url()),
        image=absolute(official.portrait.url) if official.portrait else None,
        description=excerpt(official.biography),
        jobTitle=[post.title for post in held],
        worksFor=[mention(post.unit) for post in held],
    )


def official_meta(official: Official, posts: Iterable[Post]) -> PageMeta:
    """`posts` with their units, as the page shows them."""
    posts = list(posts)
    titles = "、".join(f"{post.unit.called}{post.title}" for post in posts[:3])
    return PageMeta(
        title=official.name,
        path=official.get_absolute_url(),
        description=excerpt(official.biography) or "，".join(filter(None, [official.name, titles])),
        image=Image(official.portrait.url, alt=official.name) if official.portrait else None,
        og_type="profile",
        breadcrumbs=[home_crumb(), Crumb(official.name)],
        json_ld=[official_node(official, posts)],
    )


def campaign_node(campaign: Campaign) -> JsonLd:
    return known(
        type="Project",
        id=record_id(campaign),
        name=campaign.name,
        url=absolute(campaign.get_absolute_url()),
        description=excerpt(campaign.intro),
        image=absolute(campaign.banner.url) if campaign.banner else None,
        foundingDate=campaign.since and campaign.since.isoformat(),
        dissolutionDate=campaign.until and campaign.until.isoformat(),
    )


def campaign_meta(campaign: Campaign) -> PageMeta:
    path = campaign.get_absolute_url()
    about = campaign_node(campaign)
    return PageMeta(
        title=campaign.name,
        path=path,
        description=excerpt(campaign.intro) or _("%(name)s: events, stories and honours.") % {"name": campaign.name},
        image=Image(campaign.banner.url) if campaign.banner else None,
        breadcrumbs=[home_crumb(), Crumb(campaign.name)],
        json_ld=[{**collection(campaign.name, path), "about": about}],
        feeds=[
            Feed(_("Stories of %(name)s") % {"name": campaign.name}, reverse("feed_campaign", args=[campaign.slug]))
        ],
    )


def moment(day: datetime.date | None, time: datetime.time | None) -> str | None:
    """ISO 8601: a day, or a moment with the office's offset where the time is known."""
    if not day:
        return None
    if not time:
        return day.isoformat()
    when = datetime.datetime.combine(day, time, timezone.get_default_timezone())
    return when.isoformat(timespec="seconds")


def host_node(host: Host) -> JsonLd:
    """A host under its printed name; the address is that of today's unit."""
    kind = unit_type(host.unit) if host.unit else "Organization"
    return known(type=kind, name=host.printed_name, url=absolute(host.unit.get_absolute_url()) if host.unit else None)


def participant_node(participation: Participation) -> JsonLd:
    """Somebody who took part, under name and title as printed; only people have titles and belong to a unit."""
    if participation.is_group:
        return known(type="Organization", name=participation.name)
    unit, official = participation.unit_name, participation.official
    return known(
        type="Person",
        name=participation.name,
        jobTitle=participation.title,
        affiliation=known(type="Organization", name=unit) if unit else None,
        url=absolute(official.get_absolute_url()) if official else None,
    )


def event_node(event: Event, hosts: Iterable[Host] = (), participations: Iterable[Participation] = ()) -> JsonLd:
    """schema.org Event; hosts and participants in their printed order."""
    return known(
        type="Event",
        id=record_id(event),
        name=event.name,
        url=absolute(event.get_absolute_url()),
        description=event.purpose,
        startDate=moment(event.starts_on, event.starts_at),
        endDate=moment(event.ends_on or (event.starts_on if event.ends_at else None), event.ends_at),
        eventStatus=EVENT_STATUS[Event.Status(event.status)],
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=known(type="Place", name=event.place, address=event.place) if event.place else None,
        organizer=[host_node(host) for host in hosts],
        attendee=[participant_node(participation) for participation in participations],
    )


def event_meta(event: Event, hosts: Iterable[Host] = (), participations: Iterable[Participation] = ()) -> PageMeta:
    """`hosts` with their units and `participations` with their officials, as the page shows them."""
    facts = [event.starts_on.isoformat() if event.starts_on else "", event.place, event.purpose]
    return PageMeta(
        title=event.name,
        path=event.get_absolute_url(),
        description=excerpt(" ".join(fact for fact in facts if fact)) or event.name,
        breadcrumbs=[home_crumb(), Crumb(_("Events"), reverse("events")), Crumb(event.name)],
        json_ld=[event_node(event, hosts, participations)],
    )


def events_meta() -> PageMeta:
    title = _("Events")
    return PageMeta(
        title=title,
        path=reverse("events"),
        description=_("Meetings, ceremonies, visits and other events, past and planned."),
        breadcrumbs=[home_crumb(), Crumb(title)],
        json_ld=[collection(title, reverse("events"))],
    )
