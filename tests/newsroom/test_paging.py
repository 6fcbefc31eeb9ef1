import datetime

import pytest
from django.http import Http404
from django.test import RequestFactory

from articles.models import Article
from newsroom.paging import Cursor, cursor_in, page_of, page_of_several
from tests.makers import at, make_public_article, make_section

pytestmark = pytest.mark.django_db


def stories(count, **fields):
    """Stories of one section, two a day so that every second pair shares its moment, newest first."""
    section = fields.pop("section", None) or make_section()
    made = [
        make_public_article(section=section, publish_at=at(f"2014-10-{1 + n // 2:02}"), **fields) for n in range(count)
    ]
    return made[::-1]


def all_pages(read):
    found, cursor = [], None
    while True:
        page = read(cursor)
        found.append(list(page))
        if not page.older:
            return found
        cursor = page.older


def test_pages_follow_each_other_without_a_gap_or_a_repeat():
    made = stories(7)
    pages = all_pages(lambda cursor: page_of(Article.objects.public(), "publish_at", cursor, size=3))
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [story for page in pages for story in page] == made


def test_a_page_that_holds_the_last_row_has_no_older_one():
    stories(3)
    assert page_of(Article.objects.public(), "publish_at", size=3).older is None


def test_rows_that_arrive_later_do_not_move_an_older_page():
    made = stories(4)
    first = page_of(Article.objects.public(), "publish_at", size=2)
    make_public_article(publish_at=at("2014-12-01"))
    assert list(page_of(Article.objects.public(), "publish_at", first.older, size=2)) == made[2:]


def test_several_lists_are_paged_as_one_and_a_row_in_two_of_them_is_shown_once():
    made = stories(6, section=(section := make_section()))
    here = Article.objects.public().filter(section=section)
    old = Article.objects.public().filter(pk__in=[story.pk for story in made[3:]])
    pages = all_pages(lambda cursor: page_of_several([here, old], Article.objects.all(), "publish_at", cursor, size=4))
    assert [story for page in pages for story in page] == made


def test_several_lists_cost_one_query(django_assert_num_queries):
    stories(3)
    rows = Article.objects.public()
    with django_assert_num_queries(1):
        assert len(page_of_several([rows, rows, rows], Article.objects.for_cards(), "publish_at")) == 3


@pytest.mark.parametrize("key", [at("2014-10-24", "18:20"), datetime.date(2014, 10, 24)])
def test_a_cursor_is_read_as_it_was_written(key):
    assert Cursor.parse(str(Cursor(key, 57))) == Cursor(key, 57)


@pytest.mark.parametrize(
    "text", ["1", "20141324-1", "20141024102000000000-", "２０１４１０２４-1", "20141024-1 OR 1=1"]
)
def test_a_page_that_was_never_given_out_is_not_found(text):
    request = RequestFactory().get("/", {"before": text})
    with pytest.raises(Http404):
        cursor_in(request, datetime.date)


def test_a_cursor_of_another_kind_of_list_is_not_found():
    request = RequestFactory().get("/", {"before": "20141024-1"})
    with pytest.raises(Http404):
        cursor_in(request, datetime.datetime)
