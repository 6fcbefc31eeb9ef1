"""一键排版 puts the typography of a body in order and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tidying import tidy
from newsroom.text import fullwidth
from tests.articles.test_body import TextOf, han_in
from tests.clipboards import CLIPBOARDS


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("<p>会上,朱清强调:要落实.</p>", "<p>会上，朱清强调：要落实。</p>"),
        ("<p>福 州&nbsp;海关 of Fujian</p>", "<p>福州海关 of Fujian</p>"),
        ("<p>１７０人参加，用时３天</p>", "<p>170人参加，用时3天</p>"),
        ("<p>等等。。。还有，，一项</p>", "<p>等等……还有，一项</p>"),
        ("<p>甲--乙</p>", "<p>甲——乙</p>"),
        ("<p>　　甲</p><p></p><p>乙</p>", "<p>甲</p><p>乙</p>"),
        ("<p>王　岚、陈 静</p>", "<p>王　岚、陈静</p>"),
        ("<p>比分3:2，10:30开会，见http://a.cn/?a,b</p>", "<p>比分3:2，10:30开会，见http://a.cn/?a,b</p>"),
        (
            '<p>见<a href="http://a.cn/?x=１">附件(一)</a></p>',
            '<p>见<a href="http://a.cn/?x=１" rel="noopener">附件（一）</a></p>',
        ),
    ],
)  # fmt: skip
def test_a_text_is_put_in_order(typed, tidied):
    assert tidy(typed) == tidied


@given(st.lists(st.text(st.sampled_from("福州海关会议，。“”、 ,.:;()-１a<&"), max_size=30), max_size=4))
def test_tidying_twice_is_tidying_once_and_loses_no_character(lines):
    typed = "\n".join(lines)
    once = tidy(typed)
    assert tidy(once) == once
    words = str.maketrans("", "", "，。、：；“”‘’（）…—")
    assert han_in(TextOf(once).said).translate(words) == han_in(fullwidth(typed)).translate(words)


@pytest.mark.parametrize("program", CLIPBOARDS)
def test_a_clipboard_that_was_cleaned_is_tidied_only_in_its_marks(program):
    _pasted, stored = CLIPBOARDS[program]
    assert tidy(stored).count("<p>") == stored.count("<p>")
