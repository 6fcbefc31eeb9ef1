import pytest
from django.db import connection
from django.urls import reverse

from newsroom.search.models import Pin
from tests.makers import make_public_article


def page(client, **params) -> str:
    response = client.get(reverse("search"), params)
    assert response.status_code == 200
    return response.content.decode()


def test_hits_are_marked_in_headline_and_snippet_in_the_original_s_characters(client, db):
    make_public_article("ＡＢＣ發展", body="<p>Abc公司的發展。</p>")
    shown = page(client, q="abc")
    assert "<mark>ＡＢＣ</mark>發展" in shown
    assert "<mark>Abc</mark>公司的發展" in shown


def test_a_snippet_shows_where_the_words_stand_together(client, db):
    make_public_article("长文", body="<p>朱清到会。</p>" + "<p>其他的话。</p>" * 60 + "<p>会后朱清到平潭调研。</p>")
    assert "会后<mark>朱清</mark>到<mark>平潭</mark>调研" in page(client, q="朱清 平潭")


def test_a_date_is_marked_in_whatever_writing(client, db):
    make_public_article("会议", body="<p>其他的话。</p>" * 60 + "<p>二〇一四年十月二十二日召开。</p>")
    assert "<mark>二〇一四年十月二十二日</mark>" in page(client, q="2014-10-22")


def test_what_was_typed_and_what_was_stored_are_escaped(client, db):
    make_public_article("小心", body="<p>&lt;b&gt;粗体&lt;/b&gt;</p>")
    assert "&lt;b&gt;<mark>粗体</mark>&lt;/b&gt;" in page(client, q="粗体")
    assert "<script>alert" not in page(client, q="<script>alert(1)</script>")


def test_the_card_of_a_name_stands_above_the_list(client, report):
    shown = page(client, q="zq")
    assert 'id="card-official-' in shown
    assert "常务副书记" in shown


def test_what_has_a_card_is_not_repeated_in_the_list(client, report, zhu_qing):
    shown = page(client, q="zq").split('id="results"')[1]
    assert report.get_absolute_url() in shown
    assert zhu_qing.get_absolute_url() not in shown


def test_the_card_of_a_round_shows_its_winners(client, second_round):
    assert "强化“点对点”服务" in page(client, q="第二轮十佳举措").split('id="results"')[0]


def test_the_card_of_a_round_shows_no_winner_before_the_results_are_released(client, second_round):
    second_round.released_at = None
    second_round.save()
    assert "强化" not in page(client, q="第二轮十佳举措")
    assert "强化" not in page(client, q="点对点").split('id="results"')[1]


def test_facets_narrow_and_can_be_left_again(client, report, second_round, ndrc):
    shown = page(client, q="发改委", unit=ndrc.pk)
    assert f"kind=round&amp;unit={ndrc.pk}" in shown or f"unit={ndrc.pk}&amp;kind=round" in shown
    assert 'href="?q=%E5%8F%91%E6%94%B9%E5%A7%94"' in shown


@pytest.mark.parametrize("typed", ["平谭", "朱青", "平谭开放", "pingtan"])
def test_a_word_typed_by_its_sound_is_answered_with_what_was_meant(client, report, typed):
    make_public_article("服务平潭开放开发")
    meant = typed.replace("平谭", "平潭").replace("朱青", "朱清").replace("pingtan", "平潭")
    assert f">{meant}</a>" in page(client, q=typed)


def test_a_word_read_wrongly_is_answered_with_what_it_looks_like(client, db):
    make_public_article("未来之城")
    assert ">未来之城</a>" in page(client, q="末来之城")


def test_a_character_of_several_readings_is_known_by_each(client, db):
    make_public_article("学厦航")
    assert ">学厦航</a>" in page(client, q="学夏航")


def test_a_word_of_the_text_alone_is_proposed_too(client, db):
    make_public_article("会议", body="<p>改善营商环境。</p>")
    assert ">环境</a>" in page(client, q="还境")


def test_of_words_that_sound_alike_the_one_that_finds_the_most_is_proposed(client, db):
    make_public_article("平滩")
    for number in range(3):
        make_public_article(f"平潭{number}")
    assert ">平潭</a>" in page(client, q="平谭")


def test_words_that_find_something_alone_are_offered_where_all_together_find_nothing(client, report):
    shown = page(client, q="朱清同志")
    assert ">朱清</a>" in shown
    assert ">同志</a>" not in shown
    assert ">平潭</a>" in page(client, q="平潭 天王星")


def test_no_word_of_a_draft_is_proposed(client, lin):
    from tests.makers import make_article

    make_article("平潭机密")
    assert "平潭机密" not in page(client, q="平谭机密")


def test_an_empty_result_helps(client, db):
    shown = page(client, q="无此一词")
    assert reverse("events") in shown
    assert "zhuqing" in shown


def test_a_pinned_page_comes_first_for_its_word(client, db, gao):
    make_public_article("学厦航新闻")
    plain = make_public_article("专题入口")
    pin = Pin(word="学厦航", url=plain.get_absolute_url())
    pin.full_clean()
    pin.save()
    shown = page(client, q="学厦航")
    assert shown.index("专题入口") < shown.index("</mark>新闻")


def test_a_pinned_page_that_is_withdrawn_is_not_shown(client, db):
    plain = make_public_article("专题入口")
    pin = Pin(word="学厦航", url=plain.get_absolute_url())
    pin.full_clean()
    pin.save()
    plain.state, plain.notice = "withdrawn", "已撤"
    plain.save()
    assert "专题入口" not in page(client, q="学厦航")


def test_a_page_that_search_does_not_know_cannot_be_pinned(db):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        Pin(word="学厦航", url="/nowhere/").full_clean()


def test_the_page_works_from_any_address(client, report):
    for params in [
        {},
        {"q": ""},
        {"q": '"'},
        {"q": "-"},
        {"q": "x" * 10_000},
        {"q": "\x00朱清\ud800".encode("utf-8", "replace").decode()},
        {"q": "朱清", "from": "nonsense", "to": "2014-13-40"},
        {"q": "朱清", "section": "x", "year": "99999999999999999999", "unit": "-1", "kind": "nobody"},
        {"q": "朱清", "after": "x_y_z", "order": "nothing"},
        {"q": "朱清", "from": "2020-01-01", "to": "2010-01-01"},
    ]:
        page(client, **params)


def test_a_query_that_is_too_long_is_answered_with_a_sentence(client, db):
    assert "前200个字符" in page(client, q="平潭" * 5000)


def test_the_page_asks_few_questions(client, report, second_round, django_assert_max_num_queries):
    # PostgreSQL is asked once in ten minutes where its newest entries end.
    with django_assert_max_num_queries(17 if connection.vendor == "postgresql" else 16):
        page(client, q="发改委")


def test_suggestions_are_names_that_begin_so(client, zhu_qing, ndrc):
    def suggested(typed: str) -> list[str]:
        return client.get(reverse("search_suggestions"), {"q": typed}).json()["suggestions"]

    assert suggested("朱") == suggested("zhuq") == ["朱清"]
    assert "省发改委" in suggested("sfg")
    assert suggested("") == suggested("\x00") == []
