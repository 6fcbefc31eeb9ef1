"""Units, officials and events in the terms of Popolo: Organization, Person with Memberships, Event.

Popolo's `end_date` is here the first day on which something no longer held, as everywhere in this record.
"""

from typing import Any, NotRequired, TypedDict

from directory.metadata import moment
from directory.models import Event, Host, Official, Participation, Post, Unit
from newsroom.api.schema import Date, DateOrMoment, Moment, Uri
from newsroom.atom import stamp
from newsroom.markup import absolute, present


class OtherName(TypedDict):
    """Another name, and when it was used."""

    name: str
    start_date: NotRequired[Date]
    end_date: NotRequired[Date]


class Link(TypedDict):
    url: Uri
    note: NotRequired[str]


class Reference(TypedDict):
    """A unit or an official, by the number of its own record."""

    id: str
    name: str
    url: Uri


class Membership(TypedDict):
    """A post: its title, whose it is and in which unit."""

    role: str
    person: Reference
    organization: Reference
    start_date: NotRequired[Date]
    end_date: NotRequired[Date]


class Organization(TypedDict):
    """A unit. `classification` is party, government, central, public, media, company, society or other."""

    id: str
    url: Uri
    name: str
    other_names: NotRequired[list[OtherName]]
    classification: str
    parent: NotRequired[Reference]
    description: NotRequired[str]
    founding_date: NotRequired[Date]
    dissolution_date: NotRequired[Date]
    links: NotRequired[list[Link]]
    memberships: NotRequired[list[Membership]]
    updated_at: Moment


class Person(TypedDict):
    """An official, with every post that is recorded."""

    id: str
    url: Uri
    name: str
    image: NotRequired[Uri]
    biography: NotRequired[str]
    memberships: NotRequired[list[Membership]]
    updated_at: Moment


class Attendee(TypedDict):
    """Somebody who took part, under name, title and unit as printed; the references are to today's records."""

    name: str
    title: NotRequired[str]
    organization_name: NotRequired[str]
    roles: NotRequired[list[str]]
    note: NotRequired[str]
    is_group: bool
    person: NotRequired[Reference]
    organization: NotRequired[Reference]


class Organizer(TypedDict):
    """A host (host), organiser (organiser) or co-organiser (supporter), under its printed name."""

    name: str
    role: str
    organization: NotRequired[Reference]


class Gathering(TypedDict):
    """An event. `time_of_day` is unknown, morning, afternoon, evening or exact; attendees stand in protocol order."""

    id: str
    url: Uri
    name: str
    classification: str
    status: str
    start_date: NotRequired[DateOrMoment]
    end_date: NotRequired[DateOrMoment]
    time_of_day: str
    location: NotRequired[str]
    description: NotRequired[str]
    campaign: NotRequired[Reference]
    series: NotRequired[str]
    number: NotRequired[int]
    attendance: NotRequired[int]
    attendance_approximate: NotRequired[bool]
    organizers: NotRequired[list[Organizer]]
    attendees: NotRequired[list[Attendee]]
    updated_at: Moment


def reference(record: Any) -> dict[str, Any]:
    return {"id": str(record.pk), "name": record.name, "url": absolute(record.get_absolute_url())}


def span(since: Any, until: Any) -> dict[str, Any]:
    return present(start_date=since and since.isoformat(), end_date=until and until.isoformat())


def membership(post: Post, unit: Unit, official: Official) -> dict[str, Any]:
    people = {"person": reference(official), "organization": reference(unit)}
    return {"role": post.title, **people, **span(post.since, post.until)}


def organization(unit: Unit) -> dict[str, Any]:
    """An `Organization`. Reads other names, parent, and posts with their officials."""
    short = [{"name": unit.short_name}] if unit.short_name else []
    names = [{"name": other.name, **span(other.since, other.until)} for other in unit.other_names.all()]
    return present(
        id=str(unit.pk),
        url=absolute(unit.get_absolute_url()),
        name=unit.name,
        other_names=short + names,
        classification=unit.kind,
        parent=reference(unit.parent) if unit.parent else None,
        description=unit.description,
        founding_date=unit.founded and unit.founded.isoformat(),
        dissolution_date=unit.dissolved and unit.dissolved.isoformat(),
        links=[{"url": unit.website}] if unit.website else [],
        memberships=[membership(post, unit, post.official) for post in unit.posts.all()],
        updated_at=stamp(unit.updated),
    )


def person(official: Official) -> dict[str, Any]:
    """A `Person`. Reads posts with their units."""
    return present(
        id=str(official.pk),
        url=absolute(official.get_absolute_url()),
        name=official.name,
        image=absolute(official.portrait.url) if official.portrait else None,
        biography=official.biography,
        memberships=[membership(post, post.unit, official) for post in official.posts.all()],
        updated_at=stamp(official.updated),
    )


def attendee(participation: Participation) -> dict[str, Any]:
    official, unit = participation.official, participation.unit
    return present(
        name=participation.name,
        title=participation.title,
        organization_name=participation.unit_name,
        roles=participation.roles,
        note=participation.note,
        is_group=participation.is_group,
        person=reference(official) if official else None,
        organization=reference(unit) if unit else None,
    )


def organizer(host: Host) -> dict[str, Any]:
    unit = reference(host.unit) if host.unit else None
    return present(name=host.printed_name, role=host.role, organization=unit)


def gathering(event: Event) -> dict[str, Any]:
    """A `Gathering`. Reads the campaign, hosts with units, participations with officials and units."""
    counted = {"attendance": event.attendance, "attendance_approximate": event.attendance_approximate}
    return present(
        id=str(event.pk),
        url=absolute(event.get_absolute_url()),
        name=event.name,
        classification=event.kind,
        status=event.status,
        start_date=moment(event.starts_on, event.starts_at),
        end_date=moment(event.ends_on or (event.starts_on if event.ends_at else None), event.ends_at),
        time_of_day=event.clock,
        location=event.place,
        description=event.purpose,
        campaign=reference(event.campaign) if event.campaign else None,
        series=event.series,
        number=event.number,
        **(counted if event.attendance is not None else {}),
        organizers=[organizer(host) for host in event.hosts.all()],
        attendees=[attendee(participation) for participation in event.participations.all()],
        updated_at=stamp(event.updated),
    )
