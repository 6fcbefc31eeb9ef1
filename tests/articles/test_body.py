"""The body of an article: nothing dangerous comes in, and no Chinese character is lost."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import body
from articles.models import Article
from tests.clipboards import CLIPBOARDS
from tests.makers import make_article
from tests.pastes import PASTES, pile, word_item

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
        ('<p><a href="javascript:x()">甲</a></p>', '<p>甲</p>'),
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


@pytest.mark.parametrize("program", CLIPBOARDS)
def test_a_clipboard_of_a_word_processor_becomes_clean_html(program):
    pasted, stored = CLIPBOARDS[program]
    assert body.clean(pasted) == stored


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("若a<b 则c>d", "<p>若a&lt;b 则c&gt;d</p>"),
        ("<p>甲</p><!--乙", "<p>甲</p><p>&lt;!--乙</p>"),
        ("<p>甲</p><style>乙", "<p>甲</p><p>乙</p>"),
        ("<!甲><![CDATA[乙]]>", "<p>&lt;!甲&gt;&lt;![CDATA[乙]]&gt;</p>"),
        ("</甲>乙", "<p>&lt;/甲&gt;乙</p>"),
        ('<p style="font-family:"宋体"">甲</p>', "<p>甲</p>"),
        ('<p style="a"b">甲</p>', "<p>甲</p>"),
        ("<font face=宋体>甲</font>", "<p>甲</p>"),
        ("<title>甲</title><textarea>乙</textarea>", "<p>甲乙</p>"),
        ("<p>省直\n机关 of\nFujian</p>", "<p>省直机关 of Fujian</p>"),
        ("<pre>甲\n乙</pre>", "<p>甲</p><p>乙</p>"),
        ("<p>甲\u200b\ufeff乙\ud800</p>", "<p>甲乙</p>"),
        ('<b style="font-weight:normal"><p>甲</p></b>', "<p>甲</p>"),
        ('<b style="mso-bidi-font-weight:normal">甲</b>', "<p><strong>甲</strong></p>"),
        (
            "<strong><p>甲</p><ul><li>乙</li></ul></strong>",
            "<p><strong>甲</strong></p><ul><li><strong>乙</strong></li></ul>",
        ),
        ("<p><b>甲</b><b>乙</b></p>", "<p><strong>甲乙</strong></p>"),
        ("<p><b> </b>甲<b><br></b></p>", "<p>甲</p>"),
        (
            "<ul><p>甲</p><li>乙</li><ul><li>丙</li></ul></ul>",
            "<ul><li><p>甲</p></li><li>乙<ul><li>丙</li></ul></li></ul>",
        ),
        ("<div><ol><li>甲</li></ol></div><div><ol start=2><li>乙</li></ol></div>", "<ol><li>甲</li><li>乙</li></ol>"),
        ("<li>甲</li>", "<ul><li>甲</li></ul>"),
        ('<p><a name="x">甲</a><a href="#_ftn1">[1]</a></p>', "<p>甲[1]</p>"),
    ],
)  # fmt: skip
def test_odd_markup_keeps_its_text(pasted, stored):
    assert body.clean(pasted) == stored


BROKEN = st.text(st.sampled_from("福州海关，。“”<>/!-[]?&;=ab \n\u3000"), max_size=60)


@given(BROKEN)
def test_no_chinese_character_of_broken_markup_is_lost(pasted):
    """Nothing here is an attribute in quotation marks or a whole comment: all of it is text."""
    hidden = re.sub(r"<!--.*?--!?>", "", pasted, flags=re.DOTALL)
    assert re.findall(r"[一-鿿“”，。]", TextOf(body.clean(pasted)).said) == re.findall(r"[一-鿿“”，。]", hidden)


NUMBERS_OF_WORD = ["·", "l", "Ø", "1.", "2)", "（3）", "a.", "一、", "（二）", "①", "第三条"]


@st.composite
def word_clipboard(draw) -> tuple[str, list[str]]:
    """A document of Word or WPS, and the lines that its reader saw, numbers of lists aside."""
    html, lines = [], []
    words = st.text(st.sampled_from("福州海关学厦航优质软环境会召开了和丰〇𠮷，。《》“”"), min_size=1, max_size=14)
    for _block in range(draw(st.integers(0, 12))):
        pieces = draw(st.lists(words, min_size=1, max_size=4))
        runs = "".join(draw(st.sampled_from(RUNS)).format(piece) for piece in pieces)
        shape, marker = draw(st.sampled_from(SHAPES)), draw(st.sampled_from(NUMBERS_OF_WORD))
        level = draw(st.integers(1, 4))
        html.append(shape.format(runs, marker, level))
        in_words = "{1}" in shape and re.search("[一-鿿①]", marker)
        lines += [(marker if in_words else "") + "".join(pieces)] if "{0}" in shape else []
    wrap = draw(
        st.sampled_from(["{}", "<html><body>\n<!--StartFragment-->{}<!--EndFragment--></body></html>", "<div>{}</div>"])
    )
    return wrap.format(draw(st.sampled_from(["", "\n", "\r\n"])).join(html)), lines


RUNS = [
    "<span style='font-family:宋体;mso-hansi-font-family:\"Times New Roman\"'>{}</span>",
    "<b style='mso-bidi-font-weight:normal'><span lang=EN-US>{}<o:p></o:p></span></b>",
    '<font face="仿宋">{}</font>',
    '<a href="http://www.example.cn/"><u>{}</u></a>',
    "{}",
    "<i>{}</i>",
]
SHAPES = [
    "<p class=MsoNormal style='text-indent:21pt'>　　{0}</p>",
    "<p class=MsoNormal>&nbsp;&nbsp;{0}<o:p></o:p></p>",
    "<h2>{0}</h2>",
    "<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
    "<p class=MsoListParagraph style='mso-list:l0 level{2} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{1}"
    "<span style='font:7pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span><![endif]>{0}</p>",
    "<h3 style='mso-list:l1 level{2} lfo2'><span style='mso-list:Ignore'>{1}</span>{0}</h3>",
    "<table border=1><tr style='mso-yfti-irow:0'><td width=277><p class=MsoNormal>{0}</p></td></tr></table>",
    "<ul type=disc><li class=MsoNormal>{0}</li></ul>",
]


@given(word_clipboard())
def test_every_line_of_a_document_comes_through_in_its_order(clipboard):
    pasted, lines = clipboard
    cleaned = body.clean(pasted)
    shown = re.sub(r"<(/?)(?!/?(?:p|h[2-4]|li|td)\b)[^>]*>", "", cleaned)
    digits = [
        re.sub(r"^(?:[·lØ]|[12][.)]|（3）|a\.)\s*", "", line) for line in re.split(r"<[^>]*>", shown) if line.strip()
    ]
    assert digits == lines
    assert body.clean(cleaned) == cleaned
    assert not re.search(r"<(p|li|h\d)>[\s\u3000]|<(p|li|h\d)></|mso|style=", cleaned)


LEFT_OVER = re.compile(
    r"<(p|li|h[2-4]|ul|ol|blockquote)>[\s\u3000]*</\1>"  # nothing in it
    r"|<(?:p|li|h[2-4])>(?:[\s\u3000]|&nbsp;)"  # an indent made by hand
    r"|<br>(?:[\s\u3000]|&nbsp;|</p>)|mso|style=|file:"
)
# What no reader of the page ever saw, or what is told otherwise.
NOT_READ = re.compile(r"(?s)<!--.*?-->|<(style|script)\b.*?</\1>|<[^<>]*>")


def read_of(pasted: str) -> Counter:
    """The Chinese characters that somebody reads on the clipboard."""
    return Counter(re.findall(r"[\u3007\u3400-\u9fff\U00020000-\U000323af]", NOT_READ.sub("", unescape(pasted))))


@pytest.mark.parametrize("name", PASTES)
def test_a_paste_is_read_whole_and_leaves_nothing_of_its_program(name):
    cleaned = body.clean(PASTES[name])
    assert read_of(PASTES[name]) <= read_of(cleaned)
    assert not LEFT_OVER.search(cleaned)
    assert body.clean(cleaned) == cleaned
    Allowed().feed(cleaned)


@given(st.integers(0, 10**9))
def test_a_pile_of_pastes_is_read_whole_and_leaves_nothing_of_its_programs(seed):
    pasted = pile(seed)
    cleaned = body.clean(pasted)
    assert read_of(pasted) <= read_of(cleaned)
    assert not LEFT_OVER.search(cleaned)
    assert body.clean(cleaned) == cleaned
    Allowed().feed(cleaned)


def test_letters_number_one_list_and_an_a_begins_the_next():
    items = [("甲", "a)"), ("乙", "b)"), ("丙", "c)"), ("丁", "a)")]
    lists = "<ol><li>甲</li><li>乙</li><li>丙</li></ol><ol><li>丁</li></ol>"
    assert body.clean("".join(word_item(text, 1, marker) for text, marker in items)) == lists


def test_a_cell_spans_at_most_a_hundred_columns():
    assert body.clean('<table><tr><td colspan="100">甲</td><td colspan="101">乙</td></tr></table>') == (
        '<table><tbody><tr><td colspan="100">甲</td><td>乙</td></tr></tbody></table>'
    )


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
