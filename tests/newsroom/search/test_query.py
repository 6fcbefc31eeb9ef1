"""Queries as they are read; and whatever is typed, an answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.search.analyser import stream, tokens_of, word_pairs, words
from newsroom.search.find import Asked, Order, find
from newsroom.search.query import parse
from newsroom.text import fold
from tests.makers import make_official, make_public_article

ANYTHING = st.text(
    alphabet=st.one_of(
        st.sampled_from("朱清平潭厦航和服第二轮省发改委\"“”「」-－ 　*():^'\\%_&|!<>{}+~,，、AbＣ12０①\x00\n年月日"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "terms", "without"),
    [
        ("朱清 平潭", ["朱清", "平潭"], []),
        ("朱清　平潭 朱清", ["朱清", "平潭"], []),
        ("学厦航 -平潭 －福州", ["学厦航"], ["平潭", "福州"]),
        ("－", [], []),
        ('"学厦航', ["学厦航"], []),
        ("“十佳举措”评选", ["十佳举措", "评选"], []),
        ('-"两个 词" 三', ["三"], ["两个 词"]),
        ("2014-10-24", ["2014-10-24"], []),
        ("朱\x00清", ["朱", "清"], []),
    ],
)
def test_words_quotes_and_minus_are_read(typed, terms, without):
    query = parse(typed)
    assert [term.text for term in query.terms] == terms
    assert [term.text for term in query.without] == without


def test_quotes_mean_exactly():
    assert [term.exact for term in parse('"第二轮" 第二轮').terms] == [True, False]


def test_only_the_first_two_hundred_characters_count():
    query = parse("平潭 " * 5000)
    assert query.clipped
    assert len(query.terms) == 1


@given(ANYTHING)
def test_any_stretch_of_a_text_is_among_its_tokens(text):
    tokens = list(stream(fold(text)))
    runs = [token for token in tokens if len(token) == 2]
    assert all(pair in fold(text).replace(",", "") for pair in runs if pair.strip("0123456789"))


@given(ANYTHING)
def test_no_token_is_an_operator_and_no_text_makes_a_mark(text):
    tokens = tokens_of(text, "", text)
    in_tokens = {char for token in tokens.stream for char in token or ""}
    assert not [char for char in in_tokens if char.isspace() or (char.isascii() and not char.isalnum())]
    assert all(":" in mark and " " not in mark for mark in tokens.marks)


@pytest.mark.parametrize(("text", "pair", "whole"), [("产品和服务", "和服", False), ("穿和服的人", "和服", True)])
def test_whole_words_are_told_from_accidents(text, pair, whole):
    assert (pair in word_pairs(words(text))) is whole


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING, st.sampled_from(list(Order)), ANYTHING)
def test_no_query_is_an_error(db, typed, order, after):
    find(Asked(typed, order=order, after=after))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="朱清平潭厦航和服务第二轮3aG，。 ", min_size=4, max_size=30), data=st.data())
def test_every_stretch_of_a_story_finds_it(db, text, data):
    story = make_public_article("题目", body=f"<p>{text}</p>")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 8)))
    part = text[start:end]
    query = parse(f'"{part}"')
    # A Latin word or a number is found whole, so a stretch may not cut one.
    cut = any(
        0 < at < len(text) and text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum()
        for at in (start, end)
    )
    if query and not cut:
        assert story.pk in [entry.object_id for entry in find(Asked(f'"{part}"', size=100)).results]
    story.delete()


def test_a_query_of_many_names_is_answered(db):
    for number in range(30):
        make_official(f"朱清{number}")
    assert find(Asked(" ".join(f"朱清{number}" for number in range(30)))).query.clipped
