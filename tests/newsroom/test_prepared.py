"""Questions that are written once and asked with other values."""

import threading

import pytest
from django.db import connection

from articles.models import Article
from newsroom.prepared import Prepared, Slot
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


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_get_each_others_answers(stories):
    found: dict[int, list[int]] = {}

    def ask(day: int) -> None:
        for _time in range(50):
            found.setdefault(day, []).append(len(BEFORE(moment=at(f"2014-10-{day}"))))
        connection.close()

    threads = [threading.Thread(target=ask, args=[day]) for day in (21, 22, 23)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {21: [0] * 50, 22: [1] * 50, 23: [2] * 50}
