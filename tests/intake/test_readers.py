"""Readers keep every character, know what each line was, and say plainly what they cannot read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.readers import read
from intake.source import LineKind, Unreadable
from tests.intake.documents import docx, paragraph, picture, table

STORY = "市图书馆举办读书会\n4月23日，市图书馆在一楼大厅举办读书会。"


def said(source) -> list[str]:
    return [source.said(line.span) for line in source.lines]


@given(st.text(min_size=1).filter(str.strip))
def test_pasted_text_is_kept_as_it_came(text):
    try:
        source = read(text)
    except Unreadable:
        return
    if source.form == "text":
        assert source.text == text
        assert "".join("".join(said(source)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "big5"]
)
def test_a_file_is_read_in_the_encoding_it_was_saved_in(encoding):
    text = "縣圖書館舉辦讀書會\n四月廿三日，一樓大廳。" if encoding == "big5" else STORY
    assert said(read(text.encode(encoding))) == text.splitlines()


def test_blocks_of_a_page_are_lines_and_its_white_space_is_folded():
    source = read("<div><h1>标题</h1><p>第一段\n  还是第一段。</p><p>第二<b>段</b>。<br>换行</p></div>")
    assert said(source) == ["标题", "第一段 还是第一段。", "第二段。", "换行"]
    assert source.lines[0].kind is LineKind.HEADING
    assert source.lines[2].markup == "第二<strong>段</strong>。"


def test_lists_and_tables_of_a_page_are_items_and_rows():
    source = read(
        "<ol><li>甲</li><li>乙</li></ol><table><tr><th>单位</th><th>作品</th></tr><tr><td>甲局</td><td>《乙》</td></tr></table>"
    )
    assert [line.kind for line in source.lines] == [LineKind.ITEM, LineKind.ITEM, LineKind.ROW, LineKind.ROW]
    assert [source.said(cell) for cell in source.lines[3].cells] == ["甲局", "《乙》"]
    assert source.lines[0].ordered


def test_what_a_browser_does_not_show_is_no_text():
    source = read(
        "<p>看得见</p><script>var a=1</script><style>p{}</style><p style='display:none'>看不见</p><!-- 也看不见 -->"
    )
    assert said(source) == ["看得见"]


def test_word_and_wps_leave_their_marks_behind():
    pasted = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>"
        "<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->"
        "<p class=MsoNormal style='mso-pagination:none'><span lang=EN-US>10</span>月<o:p></o:p></p>"
        "<p class=MsoNormal>会议召开。</p></body></html>"
    )
    assert said(read(pasted)) == ["10月", "会议召开。"]


def test_the_navigation_of_a_whole_page_is_left_out_but_not_its_headline_and_credits():
    links = "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(30))
    story = "".join(f"<p>第{n}段写了会议的情况，参加的人很多。大家认真讨论。</p>" for n in range(5))
    page = (
        f"<html><body><div class=top><ul>{links}</ul></div><div class=main><h1>某市召开会议</h1><p>来源：某市日报</p>"
        f"<div id=zoom>{story}</div></div><div class=side><ul>{links}</ul></div></body></html>"
    )
    lines = said(read(page))
    assert lines[:2] == ["某市召开会议", "来源：某市日报"]
    assert not [line for line in lines if line.startswith("栏目")]


def test_a_page_tells_its_day_and_source_in_its_head():
    head = "<title>题</title><meta name='PubDate' content='2020-03-04'>"
    page = f"<html><head>{head}</head><body><p>一。</p><p>二。</p></body></html>"
    assert read(page).meta == {"pubdate": "2020-03-04", "title": "题"}


def test_a_word_document_brings_its_paragraphs_tables_and_pictures():
    source = read(
        docx(
            paragraph("标题", bold=True),
            paragraph("正文。"),
            table(["单位", "奖项"], ["甲局", "一等奖"]),
            picture("现场"),
        )
    )
    assert said(source)[:2] == ["标题", "正文。"]
    assert [line.kind for line in source.lines[2:]] == [LineKind.ROW, LineKind.ROW, LineKind.PICTURE]
    assert source.pictures[0].data.startswith(b"\x89PNG")
    assert (source.pictures[0].alt, source.pictures[0].line) == ("现场", 4)


BROKEN = {
    "empty": b"",
    "only zeros": b"\x00" * 100,
    "binary": bytes(range(256)) * 40,
    "an old .doc": b"\xd0\xcf\x11\xe0" + b"x" * 600,
    "a pdf": b"%PDF-1.7 ...",
    "a picture": b"\x89PNG\r\n\x1a\n",
    "a truncated docx": docx(paragraph("会议召开。"))[:300],
    "a docx with broken xml": docx("<w:p><w:r>"),
    "a zip that is no document": docx().replace(b"word/document.xml", b"work/document.xml"),
    "white space": b" \r\n\t\n",
    "an empty page": b"<html><body><p></p><p> </p></body></html>",
    "a docx without text": docx(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable) as refusal:
        read(data)
    assert str(refusal.value).endswith("。")


def test_a_packed_bomb_is_not_unpacked():
    with pytest.raises(Unreadable):
        read(docx(word__big_xml=b"", **{"word__bomb.xml": b"0" * (31 * 1024 * 1024)}))


def test_a_huge_file_is_refused():
    with pytest.raises(Unreadable):
        read(b"a" * (30 * 1024 * 1024 + 1))


@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_make_a_reader_crash(data):
    try:
        assert read(data).lines
    except Unreadable as refusal:
        assert str(refusal)


@given(st.binary(max_size=200), st.integers(0, 900))
def test_no_damage_to_a_document_makes_a_reader_crash(rubbish, at):
    whole = docx(paragraph("会议召开。"))
    try:
        read(whole[:at] + rubbish + whole[at + len(rubbish) :])
    except Unreadable as refusal:
        assert str(refusal)
