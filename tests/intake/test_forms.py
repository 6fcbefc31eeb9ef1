"""Forms in which offices, schools and papers print heads of pages, datelines, winners, and people with their posts."""

import datetime

import pytest

from intake.as_json import as_json
from intake.extract import extract
from intake.readers import read
from intake.register import Register

BODY = "6月1日，座谈会在市政务中心召开，大家交流了做法。"


def told(text: str) -> dict:
    return as_json(extract(read(text), Register(), datetime.date(2020, 6, 2)))


def winners(text: str) -> list[str]:
    return [award["recipient"] for award in told(f"大赛落幕\n6月1日，技能大赛在市体育馆落幕。{text}")["awards"]]


def people(text: str) -> dict[str, str]:
    found = told(f"座谈会召开\n6月1日，座谈会在市政务中心召开。{text}")
    return {person["name"]: person["title"] for person in found["participants"]}


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("http://www.example.com 2019-05-28 17:38:16 来源：临港日报", "临港日报", "2019-05-28"),
        ("http://www.example.com 2019年05月28日07:02 临港晚报", "临港晚报", "2019-05-28"),
        ("[ 临港教育网 ] 作者：高远 2019-05-28 11:14:01 |", "临港教育网", "2019-05-28"),
        ("时间:2019-05-28作者:文章来源:外语系浏览:324", "外语系", "2019-05-28"),
        ("时间:2019-05-28阅读次数:来源:创新学院分享到:", "创新学院", "2019-05-28"),
        ("版权声明 来源：临港商报 时间：2019-05-28 14:34:05 作者：", "临港商报", "2019-05-28"),
        ("来源于：东区办事处 发布日期：2019-05-28", "东区办事处", "2019-05-28"),
    ],
)
def test_the_line_of_a_page_says_where_it_is_from_and_when_it_came_out(line, source, day):
    found = told(f"座谈会召开\n{line}\n{BODY}")
    assert (found["source"], found["publish_date"]) == (source, day)


def test_a_day_behind_the_headline_is_that_of_publication():
    found = told(f"临港中学举办演讲比赛 2019年5月28日\n{BODY}")
    assert (found["headline"], found["publish_date"]) == ("临港中学举办演讲比赛", "2019-05-28")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("\n新闻发布者：学工部 撰 稿：高远 图片：丁宁", ("高远", "丁宁", None)),
        ("（撰稿：高远审核：丁宁）", ("高远", None, None)),
        ("\n(文/图 创新创业学院)", ("创新创业学院", "创新创业学院", None)),
        ("（临港日报） 作者：高远", ("高远", None, None)),
        ("（高远）", ("高远", None, None)),
        ("\n总编辑：高远", (None, None, None)),
    ],
)
def test_credits_that_run_together_are_told_apart(end, expected):
    found = told(f"座谈会召开\n{BODY}{end}")
    assert (found["contributor"], found["photographer"], found["editor"]) == expected


def test_each_of_several_briefs_is_signed_by_its_writer_and_none_for_all():
    assert told(f"工作简讯\n●{BODY}（高远）\n●{BODY}（丁宁）")["contributor"] is None


def test_an_outlet_alone_in_brackets_behind_the_text_is_the_source():
    assert told(f"座谈会召开\n{BODY}（临港日报）")["source"] == "临港日报"


@pytest.mark.parametrize(
    ("line", "raw", "reporters"),
    [
        ("本报1日讯全市座谈会今天召开。", "本报1日讯", []),
        ("（通讯员 高远）6月1日，座谈会召开。", "（通讯员 高远）", ["高远"]),
        ("本站讯（大学生通讯社 高远）6月1日，座谈会召开。", "本站讯（大学生通讯社 高远）", []),
    ],
)
def test_datelines_of_small_papers_are_read_whole(line, raw, reporters):
    dateline = told(f"座谈会召开\n{line}")["dateline"]
    assert (dateline["raw"], dateline["reporters"]) == (raw, reporters)


def test_today_counts_from_a_dateline_that_prints_the_day_alone():
    assert told("评选揭晓\n本报1日讯全市“十佳乡邮员”评选活动今天揭晓。")["event"]["date"] == "2020-06-01"


def test_a_report_of_a_prize_is_of_the_day_with_which_it_begins():
    assert told("我校学子获奖\n6月1日，我校高远荣获全市演讲大赛一等奖。")["event"]["date"] == "2020-06-01"


