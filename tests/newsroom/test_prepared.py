"""Questions that are written once and asked with other values."""

import sys
import threading

import pytest
from django.db import connection

from articles.models import Article
from directory.models import Unit
from newsroom.prepared import MOST_KEYS, Prepared, PreparedList, PreparedRelation, Slot
from tests import makers
from tests.makers import at

pytestmark = pytest.mark.django_db

BEFORE = Prepared(lambda: Article.objects.filter(publish_at__lt=Slot("moment")).select_related("section"))


@pytest.fixture
def stories():
    section = makers.make_section("要闻")
    return [makers.make_public_article(section=section, publish_at=at(f"2014-10-{day}")) for day in (21, 22)]


def test_each_asking_has_its_own_values(stories):
    assert BEFORE(moment=at("2014-10-22")) == stories[:1]
    assert set(BEFORE(moment=at("2014-10-23"))) == set(stories)
    assert BEFORE(moment=at("2014-10-20")) == []


def test_related_records_come_with_it(stories, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [story.section.name for story in BEFORE(moment=at("2014-10-22"))] == ["要闻"]


def test_what_has_changed_since_is_seen(stories):
    BEFORE(moment=at("2014-10-22"))
    Article.objects.filter(pk=stories[0].pk).update(headline="改过的标题")
    assert [story.headline for story in BEFORE(moment=at("2014-10-22"))] == ["改过的标题"]


def test_a_value_is_never_read_as_sql(stories):
    named = Prepared(lambda: Article.objects.filter(headline=Slot("headline")))
    assert named(headline="' OR 1=1 --") == []


AMONG = PreparedList(
    lambda keys: Article.objects.filter(pk__in=keys, publish_at__lt=Slot("before")).order_by("publish_at")
)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_any_number_of_keys_finds_each_record_once(number):
    made = [makers.make_public_article(publish_at=at(f"2014-10-{day}")) for day in range(10, 15)]
    found = AMONG([story.pk for story in made[:number]], before=at("2014-10-14"))
    assert found == made[: min(number, 4)]


def test_more_keys_than_one_statement_takes_are_asked_in_several(stories, django_assert_num_queries):
    keys = [story.pk for story in stories]
    with django_assert_num_queries(2):
        assert set(AMONG([*keys[:1], *[0] * MOST_KEYS, *keys[1:]], before=at("2014-10-23"))) == set(stories)


@pytest.fixture
def hasty_threads():
    """Threads take turns in the middle of whatever they do, as they do on a busy server once in a while."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_get_each_others_answers(stories, hasty_threads):
    asked = Prepared(lambda: Article.objects.filter(publish_at__lt=Slot("moment")).select_related("section"))
    found: dict[int, list[int]] = {day: [] for day in (21, 22, 23)}
    ready = threading.Barrier(len(found))

    def ask(day: int) -> None:
        ready.wait()
        for _time in range(50):
            found[day].append(len(asked(moment=at(f"2014-10-{day}"))))
        connection.close()

    threads = [threading.Thread(target=ask, args=[day]) for day in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {21: [0] * 50, 22: [1] * 50, 23: [2] * 50}


@pytest.mark.parametrize(
    ("name", "joined"),
    [("units", []), ("tagged_items", ["tag"]), ("article_pictures", ["picture"]), ("placement_set", [])],
)
def test_a_relation_that_was_filled_in_holds_what_prefetching_finds(stories, name, joined, django_assert_num_queries):
    unit, lists = makers.make_unit("福州海关"), makers.make_section("转载")
    for story in stories:
        story.tags.add("学厦航", "平潭")
        story.units.add(unit)
        story.placement_set.create(section=lists)
    stories[0].article_pictures.create(picture=makers.make_picture())
    expected = Article.objects.prefetch_related(name).in_bulk()
    filled = list(Article.objects.all())
    PreparedRelation(Article, name, *joined).fill(filled)
    with django_assert_num_queries(0):
        assert {story.pk: set(getattr(story, name).all()) for story in filled} == {
            pk: set(getattr(story, name).all()) for pk, story in expected.items()
        }
        assert all(getattr(row, other) for row in getattr(filled[0], name).all() for other in joined)


def test_a_relation_from_the_other_end_is_filled_in_as_well(stories):
    unit = makers.make_unit("福州海关")
    unit.articles.set(stories)
    PreparedRelation(Unit, "articles").fill([unit])
    assert set(unit.articles.all()) == set(stories)
