"""What the clock changes is gone from the store at its time, without anybody's edit."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Promotion
from awards.models import Round
from directory.models import Event
from newsroom.press import clock, files
from newsroom.press.models import Change, Node, Page
from newsroom.press.watching import watched
from tests import makers
from tests.newsroom.press.conftest import stored

pytestmark = pytest.mark.usefixtures("press")
HOME = "zh-hans/index.html"


@pytest.fixture
def story():
    return makers.make_public_article("推进会在福州召开")


def minutes(number: int) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(minutes=number)


def pass_over(passed: datetime.timedelta) -> None:
    """As if the last tick had been some time ago: everything between then and now comes to pass."""
    now = timezone.now()
    Node.objects.update(clock=now - passed)
    clock.tick()


def comes(moment: datetime.datetime) -> None:
    """What the tick does when a moment has come that lay ahead when the page was made."""
    clock.pass_over(moment - datetime.timedelta(seconds=1), moment)
    clock.catch_up()


@pytest.mark.parametrize("field", ["expire_at", "pinned_until"])
def test_the_end_of_a_story_or_a_pin_removes_the_front_page(reader, story, field):
    moment = minutes(10)
    setattr(story, field, moment)
    story.save()
    reader.get("/")
    clock.tick()
    assert stored() == {HOME}
    comes(moment)
    assert not stored()


@pytest.mark.parametrize("field", ["since", "until"])
def test_a_place_on_the_front_page_begins_and_ends(reader, story, field):
    moment = minutes(10)
    Promotion.objects.create(slot="lead", article=story, **{field: moment})
    reader.get("/")
    comes(moment)
    assert not stored()


def test_results_are_released_at_their_time(reader):
    moment = minutes(10)
    round = makers.make_round(released=False, stage=Round.Stage.DECIDED, released_at=moment)
    makers.make_measure(makers.make_tier(round))
    reader.get(round.get_absolute_url())
    comes(moment)
    assert not stored()


def test_an_event_is_past_on_the_day_after(reader):
    today = timezone.localdate()
    makers.make_event("今天的会", starts_on=today, status=Event.Status.PLANNED)
    reader.get("/events/")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    clock.pass_over(timezone.now(), tomorrow)
    clock.catch_up()
    assert not stored()


def test_a_story_of_the_future_touches_nothing_before_its_time(reader, story):
    story.expire_at = minutes(10)
    story.save()
    reader.get("/")
    pass_over(datetime.timedelta(minutes=5))
    assert stored() == {HOME}


def test_the_sitemap_of_news_goes_when_its_oldest_story_is_two_days_old(reader):
    makers.make_public_article("昨天", publish_at=timezone.now() - datetime.timedelta(hours=47))
    reader.get("/sitemap-news.xml")
    page = Page.objects.get()
    assert datetime.timedelta(minutes=55) < page.until - timezone.now() < datetime.timedelta(minutes=65)
    Page.objects.update(until=timezone.now())
    clock.tick()
    assert not stored()


def test_old_changes_are_forgotten(story):
    Change.objects.update(at=timezone.now() - datetime.timedelta(hours=2))
    clock.tick()
    assert not Change.objects.exists()


def test_a_machine_that_was_away_begins_anew(reader, story):
    reader.get("/")
    two_hours_ago = timezone.now() - datetime.timedelta(hours=2)
    Node.objects.filter(name=files.own_name()).update(name="elsewhere", clock=two_hours_ago)
    clock.tick()
    assert not Page.objects.exists() and not Node.objects.filter(name="elsewhere").exists()


def test_the_clock_finds_articles_by_an_index_and_reads_no_table_through(press):
    for column in watched()["articles_article"].moments:
        with CaptureQueriesContext(connection) as asked, connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET enable_seqscan = off")  # which it prefers while the table is empty
            clock.pass_over(minutes(-1), minutes(0))
            (question,) = [
                one["sql"] for one in asked if 'FROM "articles_article"' in one["sql"] and f'"{column}" B' in one["sql"]
            ]
            cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + question)
            plan = str(cursor.fetchall())
        # Of two indexes with the column PostgreSQL takes either while the table is empty.
        wanted = f"article_{column}" if connection.vendor == "sqlite" else f"Index Cond: (({column} >="
        assert wanted in plan, plan
