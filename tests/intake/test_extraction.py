"""Facts of extraction that hold for every text, and the forms that reports print names, awards and credits in."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.as_json import as_json
from intake.extract import extract
from intake.readers import read
from intake.register import KnownName, Register
from intake.source import Unreadable
from tests.intake.documents import docx, paragraph, table

WORDS = """
会议 召开 市教育局 局长 王小明 、 ， 。 和 出席 主持 讲话 “ ” 《 》 （ ） 10月22日 今天 一等奖 获 荣获 等 3名 ① ② ：
记者 本报讯 供稿 责任编辑 教授 分别 由 主办 在 １２ 授予 称号 第三届 约170人 ![]() | 摄影 2012-08-17某某大学举行典礼
"""
PIECES = [*WORDS.split(), "\n", "\u3000", " "]


def told(text: str, published: str = "2020-06-02", register: Register | None = None) -> dict:
    return as_json(extract(read(text), register or Register(), datetime.date.fromisoformat(published)))


def people(text: str) -> dict[str, str]:
    found = told(f"座谈会召开\n6月1日，座谈会在市政务中心召开。{text}")
    return {person["name"]: person["title"] for person in found["participants"]}


def winners(text: str) -> list[str]:
    return [award["recipient"] for award in told(f"大赛落幕\n6月1日，技能大赛在市体育馆落幕。{text}")["awards"]]


def credits(text: str) -> tuple:
    found = told(f"座谈会召开\n6月1日，座谈会在市政务中心召开，大家交流了做法。{text}")
    return found["contributor"], found["photographer"], found["editor"]


@settings(max_examples=150, deadline=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_value_stands_where_its_span_says(text):
    try:
        source = read(text)
    except Unreadable:
        return
    found = extract(source, Register(), datetime.date(2020, 6, 2))
    for person in found.participants:
        assert source.said(person.span) == person.name
        assert all(source.said(post.title_span) in post.title for post in person.posts)
    for unit in found.units:
        assert unit.inferred or {source.said(span) for span in unit.mentions} == {unit.name}
    for value in (found.contributor, found.photographer, found.editor, found.source, found.headline):
        assert not value or not value.span or source.said(value.span) == value.value
    assert all(source.said(award.span) == award.recipient for award in found.awards)
    assert all(source.said(each.span).strip() == each.text for each in found.rejected)


@settings(max_examples=150, deadline=2000)
@given(st.text(max_size=300))
def test_no_text_makes_extraction_crash(text):
    try:
        source = read(text)
    except Unreadable:
        return
    as_json(extract(source, Register(), None))


def test_a_list_shares_the_post_before_it():
    assert people("副市长高远、丁宁出席。") == {"高远": "副市长", "丁宁": "副市长"}


def test_several_posts_of_one_person_stay_together():
    assert people("市教育局党组书记、局长高远主持会议。") == {"高远": "党组书记、局长"}


def test_a_title_behind_the_name_is_read():
    assert people("华东大学高远教授、丁宁研究员先后发言。") == {"高远": "华东大学教授", "丁宁": "研究员"}


@pytest.mark.parametrize(
    "sentence",
    [
        "会议强调，要学习贯彻国家主席丁宁关于教育的重要论述。",
        "局长高远说，副部长丁宁多次指出质量是生命。",
        "1958年，老校长丁宁在这里创办了学校。",
        "居民丁宁说，日子好过了。",
    ],
)
def test_who_is_quoted_remembered_or_interviewed_took_no_part(sentence):
    assert "丁宁" not in people(sentence)


def test_who_holds_an_office_and_acts_took_part_with_a_doubt():
    found = told("座谈会召开\n6月1日，座谈会在市政务中心召开。市教育局局长王小明接受了媒体采访。")
    assert [person["name"] for person in found["participants"]] == ["王小明"]
    assert any("王小明" in doubt and "接受" in doubt for doubt in found["doubts"])


@pytest.mark.parametrize(
    "sentence",
    [
        "市教育局局长王小明当选为常务理事。",
        "市教育局局长王小明因病逝世。",
        "代表们学习了市委书记王小明的讲话。",
        "参观者向市教育局局长王小明致信。",
    ],
)
def test_what_somebody_became_or_suffered_is_no_part(sentence):
    assert people(sentence) == {}


def test_a_name_set_to_the_width_of_three_is_one_name():
    assert people("副市长江　涛出席会议。会后，江涛走访了企业。") == {"江　涛": "副市长"}


def test_a_wife_bears_two_surnames_and_keeps_both():
    assert people("政务司司长高丁婉华、副司长叶程秀兰出席。") == {"高丁婉华": "司长", "叶程秀兰": "副司长"}


def test_a_chief_of_a_region_is_an_officer_with_a_name():
    assert people("行政长官高丁婉华出席并致辞。") == {"高丁婉华": "行政长官"}


def test_two_surnames_that_are_a_word_make_no_name():
    assert people("市长丁宁出席，市委书记安全生产包保组随行。") == {"丁宁": "市长"}


def test_a_tier_is_called_by_its_name_alone_whoever_announces_it():
    awards = told("大赛落幕\n技能大赛落幕。\n会上公布了优秀组织奖名单：\n教务处\n科研处")["awards"]
    assert {award["tier"] for award in awards} == {"优秀组织奖"} and len(awards) == 2


@pytest.mark.parametrize(
    "line,expected",
    [
        ("一等奖：急诊科 丁一、骨科 邓莉莉", ["丁一", "邓莉莉"]),
        ("一等奖：国画《秋色》　撒永福（市总工会）", ["撒永福"]),
        ("一等奖：关于乡村旅游发展的调研报告（市文旅局 赵铁军 李薇）", ["赵铁军", "李薇"]),
        ("一等奖：《雪夜》　作者：占　斌　编辑：况　晖　报送单位：公路局", ["占　斌"]),
        ("一等奖：红茶类：政和县白云红茶有限公司", ["政和县白云红茶有限公司"]),
        ("一等奖：李强（女，彝族） 县人民医院护士长", ["李强"]),
        ("一等奖空缺", []),
    ],
)
def test_a_line_of_a_list_says_who_won(line, expected):
    assert winners(f"获奖名单如下：\n{line}") == expected


def test_the_register_finds_what_the_grammar_does_not():
    register = Register([KnownName("三江源", "unit", 7), KnownName("格桑", "official", 9)])
    text = "座谈会召开\n6月1日，座谈会在西宁召开，三江源有关负责人介绍情况，格桑主持会议。"
    assert "三江源" in told(text, register=register)["units"]
    assert [person["name"] for person in told(text, register=register)["participants"]] == ["格桑"]
    assert told(text)["participants"] == []


def test_known_names_are_found_in_any_width_and_script():
    register = Register([KnownName("ＡＢ集团", "unit", 1), KnownName("台州图书馆", "unit", 2)])
    found = register.find("AB集团和臺州圖書館")
    assert [known.known[0].key for known in found] == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市公安局、市税务局荣获先进单位称号。", ["市公安局", "市税务局"]),
        ("市公安局等12个单位被授予“文明单位”称号。", ["市公安局"]),
        ("大会授予高远、丁宁等10名同志“岗位能手”称号。", ["高远", "丁宁"]),
        ("市公安局《平安夜市》获一等奖，二等奖空缺。", ["市公安局"]),
        ("获一等奖的作品是《晨曲》，作者是市文化馆王立、陈小红。", ["王立、陈小红"]),
        ("获得二等奖的作品有《山路》（作者：李明）、《海堤》（作者：赵强）。", ["李明", "赵强"]),
        ("会议表彰了18个先进集体和30名先进个人。", []),
        ("市公安局局长高远为获奖单位颁奖。", []),
    ],
)
def test_winners_are_read_in_prose(text, expected):
    assert winners(text) == expected


def test_winners_are_read_from_a_table():
    head = "<p>大赛落幕</p><p>6月1日，大赛在市体育馆落幕。</p>"
    rows = [["奖项", "单位", "作品"], ["一等奖", "市公安局", "《夜市》"], ["", "市税务局", "《窗口》"]]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    page = f"{head}<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    found = [(award["tier"], award["recipient"], award["title"]) for award in told(page)["awards"]]
    assert found == [("一等奖", "市公安局", "夜市"), ("一等奖", "市税务局", "窗口")]


def test_rows_of_a_spreadsheet_are_a_table():
    rows = "姓名\t单位\t奖项\n邢志刚\t市公路局\t一等奖\n苗　丰\t市港航局\t二等奖"
    assert winners(f"获奖名单如下：\n{rows}") == ["邢志刚", "苗　丰"]


def test_lists_and_tables_of_a_word_document_name_winners():
    document = docx(
        paragraph("大赛落幕"),
        paragraph("6月1日，技能大赛在市体育馆落幕，获奖名单如下："),
        paragraph("一等奖（1名）"),
        paragraph("急诊科 丁一"),
        paragraph("二等奖（1名）"),
        table(["姓名", "单位"], ["邓莉莉", "骨科"]),
    )
    awards = as_json(extract(read(document), Register(), None))["awards"]
    assert [(award["recipient"], award["tier"]) for award in awards] == [("丁一", "一等奖"), ("邓莉莉", "二等奖")]


def test_a_table_that_is_of_no_award_names_no_winner():
    found = told("会议安排\n6月1日，会议在市政务中心召开。\n序号\t姓名\t单位\n1\t邢志刚\t市公路局\n2\t苗丰\t市港航局")
    assert found["awards"] == []


def test_a_campaign_of_a_winner_or_of_another_story_is_not_that_of_the_event():
    found = told(
        "“学港航”活动推进会召开\n6月1日，“学港航”活动推进会在福州召开。会议表彰了十佳举措：①省卫生厅《开展“三改二推”活动》，"
        "②省公安厅《便民十条》。\n相关链接\n2012-08-17 “读好书”活动举行"
    )
    assert found["event"]["campaign_names"] == ["“学港航”活动"]


def test_a_declared_count_that_does_not_match_is_a_doubt():
    text = "获奖名单\n第二届技能大赛由市总工会主办，现公布名单。\n一等奖（2名）\n1.市公安局《夜市》"
    assert "award_count" in {doubt.code for doubt in extract(read(text), Register(), None).doubts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（市总工会供稿）", ("市总工会", None, None)),
        ("\n责任编辑：高远", (None, None, "高远")),
        ("\n责任编辑：", (None, None, None)),
        ("\n编辑：- 发布人：admin", (None, None, None)),
        ("\n供稿/高远 摄影/丁宁 编辑/安静", ("高远", "丁宁", "安静")),
        ("\n文/图 高远", ("高远", "高远", None)),
        ("\n高远 摄", (None, "高远", None)),
        ("（通讯员：高远）", (None, None, None)),
    ],
)
def test_credits_are_read_in_every_form_and_never_invented(text, expected):
    assert credits(text) == expected


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("6月1日", "2020-06-01"),
        ("昨日", "2020-06-01"),
        ("12月30日", "2019-12-30"),
        ("２０２０年５月３１日", "2020-05-31"),
        ("二〇二〇年六月一日", "2020-06-01"),
    ],
)
def test_a_day_is_understood_in_every_writing(written, day):
    assert told(f"座谈会召开\n{written}，座谈会在市政务中心召开。")["event"]["date"] == day


def test_without_a_year_the_day_stays_open_and_must_be_answered():
    found = extract(read("座谈会召开\n6月1日，座谈会在市政务中心召开。"), Register(), None)
    assert found.event and found.event.date is None
    assert [doubt.code for doubt in found.doubts if doubt.must_answer] == ["event_date_unknown"]
