import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import fullwidth, fullwidth_html

CHANGED = [
    ("文明风10月24日讯(通讯员) 10月22日上午,福建", "文明风10月24日讯（通讯员） 10月22日上午，福建"),
    ('"学厦航",打造"优质"软环境', "“学厦航”，打造“优质”软环境"),
    ("态度:好; 时效:快! 真的?!", "态度：好；时效：快！真的？！"),
    ("他说:'好'.", "他说：‘好’。"),
    ("他来了...", "他来了……"),
    ("GDP(亿元)", "GDP（亿元）"),
    ("1)会议", "1）会议"),
]
KEPT = [
    "出席的有1,234人，10:30开始",
    "比分3:2",
    "约翰.史密斯",
    "通知.pdf在此",
    'He said, "yes" (no); then: go! Don\'t?',
    "见 https://example.com/a,b?c=1;d:e 页",
    "写信给 a.b@example.com 吧",
    "第1,2项",
]


@pytest.mark.parametrize(("typed", "shown"), CHANGED)
def test_half_width_marks_in_chinese_are_shown_full_width(typed, shown):
    assert fullwidth(typed) == shown


@pytest.mark.parametrize("text", KEPT)
def test_numbers_times_addresses_and_latin_text_keep_their_marks(text):
    assert fullwidth(text) == text


def test_marks_look_across_tags_for_their_neighbours():
    assert fullwidth_html("<p><b>会议</b>,<i>abc</i></p>") == "<p><b>会议</b>，<i>abc</i></p>"


def test_a_paragraph_does_not_look_into_the_next():
    assert fullwidth_html("<p>会议</p><p>,abc</p>") == "<p>会议</p><p>,abc</p>"


def test_attributes_entities_and_code_keep_their_marks():
    html = '<p><a href="/x?a,b" title="a>b,中">A&amp;中</a><code>中,文</code></p>'
    assert fullwidth_html(html) == html


def test_a_quote_written_as_an_entity_is_paired():
    assert fullwidth_html("<p>&quot;好&quot;</p>") == "<p>“好”</p>"


@given(st.text())
def test_what_is_shown_full_width_is_shown_so_again(text):
    assert fullwidth(fullwidth(text)) == fullwidth(text)


@given(st.text(alphabet="会,.:\"'()<>&;ab p/", max_size=40))
def test_shown_html_gains_no_tag(html):
    assert fullwidth_html(html).count("<") <= html.count("<")


def test_the_filter_escapes_plain_text_and_keeps_safe_html():
    page = Template("{{ plain|fullwidth }} {{ safe|fullwidth }} {{ nothing|fullwidth }}")
    shown = page.render(Context({"plain": "<b>会,", "safe": mark_safe("<b>会</b>,x &amp;中"), "nothing": None}))
    assert shown == "&lt;b&gt;会， <b>会</b>，x &amp;中 "
