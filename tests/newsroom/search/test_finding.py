"""What a reader types and what is found, on the database in use."""

import datetime

import pytest
from django.utils import timezone

from newsroom.search.find import Asked, Order, find
from tests.makers import at, make_article, make_official, make_public_article, make_section, make_unit


def titles(typed: str, **asked) -> list[str]:
    return [entry.title for entry in find(Asked(typed, **asked)).results]


@pytest.mark.parametrize(
    "typed",
    [
        "朱清",
        "平潭",
        "学厦航",
        "厦",
        "軟環境",
        "10月22日",
        "１０月２２日",
        "十月二十二日",
        "发改委",
        "省直机关",
        "朱清 平潭",
        "朱清讲话",
        "学厦航活动推进会",
        "2014-10-24",
        "20141024",
        "10/24",
        "10月22日上午",
        "十月二十二日推进会",
        "十月",
        "推进会－",
    ],
)
def test_a_story_is_found_by_what_it_says(report, typed):
    assert report.headline in titles(typed)


@pytest.mark.parametrize("typed", ["朱清 厦门", '"朱清讲话"', "学厦航 -平潭", "清出庭", "航活", "11月22日"])
def test_a_story_is_not_found_by_what_it_does_not_say(report, typed):
    assert report.headline not in titles(typed)


@pytest.mark.parametrize("typed", ["朱清", "zhuqing", "ZQ", "ｚｈｕｑｉｎｇ", "Zhu Qing", "zhu-qing", "Zhū Qīng"])
def test_an_official_is_found_by_name_pinyin_and_initials_and_so_are_stories_about_them(report, zhu_qing, typed):
    found = find(Asked(typed))
    assert [entry.title for entry in found.named] == ["朱清"]
    assert report.headline in [entry.title for entry in found.results]


@pytest.mark.parametrize("typed", ["福建省发展和改革委员会", "省计委", "sfgw", "发改委"])
def test_a_unit_s_every_name_finds_stories_that_print_another(report, ndrc, typed):
    assert {report.headline, ndrc.name} <= set(titles(typed))


@pytest.mark.parametrize(
    "typed", ["第二轮十佳举措", "第2轮十佳举措", '"第二轮"', "第二輪", "“学厦航”活动十佳举措评选 第二轮"]
)
def test_a_round_is_named_by_its_number_and_tier(second_round, typed):
    assert [entry.kind for entry in find(Asked(typed)).named] == ["round"]


@pytest.mark.parametrize("typed", ["2014", "２０１４", "二〇一四", "二○一四年", "2014年", "2014年10月"])
def test_years_meet_in_every_writing(db, typed):
    make_public_article("年度总结", body="<p>二〇一四年十月三日以来。</p>", publish_at=at("2016-01-01"))
    make_public_article("当月的事", publish_at=at("2014-10-24"))
    make_public_article("另一年", body="<p>2015年10月3日。</p>", publish_at=at("2015-10-04"))
    assert titles(typed) == ["年度总结", "当月的事"]


def test_numbers_meet_in_both_writings(db):
    make_public_article("会议", body="<p>约170人出席。</p>")
    assert titles("一百七十人") == ["会议"]


def test_a_number_with_commas_is_found_without(db):
    make_public_article("会议", body="<p>投入1,234万元。</p>")
    assert titles("1234万元") == ["会议"]


@pytest.mark.parametrize("typed", ["5G", "５ｇ", "5G网", "G20峰会", "covid19"])
def test_latin_words_and_digits_are_found_whole(db, typed):
    make_public_article("网络", body="<p>建设5G网络,服务G20峰会,应对COVID19。</p>")
    assert titles(typed) == ["网络"]
    assert titles("covid") == []


def test_drafts_are_found_at_the_desk_and_by_nobody_else(report):
    make_article("朱清的草稿")
    assert "朱清的草稿" not in titles("草稿")
    assert titles("草稿", now=None) == ["朱清的草稿"]


@pytest.mark.parametrize("days", [-2, 2])
def test_a_story_is_found_from_its_publication_to_its_expiry_whatever_the_index_says(db, days):
    now, day = timezone.now(), datetime.timedelta(days=1)
    make_public_article("期间", publish_at=now - day, expire_at=now + day)
    assert titles("期间", now=now) == ["期间"]
    assert titles("期间", now=now + days * day) == []


def test_a_word_in_the_headline_counts_more_than_in_the_deck_and_there_more_than_in_the_text(db):
    make_public_article("甲", body="<p>谈到平潭。</p>")
    make_public_article("乙", deck="服务平潭")
    make_public_article("平潭丙")
    assert titles("平潭") == ["平潭丙", "乙", "甲"]


def test_a_whole_word_comes_before_one_that_two_words_make_by_chance(db):
    make_public_article("新", body="<p>提供产品和服务。</p>", publish_at=at("2020-01-01"))
    make_public_article("旧", body="<p>穿和服的客人。</p>", publish_at=at("2010-01-01"))
    assert titles("和服") == ["旧", "新"]


def test_a_phrase_comes_before_its_words_apart(db):
    make_public_article("散", body="<p>平潭来人谈项目的事,建设另说。</p>", publish_at=at("2020-01-01"))
    make_public_article("整", body="<p>平潭项目建设。</p>", publish_at=at("2010-01-01"))
    assert titles("平潭项目建设") == ["整", "散"]


def test_words_that_stand_together_come_before_the_same_words_apart(db):
    make_public_article("散", body="<p>平潭来人。福州的海关。</p>", publish_at=at("2020-01-01"))
    make_public_article("整", body="<p>平潭海关。福州。</p>", publish_at=at("2010-01-01"))
    assert titles("平潭 海关") == ["整", "散"]


