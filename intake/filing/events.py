"""The event of a report, with its hosts and everybody who took part, under the names and titles as printed."""

from directory.models import Campaign, Event, Host, Participation
from intake.filing.names import Names, linked
from intake.proposal import Fate, Meeting, PersonLine, Proposal


def write_event(proposal: Proposal, names: Names, campaign: Campaign | None) -> Event | None:
    """A new event, or the one that is recorded already with what it did not know yet; None where there is none."""
    meeting = proposal.meeting
    if not meeting.name or meeting.link.fate == Fate.PRINT:
        return None
    known = meeting.link.fate == Fate.MATCH
    event = linked(Event, meeting.link) if known else _new_event(meeting, campaign)
    _write_hosts(event, proposal, names)
    _write_people(event, proposal, names)
    return event


def _new_event(meeting: Meeting, campaign: Campaign | None) -> Event:
    return Event.objects.create(
        name=meeting.name,
        kind=meeting.kind,
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        clock=Event.Clock.EXACT if meeting.starts_at else meeting.clock,
        starts_at=meeting.starts_at,
        place=meeting.place,
        purpose=meeting.purpose,
        campaign=campaign,
        series=meeting.series,
        number=meeting.number,
        attendance=meeting.attendance,
        attendance_approximate=meeting.attendance_approximate,
    )


def _write_hosts(event: Event, proposal: Proposal, names: Names) -> None:
    there = {(host.unit_id or host.printed_name, host.role) for host in event.hosts.all()}
    order = len(there)
    for line in proposal.hosts:
        unit = names.unit(line.name)
        key = (unit.pk if unit else line.name, line.role)
        if key not in there:
            there.add(key)
            order += 1
            Host.objects.create(event=event, unit=unit, printed_name=line.name, role=line.role, order=order)


def _write_people(event: Event, proposal: Proposal, names: Names) -> None:
    there = {one.official_id or one.name for one in event.participations.all()}
    order = len(there)
    for number, person in enumerate(proposal.people):
        official = names.official(number)
        key = official.pk if official else person.name
        if key not in there:
            there.add(key)
            order += 1
            _write_person(event, person, names, number, order)


def _write_person(event: Event, person: PersonLine, names: Names, number: int, order: int) -> None:
    Participation.objects.create(
        event=event,
        name=person.name,
        title=person.title,
        is_group=person.is_group,
        official=names.official(number),
        unit=names.unit(person.unit),
        unit_name=person.unit,
        roles=person.roles,
        note=person.note,
        order=order,
    )
