"""A campaign's years as one line of meetings, rounds and stories."""

import datetime

import pytest

from directory.models import CampaignLead, CampaignName, Event
from newsroom.timeline import missing_before
from tests.makers import (
    at,
    make_article,
    make_award,
    make_campaign,
    make_event,
    make_measure,
    make_public_article,
    make_round,
    make_tier,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return make_campaign("学厦航")


def line(client, campaign, **asked) -> list[str]:
    """What stands on the line from the oldest to the newest."""
    timeline = client.get(campaign.get_absolute_url(), asked).context["timeline"]
    return [str(entry.record) for entry in timeline.entries]


def meeting(campaign, number: int, day: str, **fields):
    return make_event(
        f"第{number}次推进会",
        campaign=campaign,
        series="推进会",
        number=number,
        starts_on=datetime.date.fromisoformat(day),
        **fields,
    )


def test_meetings_rounds_and_stories_stand_in_the_order_of_time(client, campaign):
    event = meeting(campaign, 1, "2014-10-22")
    round = make_round(make_award(campaign=campaign), 1, event=event)
    make_public_article("当天快讯", campaign=campaign, publish_at=at("2014-10-22", "00:00"))
    make_public_article("前一天", campaign=campaign, publish_at=at("2014-10-21", "23:59"))
    assert line(client, campaign) == ["前一天", "第1次推进会", str(round), "当天快讯"]


def test_a_gap_in_a_series_is_said_where_it_is(client, campaign):
    meeting(campaign, 1, "2011-12-01")
    meeting(campaign, 4, "2014-10-22")
    text = client.get(campaign.get_absolute_url()).text
    assert text.count('class="hole"') == 1
    hole = text.split('class="hole"')[1].split("</li>")[0]
    assert "第二次、第三次推进会" in hole
    assert text.index("2011-12-01") < text.index('class="hole"') < text.index("2014-10-22")


def test_a_series_without_gaps_has_none(client, campaign):
    meeting(campaign, 1, "2011-12-01")
    meeting(campaign, 2, "2012-08-16")
    assert 'class="hole"' not in client.get(campaign.get_absolute_url()).text


def test_a_round_that_is_missing_is_said_too(client, campaign):
    make_round(make_award(campaign=campaign), 2, decided_on=datetime.date(2014, 10, 22))
    assert "第一轮：" in client.get(campaign.get_absolute_url()).text


@pytest.mark.parametrize(
    ("number", "known", "missing"),
    [(1, {1}, []), (4, {1, 4}, [2, 3]), (4, {4}, [1, 2, 3]), (None, {1}, []), (2, {1, 2, 9}, [])],
)
def test_missing_numbers_are_those_since_the_one_known_before(number, known, missing):
    assert missing_before(number, known) == missing


def test_what_lies_ahead_stands_last(client, campaign):
    make_event("第三轮征集", campaign=campaign, starts_on=None, status=Event.Status.PLANNED)
    make_event("哪天不详", campaign=campaign, starts_on=None)
    make_public_article("报道", campaign=campaign)
    context = client.get(campaign.get_absolute_url()).context
    assert [str(entry.record) for entry in context["ahead"]] == ["第三轮征集"]
    assert [str(entry.record) for entry in context["undated"]] == ["哪天不详"]


def test_a_round_of_which_only_the_year_is_known_stands_at_the_end_of_that_year(client, campaign):
    make_public_article("八月", campaign=campaign, publish_at=at("2012-08-17"))
    round = make_round(make_award(campaign=campaign), 1, year=2012)
    make_public_article("次年", campaign=campaign, publish_at=at("2013-01-01", "00:00"))
    assert line(client, campaign) == ["八月", str(round), "次年"]


def test_a_round_whose_results_are_held_back_names_no_winner(client, campaign):
    round = make_round(make_award(campaign=campaign), 1, released=False, decided_on=datetime.date(2014, 10, 22))
    make_measure(make_tier(round, "保密奖"), "保密的举措")
    response = client.get(campaign.get_absolute_url())
    assert [str(entry.record) for entry in response.context["ahead"]] == [str(round)]
    assert "保密" not in response.text


def test_drafts_are_not_on_the_line(client, campaign):
    make_article("草稿", campaign=campaign)
    assert line(client, campaign) == []


def test_a_long_line_goes_on_page_by_page_without_a_gap_or_a_repeat(client, campaign):
    for number in range(1, 31):
        day = f"2014-{1 + number % 10:02}-{1 + number % 28:02}"
        meeting(campaign, number, day)
        make_public_article(f"报道{number}", campaign=campaign, publish_at=at(day, "00:00"))
        make_public_article(f"快讯{number}", campaign=campaign, publish_at=at(day, "09:00"))
    make_round(make_award("评选", campaign=campaign), 1, decided_on=datetime.date(2014, 5, 5))
    pages, cursor = [], {}
    while cursor is not None:
        timeline = client.get(campaign.get_absolute_url(), cursor).context["timeline"]
        pages.append([str(entry.record) for entry in timeline.entries])
        cursor = {"before": str(timeline.older)} if timeline.older else None
    shown = [name for page in pages[::-1] for name in page]
    places = [entry for page in pages for entry in page]
    assert [len(page) for page in pages] == [40, 40, 11]
    assert len(set(shown)) == len(places) == 91


@pytest.mark.parametrize("before", ["1", "20141022", "20141322000000000000-0-1", "20141022000000000000-0-x"])
def test_a_page_that_was_never_given_out_is_not_found(client, campaign, before):
    assert client.get(campaign.get_absolute_url(), {"before": before}).status_code == 404


def test_a_day_is_printed_once_and_read_out_every_time(client, campaign):
    for number in range(3):
        make_public_article(f"报道{number}", campaign=campaign, publish_at=at("2014-10-24", f"0{number}:00"))
    rows = client.get(campaign.get_absolute_url()).text.split('<li class="row told">')[1:]
    assert ['class="sr"' in row.split("</time>")[0] for row in rows] == [False, True, True]


def test_a_campaign_names_its_lead_units_in_order_and_its_other_names(client, campaign):
    for order, name in [(2, "省委宣传部"), (1, "省直机关工委")]:
        CampaignLead.objects.create(campaign=campaign, unit=make_unit(name), order=order)
    CampaignName.objects.create(campaign=campaign, name="学厦航、学先进")
    file = client.get(campaign.get_absolute_url()).text.split("<aside")[1]
    assert file.index("省直机关工委") < file.index("省委宣传部")
    assert "学厦航、学先进" in file
