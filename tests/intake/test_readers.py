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


def test_what_ueditor_makes_is_lines_items_rows_and_pictures():
    made = (
        "<p style='text-align: center;'><strong><span style='font-size:22px'>我院召开护士节表彰大会</span></strong></p>"
        "<p style='text-indent: 2em;'><span style='font-family: 仿宋;'>5月11日，院长<span>李雷</span>出席"
        "<a href='/x' _src='/x'>会议</a>。</span></p><p><br/></p>"
        "<p><img src='/ueditor/upload/1620.jpg' title='1620.jpg' alt='1620.jpg'/></p>"
        "<ol class='list-paddingleft-2' style='list-style-type: decimal;'><li><p>急诊科&nbsp;王芳</p></li></ol>"
        "<table class='noBorderTable'><tbody><tr class='firstRow'><td width='100'>姓名</td><td>奖项</td></tr>"
        "<tr><td><p>赵敏</p></td><td><p>优秀护士</p></td></tr></tbody></table>"
    )
    source = read(made)
    kinds = [LineKind.PARAGRAPH, LineKind.PARAGRAPH, LineKind.PICTURE, LineKind.ITEM, LineKind.ROW, LineKind.ROW]
    assert [line.kind for line in source.lines] == kinds
    assert said(source)[1] == "5月11日，院长李雷出席会议。"
    assert source.pictures[0].name == "/ueditor/upload/1620.jpg"


def test_an_article_of_wechat_is_its_headline_its_day_its_paragraphs_and_its_pictures():
    page = (
        "<html><head><script>var biz = '会议';</script></head><body><div id='js_article'>"
        "<h1 class='rich_media_title' id='activity-name'>\n云溪县举行签约仪式\n</h1>"
        "<div id='meta_content'><span>云溪融媒</span><em id='publish_time'>2024-06-19 18:36</em></div>"
        "<div id='js_content' style='visibility: hidden;'><section><section data-tools='135编辑器'>"
        "<p><span leaf=''>6月18日，签约仪式在洗马镇举行。</span></p></section>"
        "<section><img data-src='https://mmbiz.example/1.jpg' data-type='jpeg'/></section>"
        "<section><span>▲ 签约现场</span></section></section><p style='display:none'>隐藏</p></div></div></body></html>"
    )
    source = read(page)
    lines = said(source)
    assert lines[:3] == ["云溪县举行签约仪式", "云溪融媒2024-06-19 18:36", "6月18日，签约仪式在洗马镇举行。"]
    assert lines[-1] == "▲ 签约现场"
    assert [picture.name for picture in source.pictures] == ["https://mmbiz.example/1.jpg"]


def test_lines_that_are_cut_by_tabs_are_rows_and_keys_side_by_side_are_not():
    rows = read("名单\n姓名\t单位\n王芳\t急诊科\n赵敏\t儿科").lines
    assert [line.kind for line in rows] == [LineKind.PARAGRAPH, LineKind.ROW, LineKind.ROW, LineKind.ROW]
    keys = read("题\n来源：某局\t作者：某人\n时间：今天\t编辑：某人").lines
    assert {line.kind for line in keys} == {LineKind.PARAGRAPH}


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
