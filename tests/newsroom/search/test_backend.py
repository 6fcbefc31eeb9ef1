"""The interface of a backend, by the smallest one there can be; and what both databases find, by the same."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.search.analyser import Tokens
from newsroom.search.backends import Backend, Hit, Where, backend, places, postgresql
from newsroom.search.expression import All, Any, Expression, Mark, Phrase, implies
from newsroom.search.find import Asked, _narrowed, find
from newsroom.search.index import tokens_for
from newsroom.search.models import SearchEntry, SearchState
from newsroom.search.names import understand
from newsroom.search.query import parse, phrase_of
from newsroom.search.rebuild import rebuild
from tests.makers import at, make_article, make_official, make_public_article


class Reading(Backend):
    """Keeps no index: reads every entry at every search."""

    def positions(self, entries):
        return [int(entry.moment.timestamp()) if entry.moment else -1 for entry in entries]

    def newest(self, expression, where, limit):
        rows = SearchEntry.objects.filter(generation=where.generation).order_by("-position", "-pk")
        rows = rows.public(where.now) if where.now else rows
        rows = rows.filter(moment__gte=where.since) if where.since else rows
        rows = rows.filter(moment__lt=where.until) if where.until else rows
        names = ("pk", "position", "kind", "object_id", "title", "deck")
        found = [row for row in rows if says(tokens_for(row), expression)]
        hits = [
            Hit(*(getattr(row, name) for name in names), row.moment.year if row.moment else 0, row.marks)
            for row in found
        ]
        return [hit for hit in hits if not where.after or hit.key < where.after][:limit]

    def facet_counts(self, expression, where, prefixes, limit):
        return self.count_marks((hit.marks for hit in self.newest(expression, where, limit)), prefixes)

    def alone(self):
        return nullcontext(True)

    def add(self, entries): ...
    def remove(self, entries): ...
    def begin(self, generation): ...
    def finish(self, generation): ...
    def drop(self, generation): ...
    def hold_still(self): ...
    def take_part(self): ...


def says(tokens: Tokens, expression: Expression) -> bool:
    match expression:
        case Mark(token):
            return token in tokens.marks
        case Phrase(words, open_end):
            places = range(len(tokens.stream) - len(words) + 1)
            return any(is_at(tokens.stream[at : at + len(words)], list(words), open_end) for at in places)
        case Any(parts):
            return any(says(tokens, part) for part in parts)
        case All(parts, without):
            return all(says(tokens, part) for part in parts) and not any(says(tokens, part) for part in without)
    raise TypeError(expression)


def is_at(said: list[str | None], words: list[str], open_end: bool) -> bool:
    last = said[-1]
    ends = last is not None and (last.startswith(words[-1]) if open_end else last == words[-1])
    return ends and said[:-1] == words[:-1]


@pytest.fixture
def stories(db):
    make_public_article(
        "平潭朱清", deck="产品和服务", body="<p>第二轮2014年10月22日,3a G20。</p>", publish_at=at("2014-01-01")
    )
    make_public_article(
        "朱平清潭", deck="“学厦航”活动", body="<p>和服厦航第2轮。第二轮第二。</p>", publish_at=at("2015-01-01")
    )
    make_public_article("第二", body="<p>学厦航3ａ,平潭。轮平潭,清平。</p>", publish_at=at("2016-01-01"))
    make_article("平潭草稿")


def test_another_backend_serves_saves_searches_and_rebuilds(stories, settings):
    settings.SEARCH_BACKEND = f"{__name__}.Reading"
    make_public_article("平潭新篇", publish_at=at("2020-01-01"))
    rebuild()
    found = find(Asked("平潭"))
    assert [entry.title for entry in found.results] == ["平潭新篇", "平潭朱清", "第二"]
    assert found.counts["kind:article"] == 3


TYPED = st.text(alphabet='平潭朱清第二轮学厦航和服3a20G月日2" -，', max_size=12)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED, is_public=st.booleans())
def test_the_database_finds_what_reading_everything_finds(stories, typed, is_public):
    asked = Asked(typed) if is_public else Asked(typed, now=None)
    where = Where(SearchState.current().live, asked.now)
    query = parse(typed)
    if query:
        expression = _narrowed(understand(query, where).query, asked)
        found = [{hit.pk for hit in one.newest(expression, where, 100)} for one in (backend(), Reading())]
        assert found[0] == found[1]


def fill_years(*numbers: int) -> None:
    """Two stories a year from 2004, of which two of three speak of 平潭."""
    for number in numbers:
        text = "<p>平潭。</p>" if number % 3 else "<p>福州。</p>"
        make_public_article(f"第{number}篇", body=text, publish_at=at(f"{2004 + number // 2}-03-0{number % 2 + 1}"))


def test_the_newest_come_first_however_few_of_many_years_are_asked_for(db):
    make_official("平潭人")  # without a date
    fill_years(*range(24))
    where = Where(SearchState.current().live, timezone.now())
    expression = parse("平潭").expression
    everything = Reading().newest(expression, where, 100)
    assert len(everything) == 17
    for limit in range(1, 19):
        found = backend().newest(expression, where, limit)
        assert found == everything[:limit]
        rest = backend().newest(expression, replace(where, after=found[-1].key), 100)
        assert rest == everything[limit:]
        assert backend().facet_counts(expression, where, ["kind:"], limit)[""] == min(limit, 17)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite reads its index from the newest on")
@pytest.mark.parametrize("known", [range(24), range(10, 16), []])
def test_months_looked_through_one_after_the_other_miss_nothing_that_came_since(db, monkeypatch, known):
    monkeypatch.setattr(places, "PLACES", [0, 1, 2, 4, 8, 16])
    monkeypatch.setattr(postgresql, "FIRST", 1)
    monkeypatch.setattr(postgresql, "TELLING", 3)
    places._positions.cache_clear()
    fill_years(*known)
    where = Where(SearchState.current().live, timezone.now())
    expression = parse("平潭").expression
    backend().newest(expression, where, 1)  # remembers where the known ones stand
    fill_years(*(number for number in range(24) if number not in known))
    everything = Reading().newest(expression, where, 100)
    assert len(everything) == 16
    for limit in range(1, 18):
        found = backend().newest(expression, where, limit)
        assert found == everything[:limit]
        assert backend().newest(expression, replace(where, after=found[-1].key), 100) == everything[limit:]
        assert backend().facet_counts(expression, where, ["kind:"], limit)[""] == min(limit, 16)


PART = st.lists(st.sampled_from(["平潭", "平", "3"]), min_size=1, max_size=3)
PHRASE = st.builds(lambda tokens, open_end: Phrase(tuple(tokens), open_end), PART, st.booleans())
MARK = st.just(Mark("in:2014"))
EXPRESSION = st.recursive(PHRASE | MARK, lambda some: st.lists(some, min_size=1, max_size=2).map(tuple).map(All))


@given(
    phrase=PHRASE,
    expression=EXPRESSION | st.lists(EXPRESSION, min_size=1, max_size=2).map(tuple).map(Any),
    data=st.data(),
)
def test_what_a_phrase_implies_is_said_wherever_it_stands(phrase, expression, data):
    end = data.draw(st.sampled_from(["", "0", "潭"])) if phrase.open_end else ""
    stream = [*data.draw(PART), *phrase.tokens[:-1], phrase.tokens[-1] + end, *data.draw(PART)]
    if implies(phrase, expression):
        assert says(Tokens(stream, set()), expression)


@pytest.mark.parametrize(
    ("phrase", "part", "is_told"),
    [
        ("一站式窗口", "窗口", True),
        ("便民利企12条", "12条", True),
        ("便民利企12条", "2条", False),
        ("一站式", "一窗", False),
        ("窗口", "一站式窗口", False),
    ],
)
def test_a_phrase_implies_its_words(phrase, part, is_told):
    assert implies(phrase_of(phrase), phrase_of(part)) is is_told


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a plan of SQLite's")
def test_a_later_page_looks_each_match_up_and_walks_along_nothing(db):
    where = Where(SearchState.current().live, None, after=(10**9, 1))
    sql, params = backend()._matches("e.id", parse("平潭").expression, where, 10)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "generation=? AND position=?" in plan
