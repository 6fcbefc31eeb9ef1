"""The body of an article: nothing dangerous comes in, and no Chinese character is lost."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.models import Article
from tests.makers import make_article

HAN = st.text(st.sampled_from("福州海关学厦航优质软环境①〇ㄅ，。“”《》、；：　 "), max_size=12)
WORD_PROCESSORS = "b i h1 div span font o:p svg text math template title pre textarea select option iframe noscript"
OTHER_PAGES = "object form img section b那 x-y xmp"
TAG_NAMES = st.sampled_from([*sorted(body.TAGS), *WORD_PROCESSORS.split(), *OTHER_PAGES.split()])
ATTRIBUTES = st.sampled_from(
    [
        *("", ' style="color:red"', ' class="MsoNormal"', ' onclick="x()"', ' href="javascript:x()"', " '", ' "', " <"),
        *(' href="/articles/"', ' colspan="2"', ' rowspan="-1"', ' src="http://elsewhere.example/x.png"', ' id="y"'),
    ]
)


@st.composite
def markup(draw) -> str:
    """Pieces of HTML as word processors and web pages leave them on the clipboard: nested, broken, unclosed."""
    pieces = draw(
        st.lists(
            st.one_of(
                HAN,
                st.builds("<{}{}>".format, TAG_NAMES, ATTRIBUTES),
                st.builds("</{}>".format, TAG_NAMES),
                st.sampled_from(["\n", "&nbsp;", "&lt;", "&", "<", ">", "<br>", "　　", "<br>　　"]),
            ),
            max_size=30,
        )
    )
    return "".join(pieces)


class Allowed(HTMLParser):
    """Fails on anything that the allow-list does not name."""

    def handle_starttag(self, tag, attrs):
        assert tag in body.TAGS, tag
        for name, value in attrs:
            assert name in body.ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set()), (tag, name)
            if name == "href":
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value or "", re.IGNORECASE)
                assert not scheme or scheme[1].lower() in body.SCHEMES, value
            if name in body.NUMBERS:
                assert value.isdigit()

    def handle_comment(self, data):
        raise AssertionError(data)


def han_in(text: str) -> str:
    """Every Chinese character of the text outside of tags, in any order (a broken table moves text before itself)."""
    without_tags = re.sub(r"<[^<>]*>", "", text)
    return "".join(sorted(re.findall(r"[一-鿿①〇ㄅ，。“”《》、；：]", without_tags)))


class TextOf(HTMLParser):
    """The text of clean HTML."""

    def __init__(self, text):
        super().__init__()
        self.said = ""
        self.feed(text)

    def handle_data(self, data):
        self.said += data


@given(markup())
def test_whatever_is_pasted_the_result_is_within_the_allow_list(pasted):
    Allowed().feed(body.clean(pasted))


@given(st.text(max_size=200))
def test_whatever_is_typed_the_result_is_within_the_allow_list(typed):
    Allowed().feed(body.clean(typed))


@given(st.lists(st.one_of(HAN, st.builds("<{0}>{1}</{0}>".format, TAG_NAMES, HAN)), max_size=12).map("".join))
def test_no_chinese_character_of_a_pasted_text_is_lost(pasted):
    assert han_in(TextOf(body.clean(pasted)).said) == han_in(pasted)


@given(HAN, HAN)
def test_no_chinese_character_of_a_plain_text_is_lost(first, second):
    cleaned = body.clean(f"{first}\n{second}")
    assert han_in(TextOf(cleaned).said) == han_in(first + second)


@given(markup())
def test_cleaning_what_is_clean_changes_nothing(pasted):
    once = body.clean(pasted)
    assert body.clean(once) == once


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("　　第一段\n\n　　第二段", "<p>第一段</p><p>第二段</p>"),
        ("<p>　　第一段</p><p>&nbsp;</p><p>第二段</p>", "<p>第一段</p><p>第二段</p>"),
        ('<p class="MsoNormal"><b>一、</b><span lang=EN>1<o:p></o:p></span></p>', "<p><strong>一、</strong>1</p>"),
        ("<p>第一段<br>　　第二段</p>", "<p>第一段</p><p>第二段</p>"),
        ("<div>第一段</div><div>第二段</div>", "<p>第一段</p><p>第二段</p>"),
        ("<h1>题</h1>", "<h2>题</h2>"),
        ("若a<b则c", "<p>若a&lt;b则c</p>"),
        ("①福州海关《打造无纸化通关模式,便捷企业快速通关》", "<p>①福州海关《打造无纸化通关模式,便捷企业快速通关》</p>"),
        ("<p>甲<script>alert(1)</script></p>", "<p>甲</p>"),
        ('<p>甲<img src="http://elsewhere.example/1.png" onerror="x()"></p>', "<p>甲</p>"),
        ('<p><a href="javascript:x()">甲</a></p>', '<p><a rel="noopener">甲</a></p>'),
        ('<p><a href="http://a.cn" target="x">甲</a></p>', '<p><a href="http://a.cn" rel="noopener">甲</a></p>'),
        ('<p><a href="/articles/2014/10/7/">甲</a></p>', '<p><a href="/articles/2014/10/7/" rel="noopener">甲</a></p>'),
        (
            '<table style="x"><colgroup><col></colgroup><tr><th colspan="2" onclick="x()">届次</th></tr></table>',
            '<table><tbody><tr><th colspan="2">届次</th></tr></tbody></table>',
        ),
    ],
)  # fmt: skip
def test_what_is_pasted_becomes_what_is_stored(pasted, stored):
    assert body.clean(pasted) == stored


DANGEROUS, HARMLESS = '<p onclick="x()">甲<script>x()</script></p>', "<p>甲</p>"


def test_a_body_is_cleaned_whoever_saves_it(db):
    article = make_article(body=DANGEROUS)
    assert article.body == HARMLESS
    assert Article.objects.get().body == HARMLESS


def test_a_body_is_cleaned_on_the_ways_around_save(db):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(body=DANGEROUS)
    assert Article.objects.get().body == HARMLESS
    article.body = DANGEROUS
    Article.objects.bulk_update([article], ["body"])
    assert Article.objects.get().body == HARMLESS
    Article.objects.bulk_create([Article(headline="乙", body=DANGEROUS)])
    assert Article.objects.get(headline="乙").body == HARMLESS