def test_a_better_tomorrow_is_no_day():
    event = told("座谈会召开\n座谈会在市政务中心召开，大家展望了更加美好的明天。")["event"]
    assert event["date"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荣获一等奖的是：高远、丁宁；二等奖的是：江涛、安静。", ["高远", "丁宁", "江涛", "安静"]),
        (
            "获得全市“十佳邮递员”的是临港邮政支局高远，东山邮政支局丁宁，西山邮政支局江涛。",
            ["高远", "丁宁", "江涛"],
        ),
        (
            "当选的3名运动员是：高远（中国，女，游泳），丁宁（中国，田径），江涛（中国，举重）。",
            ["高远", "丁宁", "江涛"],
        ),
        ("当选的运动员是：高远、丁宁；江涛、安静。", ["高远", "丁宁", "江涛", "安静"]),
        ("会上授予成绩突出的临港煤化工公司优秀组织奖。", ["临港煤化工公司"]),
        ("会上授予做出突出成绩的高远同志优秀组织个人。", ["高远"]),
        ("会上授予大赛第一名高远“技术状元”荣誉称号。", ["高远"]),
        ("市妇联授予高远“三八红旗手”的荣誉称号。", ["高远"]),
        ("大会将“最佳中场”的称号和奖杯授予高远。", ["高远"]),
        ("省军区召开表彰会，给高远记一等功。", ["高远"]),
        ("最佳运动员分别是高志远和丁宁。", ["高志远", "丁宁"]),
        ("高远、丁宁2名教师以其出色的表现和优异的成绩赢得大赛一等奖。", ["高远", "丁宁"]),
        ("海港队前锋高远包揽金球奖和金靴奖。", ["高远"]),
        ("获表彰的有：临港书店等9个单位为全市先进集体。", ["临港书店"]),
        ("师范学院、艺术学院获入场式评比前三名。", ["师范学院", "艺术学院"]),
        ("东山“铁姑娘”高远、西山“蛇王”丁宁获得“新风奖”。", ["高远", "丁宁"]),
        ("我校心光社的《光明路》（负责人：高远）荣获银奖。", ["心光社"]),
        ("\n一、一等奖\n作品:《一路歌》,作者:高远。", ["高远"]),
        ("\n一等奖：高远\n市体育局　市报业总社\n2020年6月1日", ["高远"]),
        ("\n获奖名单\n一等奖：高远\n市文明办主办\n临港网承办", ["高远"]),
    ],
)
def test_winners_are_read_in_the_words_of_many_papers(text, expected):
    assert winners(text) == expected


def test_each_winner_has_the_prize_of_its_own_part_of_the_sentence():
    awards = told("大赛落幕\n大赛落幕。荣获一等奖的是：高远、丁宁；二等奖的是：江涛、安静。")["awards"]
    assert [award["tier"] for award in awards] == ["一等奖", "一等奖", "二等奖", "二等奖"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学生处高志远副处长、丁宁老师等参加了会议。", {"高志远": "学生处副处长", "丁宁": "老师"}),
        ("高志远副校长宣讲了规则。", {"高志远": "副校长"}),
        ("市教育局局长高远，金融业联合会丁宁秘书长等一行八人到园区考察调研。", {"高远": "局长", "丁宁": None}),
        ("县委常委、宣传部长高远及相关单位负责人调研。", {"高远": "宣传部长"}),
        ("外交部副部长高远、空军司令员丁宁参加了会见。", {"高远": "副部长", "丁宁": "司令员"}),
        ("市教育局局长高远和市妇联领导为获奖者颁了奖。", {"高远": "局长"}),
        ("高远、丁宁、江涛等有关部门负责人参加了会见。", dict.fromkeys(["高远", "丁宁", "江涛"], "负责人")),
    ],
)
def test_people_are_read_with_their_posts_before_and_behind_the_name(text, expected):
    found = people(text)
    assert found.keys() == expected.keys()
    assert all(title is None or title in found[name] for name, title in expected.items())


def test_a_unit_begins_behind_the_dateline_and_behind_a_person():
    found = told("会议召开\n本报讯市总工会6月1日召开会议。区政府副区长高远及区卫健委主任丁宁出席。")["units"]
    assert "市总工会" in found and "区卫健委" in found
