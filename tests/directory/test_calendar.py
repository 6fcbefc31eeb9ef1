"""The calendar of events, read back by an iCalendar parser and looked at line by line."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from directory.models import Event, Host
from tests.makers import make_event, make_unit

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + datetime.timedelta(days=10)


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://news.example.gov.cn"


def text(client) -> str:
    response = client.get(reverse("events_ics"))
    assert response.status_code == 200
    return response.content.decode()


def entries(client):
    return Calendar.from_ical(text(client)).walk("VEVENT")


def test_an_event_of_unknown_hour_takes_whole_days_and_ends_the_day_after(client):
    make_event(starts_on=SOON, ends_on=SOON + datetime.timedelta(days=1), clock=Event.Clock.MORNING)
    (entry,) = entries(client)
    assert entry.decoded("dtstart") == SOON
    assert entry.decoded("dtend") == SOON + datetime.timedelta(days=2)
    assert "上午" in entry["description"]


def test_an_exact_hour_is_told_in_the_time_zone_of_the_office_with_its_rules(client):
    make_event(starts_on=SOON, clock="exact", starts_at=datetime.time(9), ends_at=datetime.time(11, 30))
    lines = text(client).splitlines()
    assert f"DTSTART;TZID=Asia/Shanghai:{SOON:%Y%m%d}T090000" in lines
    assert f"DTEND;TZID=Asia/Shanghai:{SOON:%Y%m%d}T113000" in lines
    assert "BEGIN:VTIMEZONE" in lines


def test_a_cancelled_event_stays_in_the_calendar_as_cancelled(client):
    make_event(starts_on=SOON, status=Event.Status.CANCELLED)
    (entry,) = entries(client)
    assert entry["status"] == "CANCELLED"


def test_a_postponed_event_is_tentative(client):
    make_event(starts_on=SOON, status=Event.Status.POSTPONED)
    (entry,) = entries(client)
    assert entry["status"] == "TENTATIVE"


def test_a_changed_event_keeps_its_uid_and_raises_its_sequence(client):
    event = make_event(starts_on=SOON)
    (before,) = entries(client)
    Event.objects.filter(pk=event.pk).update(name="改名", updated=event.updated + datetime.timedelta(minutes=1))
    (after,) = entries(client)
    assert after["uid"] == before["uid"] == f"event-{event.pk}@news.example.gov.cn"
    assert after["sequence"] > before["sequence"]


def test_the_calendar_tells_place_address_and_printed_hosts(client):
    unit = make_unit("省效能办")
    event = make_event(starts_on=SOON, place="福州，省府", purpose="动员;部署")
    Host.objects.create(event=event, unit=unit, printed_name="省直机关效能办")
    (entry,) = entries(client)
    assert entry["location"] == "福州，省府"
    assert entry["url"] == f"https://news.example.gov.cn{event.get_absolute_url()}"
    assert entry["description"] == "动员;部署\n省直机关效能办"


def test_an_event_without_a_day_is_not_in_the_calendar(client):
    make_event(starts_on=None, status=Event.Status.PLANNED)
    assert list(entries(client)) == []


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_wants(client):
    make_event("推进会" * 40, starts_on=SOON)
    raw = client.get(reverse("events_ics")).content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    (entry,) = entries(client)
    assert entry["summary"] == "推进会" * 40


def test_a_line_break_in_a_name_cannot_add_a_line_to_the_calendar(client):
    make_event("推进会\r\nATTENDEE:mailto:a@b", starts_on=SOON)
    assert not any(line.startswith("ATTENDEE") for line in text(client).splitlines())


def test_an_empty_calendar_names_its_product_and_version_and_is_valid_all_the_same(client):
    calendar = Calendar.from_ical(text(client))
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert calendar["version"] == "2.0"
    assert "news.example.gov.cn" in calendar["prodid"]


def test_the_calendar_is_the_same_until_an_event_changes(client):
    make_event(starts_on=SOON, clock="exact", starts_at=datetime.time(9))
    first = client.get(reverse("events_ics"))
    again = client.get(reverse("events_ics"), headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_calendar_costs_the_same_however_many_events(client, django_assert_num_queries):
    for _number in range(4):
        Host.objects.create(event=make_event(starts_on=SOON), unit=make_unit())
    with django_assert_num_queries(3):
        text(client)
