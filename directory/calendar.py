"""The events as a calendar to subscribe to (iCalendar, RFC 5545)."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from icalendar import Calendar, Timezone
from icalendar import Event as Entry

from directory.models import Event
from newsroom.answers import answer
from newsroom.markup import absolute, language_tag, legal, site_domain
from newsroom.models import SiteSettings

CONTENT_TYPE = "text/calendar; charset=utf-8"
MOST_EVENTS = 500

STATUS = {
    Event.Status.PLANNED: "CONFIRMED",
    Event.Status.HELD: "CONFIRMED",
    Event.Status.POSTPONED: "TENTATIVE",
    Event.Status.CANCELLED: "CANCELLED",
}


@require_safe
def events_ics(request: HttpRequest) -> HttpResponseBase:
    """The newest dated events, those to come among them, in the language of the site, whoever asks."""
    events = Event.objects.exclude(starts_on=None).order_by("-starts_on", "-pk").prefetch_related("hosts")
    found = list(events[:MOST_EVENTS])
    with translation.override(settings.LANGUAGE_CODE):
        content = calendar(SiteSettings.current(), found).to_ical()
    return answer(request, content, CONTENT_TYPE, max((event.updated for event in found), default=None))


def calendar(site: SiteSettings, events: list[Event]) -> Calendar:
    """Calendar programs show the name and ask again as often as the calendar says."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{site_domain()}//Newsroom//{language_tag()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", legal(site.name))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", datetime.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(entry(event))
    # RFC 5545, 3.6: a calendar has at least one component, so the time zone is there even when no event is.
    calendar.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return calendar


def entry(event: Event) -> Entry:
    """A VEVENT. The UID is the event's for ever; SEQUENCE grows with every change, so that calendars follow."""
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{site_domain()}")
    entry.add("dtstamp", event.updated)
    entry.add("created", event.created)
    entry.add("last-modified", event.updated)
    entry.add("sequence", int(event.updated.timestamp()) - int(event.created.timestamp()))
    entry.add("summary", legal(event.name))
    entry.add("status", STATUS[Event.Status(event.status)])
    entry.add("url", absolute(event.get_absolute_url()))
    entry.add("categories", [str(event.get_kind_display())])
    if event.place:
        entry.add("location", legal(event.place))
    if text := description(event):
        entry.add("description", legal(text))
    add_times(entry, event)
    return entry


def description(event: Event) -> str:
    """What the time leaves out, the purpose, and the hosts as printed."""
    part_of_day = event.get_clock_display() if event.clock not in (Event.Clock.EXACT, Event.Clock.UNKNOWN) else ""
    hosts = "、".join(host.printed_name for host in event.hosts.all())
    return "\n".join(str(line) for line in [part_of_day, event.purpose, hosts] if line)


def add_times(entry: Entry, event: Event) -> None:
    """Whole days unless the time of day is known exactly; the end of whole days is the day after the last."""
    first = event.starts_on
    if first is None:
        return
    last = event.ends_on or first
    if event.starts_at is None:
        entry.add("dtstart", first)
        entry.add("dtend", last + datetime.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        return
    zone = timezone.get_default_timezone()
    start = datetime.datetime.combine(first, event.starts_at, zone)
    entry.add("dtstart", start)
    if event.ends_at and (end := datetime.datetime.combine(last, event.ends_at, zone)) > start:
        entry.add("dtend", end)
