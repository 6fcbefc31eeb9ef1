import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import Folded, bigrams, fold, is_han

MIXED = st.text(alphabet=st.one_of(st.sampled_from("發展ＡbC１２ﬁ㎡ﾊﾟéŒß①½𠮷İ，,"), st.characters()))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("發展和改革委員會", "发展和改革委员会"),
        ("台灣裡裏", "台湾里里"),
        ("Café CAFE\u0301", "cafe cafe"),
        ("①½", "①½"),
    ],
)
def test_width_case_accents_and_traditional_characters_are_evened_out(typed, folded):
    assert fold(typed) == folded


@given(MIXED, MIXED)
def test_a_part_folds_as_it_does_in_the_whole(a, b):
    assert fold(a + b) == fold(a) + fold(b)


@given(MIXED)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(MIXED, st.data())
def test_a_folded_place_leads_back_to_what_was_folded_there(text, data):
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])


@given(MIXED, MIXED)
def test_what_is_found_folded_is_marked_in_the_original(before, needle):
    for start, end in Folded(before + needle).spans(needle):
        assert fold(needle) in fold((before + needle)[start:end])


def test_a_traditional_needle_is_found_with_its_place():
    text = "福建省發展和改革委員會（ＦＤＲＣ）"
    assert [text[start:end] for start, end in Folded(text).spans("发展")] == ["發展"]
    assert [text[start:end] for start, end in Folded(text).spans("fdrc")] == ["ＦＤＲＣ"]


def test_places_lead_back_over_characters_that_fold_to_several():
    text = "共㎡福州"
    assert [text[start:end] for start, end in Folded(text).spans("福州")] == ["福州"]


def test_bigrams_are_the_neighbours_of_a_run():
    assert bigrams("福州海关") == ["福州", "州海", "海关"]
    assert bigrams("关") == []


@pytest.mark.parametrize(("char", "han"), [("福", True), ("𠮷", True), ("〇", True), ("A", False), ("，", False)])
def test_chinese_characters_are_told_from_others(char, han):
    assert is_han(char) is han
