import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.headlines import breakable, pieces


@pytest.mark.parametrize(
    ("headline", "set_as"),
    [
        ("三年学厦航，十项好举措", "三年|学厦航，|十项好举措"),
        ("省直机关第二轮“十佳举措”受表彰", "省直机关|第二轮|“十佳举措”|受表彰"),
        ("2014年10月22日省发改委召开会议", "2014年|10月|22日|省发改委|召开|会议"),
    ],
)
def test_a_headline_breaks_between_words(headline, set_as):
    assert "|".join(pieces(headline)) == set_as


@given(st.text())
def test_no_character_is_lost_or_added(text):
    assert "".join(pieces(text)) == text


@given(st.text(alphabet="省直，。“”《》举措10a"))
def test_no_line_begins_with_a_closing_mark(text):
    assert not any(piece[0] in "，。”》" for piece in pieces(text)[1:])


def test_what_an_editor_types_is_no_html():
    assert breakable("<b>&") == "&lt;b&gt;&amp;"
