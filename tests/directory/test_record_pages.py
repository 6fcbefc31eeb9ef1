"""Units, officials and events as readers see them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Event, Host, Participation, UnitName
from tests.makers import (
    make_article,
    make_event,
    make_official,
    make_post,
    make_public_article,
    make_unit,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def ndrc():
    return make_unit("福建省发展和改革委员会", short_name="省发改委")


@pytest.fixture
def meeting(ndrc):
    """A meeting as the report of 24 October 2014 printed it."""
    event = make_event(place="福州", attendance=170, attendance_approximate=True)
    for order, name in enumerate(["省直机关工委", "省委宣传部", "福建日报社"]):
        Host.objects.create(event=event, unit=make_unit(name), order=order)
    Host.objects.create(event=event, printed_name="某公司", role=Host.Role.SUPPORTER, order=9)
    people = [
        ("朱清", "常务副书记", "省直机关工委", ["attended", "spoke"], ""),
        ("郑栅洁", "党组书记、主任", "省发改委", ["attended", "addressed"], ""),
        ("邱荣", "副书记", "省直机关工委", ["read_out"], "《通报表彰的通知》"),
    ]
    for order, (name, title, unit_name, roles, note) in enumerate(people):
        Participation.objects.create(
            event=event,
            official=make_official(name),
            name=name,
            title=title,
            unit_name=unit_name,
            unit=ndrc if unit_name == "省发改委" else None,
            roles=roles,
            note=note,
            order=order,
        )
    Participation.objects.create(event=event, name="省直各单位机关党委专职副书记", is_group=True, order=9)
    return event


def page(client, record) -> str:
    """The page of a record without the places where a headline may break."""
    return client.get(record.get_absolute_url()).text.replace("<wbr>", "")


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_an_event_names_its_hosts_in_printed_order(client, meeting):
    aside = client.get(meeting.get_absolute_url()).text.split("<aside")[1]
    assert in_order(aside, "省直机关工委", "省委宣传部", "福建日报社", "某公司")


def test_an_event_names_who_took_part_in_the_order_of_protocol(client, meeting):
    people = client.get(meeting.get_absolute_url()).text.split('<ol class="people">')[1]
    assert in_order(people, "朱清", "郑栅洁", "邱荣", "省直各单位机关党委专职副书记")


def test_an_event_says_what_everyone_did_under_the_title_printed_then(client, meeting):
    person = client.get(meeting.get_absolute_url()).text.split("郑栅洁</a>")[1].split("</li>")[0]
    assert "党组书记、主任" in person and "出席、致辞" in person


def test_an_event_says_about_how_many_came(client, meeting):
    assert "约170人" in client.get(meeting.get_absolute_url()).text


def test_an_event_shows_the_document_that_was_read_out_once(client, meeting):
    text = client.get(meeting.get_absolute_url()).text.split("</head>")[1]
    assert text.count("《通报表彰的通知》") == 1
    assert "邱荣</span>宣读的文件" in text


def test_an_event_keeps_printed_names_when_people_and_units_are_renamed(client, meeting, ndrc):
    ndrc.name, ndrc.short_name = "福建省发展改革局", "省发改局"
    ndrc.save()
    official = meeting.participations.get(name="郑栅洁").official
    official.name = "另名"
    official.save()
    text = client.get(meeting.get_absolute_url()).text
    assert "省发改委" in text and "郑栅洁" in text
    assert "省发改局" not in text and "另名" not in text


def test_a_unit_shows_the_meetings_it_hosted_under_the_name_printed_then(client, meeting):
    host = meeting.hosts.get(printed_name="省委宣传部")
    host.unit.name = "中共福建省委宣传部"
    host.unit.save()
    text = page(client, host.unit)
    assert meeting.name in text and "当时印作省委宣传部" in text


def test_a_unit_shows_the_meetings_its_people_took_part_in(client, meeting, ndrc):
    part = page(client, ndrc).split('id="meetings"')[1]
    assert in_order(part, "第四次推进会", "省发改委党组书记、主任", "郑栅洁", "出席、致辞")


def test_a_unit_with_more_meetings_than_fit_leads_to_all_of_them(client, ndrc):
    for number in range(9):
        Host.objects.create(event=make_event(f"会议{number}"), unit=ndrc)
    address = reverse("events") + f"?unit={ndrc.slug}"
    assert address in client.get(ndrc.get_absolute_url()).text
    assert len(client.get(address).context["page"]) == 9


def test_events_of_a_unit_that_is_not_there_are_not_found(client):
    assert client.get(reverse("events"), {"unit": "no-such-unit"}).status_code == 404


def test_a_unit_tells_who_leads_it_from_who_led_it(client, ndrc):
    today = timezone.localdate()
    make_post(make_official("在任"), ndrc, since=today - 100 * DAY)
    make_post(make_official("前任"), ndrc, since=today - 900 * DAY, until=today)
    make_post(make_official("任期不详者"), ndrc)
    make_post(make_official("候任"), ndrc, since=today + DAY)
    response = client.get(ndrc.get_absolute_url())
    names = {time: [post.official.name for post in posts] for time, posts in response.context["leaders"].items()}
    assert names == {"now": ["在任"], "then": ["前任"], "unknown": ["任期不详者"]}
    assert "候任" not in response.text


def test_a_unit_shows_its_other_names_and_what_came_before_and_after_it(client, ndrc):
    UnitName.objects.create(unit=ndrc, name="省计委", until=datetime.date(2000, 1, 1))
    UnitName.objects.create(unit=ndrc, name="发改委")
    make_unit("福建省计划委员会").successors.add(ndrc)
    ndrc.successors.add(make_unit("福建省新委员会"))
    text = client.get(ndrc.get_absolute_url()).text
    for name in ("省计委", "发改委", "福建省计划委员会", "福建省新委员会", "至2000年"):
        assert name in text


def test_a_unit_and_an_official_list_public_stories_only(client, ndrc):
    official = make_official()
    for story in (make_public_article("见报的"), make_article("草稿")):
        story.units.add(ndrc)
        story.officials.add(official)
    for record in (ndrc, official):
        text = page(client, record)
        assert "见报的" in text and "草稿" not in text


def test_an_official_keeps_each_title_of_its_day(client, meeting, ndrc):
    official = meeting.participations.get(name="郑栅洁").official
    make_post(official, ndrc, "省长", since=datetime.date(2020, 1, 1))
    meetings = client.get(official.get_absolute_url()).text.split('id="meetings"')[1].split("<aside")[0]
    assert "省发改委党组书记、主任" in meetings and "省长" not in meetings


def test_an_official_lists_posts_from_the_newest_to_the_oldest_and_the_undated_last(client, ndrc):
    official = make_official()
    make_post(official, ndrc, "处长", since=datetime.date(2001, 1, 1), until=datetime.date(2009, 1, 1))
    make_post(official, ndrc, "顾问")
    make_post(official, ndrc, "主任", since=datetime.date(2009, 1, 1))
    posts = client.get(official.get_absolute_url()).context["posts"]
    assert [post.title for post in posts] == ["主任", "处长", "顾问"]


def test_an_official_does_not_yet_hold_a_post_of_the_future(client, ndrc):
    official = make_official()
    make_post(official, ndrc, "候任主任", since=timezone.localdate() + DAY)
    assert "候任主任" not in client.get(official.get_absolute_url()).text


def test_meetings_of_an_official_are_paged_apart_from_the_stories(client, ndrc):
    official = make_official()
    for number in range(25):
        event = make_event(f"会议{number}", starts_on=datetime.date(2014, 1, 1) + number * DAY)
        Participation.objects.create(event=event, official=official, name=official.name)
    first = client.get(official.get_absolute_url())
    older = client.get(official.get_absolute_url(), {"events_before": str(first.context["page"].older)})
    seen = [event.name for response in (first, older) for event in response.context["page"]]
    assert seen == [f"会议{number}" for number in range(24, -1, -1)]


class TestEventList:
    def names(self, client) -> tuple[list[str], list[str], list[str]]:
        context = client.get(reverse("events")).context
        return tuple([event.name for event in context[part]] for part in ("upcoming", "page", "undated"))

    def test_what_is_coming_stands_before_the_past(self, client):
        today = timezone.localdate()
        make_event("去年", starts_on=today - 400 * DAY)
        make_event("昨天", starts_on=today - DAY)
        make_event("后天", starts_on=today + 2 * DAY, status=Event.Status.PLANNED)
        make_event("明天", starts_on=today + DAY, status=Event.Status.PLANNED)
        make_event("日期待定的", starts_on=None, status=Event.Status.POSTPONED)
        assert self.names(client) == (["明天", "后天", "日期待定的"], ["昨天", "去年"], [])

    def test_an_event_held_today_is_listed(self, client):
        make_event("今天上午", starts_on=timezone.localdate())
        assert self.names(client) == ([], ["今天上午"], [])

    def test_an_event_that_has_begun_is_coming_until_its_last_day_is_over(self, client):
        today = timezone.localdate()
        make_event("三天会", starts_on=today - DAY, ends_on=today + DAY, status=Event.Status.PLANNED)
        assert self.names(client) == (["三天会"], [], [])

    def test_a_cancelled_event_is_announced_as_such_until_its_day(self, client):
        make_event("取消的会", starts_on=timezone.localdate() + DAY, status=Event.Status.CANCELLED)
        response = client.get(reverse("events"))
        assert [event.name for event in response.context["upcoming"]] == ["取消的会"]
        assert 'class="state state-off">取消' in response.text

    def test_a_planned_event_nobody_reported_on_passes_into_the_past(self, client):
        make_event("无人报道", starts_on=timezone.localdate() - DAY, status=Event.Status.PLANNED)
        assert self.names(client) == ([], ["无人报道"], [])

    def test_a_held_event_without_a_date_stands_last(self, client):
        make_event("哪天不详", starts_on=None)
        assert self.names(client) == ([], [], ["哪天不详"])

    def test_every_event_is_listed_exactly_once(self, client):
        today = timezone.localdate()
        for status in Event.Status:
            for starts_on in (None, today - DAY, today, today + DAY):
                for ends_on in {None, starts_on and starts_on + DAY}:
                    make_event(f"{status}{starts_on}{ends_on}", starts_on=starts_on, ends_on=ends_on, status=status)
        shown = [name for part in self.names(client) for name in part]
        expected = set(
            Event.objects.exclude(starts_on=None, status=Event.Status.CANCELLED).values_list("name", flat=True)
        )
        assert len(shown) == len(set(shown)) and set(shown) == expected

    def test_the_past_stands_by_year_and_goes_on_page_by_page(self, client):
        for number in range(30):
            make_event(f"会议{number}", starts_on=datetime.date(2010, 1, 1) + number * 30 * DAY)
        first = client.get(reverse("events"))
        older = client.get(reverse("events"), {"before": str(first.context["page"].older)})
        assert [year for year, _events in first.context["years"]] == [2012, 2011, 2010]
        assert len(first.context["page"]) + len(older.context["page"]) == 30
