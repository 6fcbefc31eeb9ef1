"""What the pages of the record cost, that empty ones stand, and that old addresses lead on."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Placement, Section
from awards.models import Award, MeasureUnit, Round
from directory.models import Campaign, CampaignLead, Event, Host, Official, Participation, Unit, UnitName
from tests.makers import (
    at,
    make_award,
    make_campaign,
    make_event,
    make_measure,
    make_official,
    make_picture,
    make_post,
    make_public_article,
    make_round,
    make_section,
    make_tier,
    make_unit,
)

pytestmark = pytest.mark.django_db

MOST = 15  # queries of any public page


@pytest.fixture
def record(db):
    """Fills a newsroom a little more each time it is called, everything about the same few records."""
    unit, official, campaign = make_unit("省发改委"), make_official("郑栅洁"), make_campaign("学厦航")
    award, section = make_award("十佳举措", campaign=campaign), make_section("要闻")

    def grow(step: int) -> None:
        day = datetime.date(2014, 1, 1) + datetime.timedelta(days=step)
        event = make_event(f"会议{step}", campaign=campaign, series="推进会", number=step * 2 + 1, starts_on=day)
        Host.objects.create(event=event, unit=unit)
        Host.objects.create(event=event, unit=make_unit(), order=1)
        Participation.objects.create(
            event=event, official=official, name="郑栅洁", unit=unit, roles=["read_out"], note="通知"
        )
        Participation.objects.create(event=event, official=make_official(), name="朱清", order=1)
        round = make_round(award, step + 1, year=2001 + step, event=event)
        tier = make_tier(round)
        for ordinal in range(1, step + 3):
            measure = make_measure(tier, unit=unit, ordinal=ordinal)
            MeasureUnit.objects.create(measure=measure, unit=make_unit(), order=1)
        below = make_section(parent=section)
        story = make_public_article(
            section=below,
            event=event,
            campaign=campaign,
            tags=["学厦航", f"标签{step}"],
            lead_picture=make_picture(),
            publish_at=at("2014-10-24", f"{step % 24:02}:00"),
        )
        story.units.add(unit)
        story.officials.add(official)
        Placement.objects.create(article=story, section=section)
        measure.articles.add(story)
        round.article = story
        round.save()
        make_post(make_official(), unit, since=day)
        make_post(official, make_unit(), since=day)
        UnitName.objects.create(unit=unit, name=f"旧名{step}", until=day)
        make_unit(parent=unit).successors.add(unit)
        CampaignLead.objects.create(campaign=campaign, unit=make_unit(), order=step)
        make_award(campaign=campaign)

    return grow


ADDRESSES: dict[str, Callable[[], str]] = {
    "section": lambda: Section.objects.get(name="要闻").get_absolute_url(),
    "month": lambda: reverse("month", args=[2014, "10"]),
    "tag": lambda: reverse("tag", args=["学厦航"]),
    "unit": lambda: Unit.objects.get(name="省发改委").get_absolute_url(),
    "official": lambda: Official.objects.get(name="郑栅洁").get_absolute_url(),
    "campaign": lambda: Campaign.objects.get(name="学厦航").get_absolute_url(),
    "events": lambda: reverse("events"),
    "event": lambda: Event.objects.get(name="会议0").get_absolute_url(),
    "awards": lambda: reverse("awards"),
    "award": lambda: Award.objects.get(name="十佳举措").get_absolute_url(),
    "award asked": lambda: Award.objects.get(name="十佳举措").get_absolute_url() + "?tier=十佳举措",
    "round": lambda: Round.objects.get(award__name="十佳举措", number=1).get_absolute_url(),
    "xlsx": lambda: reverse("award_sheet", args=[Award.objects.get(name="十佳举措").slug, "xlsx"]),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_costs_the_same_however_much_it_shows(client, record, name):
    record(0)
    address = ADDRESSES[name]()
    client.get(address)
    costs = []
    for steps in (range(1, 2), range(2, 6)):
        for step in steps:
            record(step)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= MOST, [query["sql"] for query in queries]


def bare_round() -> str:
    return make_round(released=True).get_absolute_url()


def released_round_with_an_empty_tier() -> str:
    round = make_round()
    make_tier(round)
    return round.get_absolute_url()


def event_of_which_nothing_is_known() -> str:
    return make_event(starts_on=None).get_absolute_url()


def participation_of_which_little_is_known() -> str:
    event = make_event(starts_on=None, place="")
    Participation.objects.create(event=event, name="有关负责人")
    Host.objects.create(event=event, printed_name="某单位")
    return event.get_absolute_url()


def official_at_an_undated_event() -> str:
    official = make_official()
    Participation.objects.create(event=make_event(starts_on=None), official=official, name="朱清")
    return official.get_absolute_url()


def unit_that_is_gone() -> str:
    return make_unit(dissolved=datetime.date(2003, 1, 1)).get_absolute_url()


EMPTY: dict[str, Callable[[], str]] = {
    "section": lambda: make_section().get_absolute_url(),
    "month": lambda: reverse("month", args=[2014, "10"]),
    "unit": lambda: make_unit().get_absolute_url(),
    "unit that is gone": unit_that_is_gone,
    "official": lambda: make_official().get_absolute_url(),
    "official at an undated event": official_at_an_undated_event,
    "campaign": lambda: make_campaign().get_absolute_url(),
    "campaign with a slip": lambda: make_campaign(short_name="学厦航").get_absolute_url(),
    "events": lambda: reverse("events"),
    "event": event_of_which_nothing_is_known,
    "event with little": participation_of_which_little_is_known,
    "awards": lambda: reverse("awards"),
    "award": lambda: make_award().get_absolute_url(),
    "award with an open round": lambda: make_round(released=False).award.get_absolute_url(),
    "award with a bare round": lambda: make_round().award.get_absolute_url(),
    "round": bare_round,
    "round with an empty tier": released_round_with_an_empty_tier,
    "open round": lambda: make_round(released=False).get_absolute_url(),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_record_of_which_nothing_is_known_has_a_page_that_says_so(client, name):
    response = client.get(EMPTY[name]())
    assert response.status_code == 200
    assert "None" not in response.text.split("</head>")[1]


@pytest.mark.parametrize("make", [make_unit, make_official, make_campaign, make_award, make_section])
def test_an_old_address_leads_to_the_new_one(client, make):
    thing = make("旧名")
    old = thing.get_absolute_url()
    thing.slug = "new-address"
    thing.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, thing.get_absolute_url())
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["section", "tag", "campaign", "unit", "official", "award"])
def test_what_was_never_there_is_not_found(client, name):
    assert client.get(reverse(name, args=["no-such-record"])).status_code == 404