def test_a_phrase_with_signs_inside_is_found_by_one_without(db):
    make_public_article("散", body="<p>活动之后学厦航。</p>", publish_at=at("2020-01-01"))
    make_public_article("整", body="<p>“学厦航”活动。</p>", publish_at=at("2010-01-01"))
    assert titles("学厦航活动") == ["整", "散"]


def test_pinyin_written_apart_narrows_with_other_words(report):
    assert report.headline in titles("Zhu Qing 平潭")
    assert report.headline not in titles("Zhu Qing 厦门")


def test_two_words_of_a_date_do_not_make_the_date(db):
    make_public_article("会议", body="<p>10个单位,24人。</p>")
    assert titles("10月24日", marks=["year:2014"]) == ["会议"]  # the day it was published
    assert titles("11月24日") == []


def test_newer_comes_first_among_equals_and_always_when_asked(db):
    make_public_article("平潭旧", publish_at=at("2010-01-01"))
    make_public_article("另", body="<p>平潭。</p>", publish_at=at("2020-01-01"))
    make_public_article("平潭新", publish_at=at("2012-01-01"))
    assert titles("平潭") == ["平潭新", "平潭旧", "另"]
    assert titles("平潭", order=Order.NEWEST) == ["另", "平潭新", "平潭旧"]


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_each_other_without_loss_or_repeat(db, order):
    for number in range(7):
        make_public_article(f"平潭{number}号")
    seen, after = [], ""
    for _page in range(4):
        found = find(Asked("平潭", order=order, after=after, size=2))
        seen += [entry.title for entry in found.results]
        after = found.after
    assert sorted(seen) == [f"平潭{number}号" for number in range(7)]
    assert after == ""


@pytest.mark.parametrize("after", ["x", "1.5_2", "1_2_3_4", "nan_1_1", "9" * 40 + "_1", "-1_" + "9" * 30])
def test_a_cursor_that_nobody_gave_out_is_the_first_page(report, after):
    assert titles("朱清", after=after, order=Order.NEWEST) == titles("朱清", order=Order.NEWEST)


def test_results_are_narrowed_by_section_year_unit_and_days(ndrc):
    one = make_public_article("平潭一", publish_at=at("2014-10-24"))
    other = make_public_article("平潭二", publish_at=at("2015-03-01"))
    other.units.add(ndrc)
    assert titles("平潭", marks=[f"section:{one.section_id}"]) == ["平潭一"]
    assert titles("平潭", marks=["year:2015"]) == ["平潭二"]
    assert titles("平潭", marks=[f"unit:{ndrc.pk}"]) == ["平潭二"]
    assert titles("平潭", since=at("2014-10-24", "00:00"), until=at("2014-10-25", "00:00")) == ["平潭一"]


def test_results_are_counted_by_kind_section_year_unit_and_round(report, second_round, ndrc):
    counts = find(Asked("发改委")).counts
    assert counts[f"unit:{ndrc.pk}"] == 3
    assert counts[f"round:{second_round.pk}"] == 2
    assert counts["kind:article"] == counts["year:2014"] == 1
    assert counts[f"section:{report.section_id}"] == 1


def test_of_more_matches_than_are_ranked_the_best_still_come_first(db, monkeypatch):
    monkeypatch.setattr("newsroom.search.find.MANY", 5)
    monkeypatch.setattr("newsroom.search.find.CHOSEN", 3)
    make_public_article("和服展览", publish_at=at("2001-01-01"))
    make_public_article("旧", body="<p>穿和服的客人。</p>", publish_at=at("2002-01-01"))
    for number in range(9):
        make_public_article(f"新{number}", body="<p>产品和服务。</p>", publish_at=at(f"2020-01-0{number + 1}"))
    found = find(Asked("和服", size=3))
    assert [entry.title for entry in found.results][:2] == ["和服展览", "旧"]
    assert found.counts["kind:article"] == 11


def test_of_many_stories_with_the_words_apart_none_hides_one_with_the_phrase(db, monkeypatch):
    monkeypatch.setattr("newsroom.search.find.MANY", 5)
    monkeypatch.setattr("newsroom.search.find.CHOSEN", 3)
    monkeypatch.setattr("newsroom.search.ranking.READ_AGAIN", 3)
    make_public_article("旧", body="<p>平潭项目建设。</p>", publish_at=at("2001-01-01"))
    for number in range(9):
        make_public_article(f"新{number}", body="<p>建设、项目、平潭。</p>", publish_at=at(f"2020-01-0{number + 1}"))
    assert titles("平潭项目建设", size=3)[0] == "旧"


def test_namesakes_are_both_named(db):
    make_official("单红")
    make_official("单红")
    assert len(find(Asked("danhong")).named) == 2


def test_a_name_inside_a_longer_query_is_asked_for_under_its_other_names(report, ndrc):
    assert report.headline in titles("省计委致辞")


@pytest.mark.parametrize("typed", ["通知公告", "通知", "tongzhigonggao", "tzgg"])
def test_a_section_is_found_by_its_name(db, typed):
    make_section("通知公告")
    assert [(entry.kind, entry.title) for entry in find(Asked(typed)).results] == [("section", "通知公告")]


def test_an_empty_search_has_no_results(report):
    assert not find(Asked("  -  ")).results


def test_a_search_asks_few_questions(report, django_assert_max_num_queries):
    make_unit("福州海关")
    with django_assert_max_num_queries(9):
        find(Asked("朱清", now=datetime.datetime.now(datetime.UTC)))
