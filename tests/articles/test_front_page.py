import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.models import ArticlePicture, Promotion
from directory.models import Event
from tests import makers, pages
from tests.elements import parsed, texts
from tests.makers import at

pytestmark = pytest.mark.django_db
Slot = Promotion.Slot


@pytest.fixture
def home(client):
    def get() -> html.HtmlElement:
        response = client.get("/")
        assert response.status_code == 200
        return parsed(response)

    return get


def stories(number: int, **fields) -> list:
    section = makers.make_section()
    return [
        makers.make_public_article(f"稿{at}", section=section, publish_at=makers.at(f"2014-10-{at:02}"), **fields)
        for at in range(1, number + 1)
    ]


def test_an_empty_newsroom_says_that_nothing_is_published_yet(home):
    assert texts(home(), ".unknown") == ["还没有发布任何内容。"]


def test_one_story_takes_the_whole_page(home):
    stories(1)
    page = home()
    assert texts(page, ".lead h2") == ["稿1"]
    assert not page.cssselect(".list")


def test_few_stories_stand_beside_the_lead_in_one_list(home):
    stories(4)
    page = home()
    assert texts(page, ".lead h2") == ["稿4"]
    assert texts(page, ".top .list a") == ["稿3", "稿2", "稿1"]
    assert not page.cssselect(".story")


def test_many_stories_fill_a_second_row_and_none_stands_twice(home):
    stories(12)
    page = home()
    shown = texts(page, ".lead h2") + texts(page, ".story h3") + texts(page, ".top .list a")
    assert len(texts(page, ".story h3")) == 3
    assert len(shown) == len(set(shown)) == 10


def test_the_newest_pinned_story_leads(home):
    pinned = stories(3)[0]
    pinned.pinned_until = timezone.now() + datetime.timedelta(days=1)
    pinned.save()
    assert texts(home(), ".lead h2") == ["稿1"]


def test_a_story_placed_by_editors_leads_under_their_headline(home):
    placed = stories(3)[0]
    Promotion.objects.create(slot=Slot.LEAD, article=placed, title="编辑的标题")
    assert texts(home(), ".lead h2") == ["编辑的标题"]


def test_a_place_is_held_only_for_its_time(home):
    placed = stories(3)[0]
    now = timezone.now()
    Promotion.objects.create(slot=Slot.LEAD, article=placed, until=now - datetime.timedelta(minutes=1))
    Promotion.objects.create(slot=Slot.LEAD, article=placed, since=now + datetime.timedelta(minutes=1))
    assert texts(home(), ".lead h2") == ["稿3"]


def test_a_draft_that_was_placed_is_not_shown(home):
    stories(2)
    Promotion.objects.create(slot=Slot.LEAD, article=makers.make_article("草稿"), title="泄露的标题")
    assert texts(home(), ".lead h2") == ["稿2"]


def test_the_second_row_stands_in_the_editors_order(home):
    placed = stories(12)
    for order, article in enumerate([placed[2], placed[0], placed[1]]):
        Promotion.objects.create(slot=Slot.SECOND, article=article, order=order)
    assert texts(home(), ".story h3") == ["稿3", "稿1", "稿2"]


def test_a_second_row_that_editors_fill_stands_among_few_stories_too(home):
    placed = stories(4)
    Promotion.objects.create(slot=Slot.SECOND, article=placed[0])
    assert texts(home(), ".story h3") == ["稿1", "稿3", "稿2"]


def test_a_lead_without_a_picture_is_set_larger_with_its_deck(home):
    stories(1, deck="朱清讲话\n郑栅洁致辞", summary="摘要。")
    page = home()
    assert page.cssselect(".lead-plain")
    assert texts(page, ".lead .deck span") == ["朱清讲话", "郑栅洁致辞"]
    stories(1, lead_picture=makers.make_picture())
    assert not home().cssselect(".lead-plain")


def test_the_list_of_the_latest_gives_the_time_on_the_day_of_the_edition(home):
    section = makers.make_section()
    for day, time in [
        ("2014-10-24", "18:20"),
        ("2014-10-24", "17:05"),
        ("2014-10-22", "09:00"),
        ("2012-08-16", "09:00"),
    ]:
        makers.make_public_article(section=section, publish_at=at(day, time))
    assert texts(home(), ".top .list time") == ["17:05", "10-22", "2012-08"]


def test_the_date_line_is_that_of_the_newest_story(home):
    makers.make_public_article(publish_at=at("2014-10-24"))
    assert texts(home(), ".mast-date") == ["2014年10月24日星期五"]


def test_the_newest_released_round_is_ten_numbered_measures(home):
    award = makers.make_award()
    for number, released in [(1, True), (2, True), (3, False)]:
        tier = makers.make_tier(makers.make_round(award, number, released=released, year=2010 + number))
        for ordinal in range(1, 11):
            makers.make_measure(tier, f"第{number}轮举措{ordinal}", ordinal=ordinal)
    page = home()
    assert texts(page, ".leaf .seal") == list("一二三四五六七八九十")
    assert texts(page, ".leaf b")[0] == "第2轮举措1"
    assert "第3轮举措" not in page.text_content()


def test_a_picture_story_is_shown_with_its_captions(home):
    article = makers.make_public_article()
    for order in range(4):
        ArticlePicture.objects.create(article=article, picture=makers.make_picture(f"镜头{order}"), order=order)
    assert texts(home(), ".album figcaption") == ["镜头0", "镜头1", "镜头2", "镜头3"]


def test_next_events_stand_before_past_ones(home):
    soon = timezone.localdate() + datetime.timedelta(days=3)
    makers.make_event("下次会议", starts_on=soon, status=Event.Status.PLANNED)
    makers.make_event("上次会议")
    assert texts(home(), ".day h4") == ["下次会议", "上次会议"]


def test_the_running_campaign_has_a_band_with_its_meetings(home):
    campaign = makers.make_campaign("学厦航活动", since=datetime.date(2011, 12, 1))
    makers.make_campaign("结束的活动", since=datetime.date(2012, 1, 1), until=datetime.date(2012, 2, 1))
    makers.make_event(campaign=campaign, series="推进会", number=4)
    page = home()
    assert texts(page, ".band h2") == ["学厦航活动"]
    assert texts(page, ".steps a") == ["第四次推进会"]


def test_the_campaign_band_shows_the_headline_and_text_given_there(home):
    campaign = makers.make_campaign("学厦航活动", intro="活动的介绍。")
    Promotion.objects.create(slot=Slot.CAMPAIGN, campaign=campaign, title="向航空公司学服务", text="学了三年。")
    page = home()
    assert texts(page, ".band h2") == ["向航空公司学服务"]
    assert texts(page, ".band .sum") == ["学了三年。"]


def test_a_notice_stands_beside_the_name_of_the_site(home):
    Promotion.objects.create(slot=Slot.NOTICE, title="第三轮征集", text="重实效。")
    assert texts(home(), ".ear") == ["第三轮征集重实效。"]


def test_sections_show_their_newest_stories(home):
    for name in ["要闻", "文件"]:
        section = makers.make_section(name)
        for number in range(1, 7):
            makers.make_public_article(f"{name}{number}", section=section, publish_at=at(f"2014-10-0{number}"))
    lists = [[a.text_content() for a in part.cssselect(".list a")] for part in home().cssselect(".top-8 > .part")]
    assert ["要闻6", "要闻5", "要闻4", "要闻3"] in lists
    assert ["文件6", "文件5", "文件4", "文件3"] in lists


def test_a_story_place_without_a_story_is_refused(db):
    with pytest.raises(IntegrityError):
        Promotion.objects.create(slot=Slot.LEAD, title="没有稿件")


def test_an_editor_is_told_what_a_place_needs(db):
    with pytest.raises(ValidationError, match="稿件位置须选稿件"):
        Promotion(slot=Slot.CAMPAIGN).full_clean()


def test_the_front_page_costs_at_most_15_queries(client, django_assert_max_num_queries):
    pages.home()
    stories(12)
    award = makers.make_award()
    tier = makers.make_tier(makers.make_round(award))
    for ordinal in range(1, 11):
        makers.make_measure(tier, ordinal=ordinal)
    with django_assert_max_num_queries(15):
        client.get("/")


def test_an_editor_places_a_story_at_the_desk(desk, home):
    article = stories(3)[0]
    desk.post(
        "/admin/articles/promotion/add/",
        {"slot": "lead", "article": article.pk, "order": 0, "since_0": "", "since_1": "", "until_0": "", "until_1": ""},
    )
    assert texts(home(), ".lead h2") == ["稿1"]


@pytest.fixture
def shelf(db):
    """Two stories on the front page, first and second."""
    return [
        Promotion.objects.create(slot=Slot.SECOND, article=makers.make_public_article(name), order=place)
        for place, name in enumerate(("甲", "乙"), 1)
    ]


LIST = "admin:articles_promotion_changelist"


def list_as_seen(desk) -> dict[str, str]:
    form = html.fromstring(desk.get(reverse(LIST)).content.decode()).get_element_by_id("changelist-form")
    return dict(form.form_values()) | {"_save": "1"}


def box_of(seen: dict[str, str], promotion: Promotion) -> str:
    """The name of the box with the place of a story."""
    rows = {value: name for name, value in seen.items() if name.endswith("-id")}
    return rows[str(promotion.pk)].replace("-id", "-order")


def test_a_place_that_a_colleague_changed_is_not_put_back_by_a_list_opened_before(desk, shelf):
    seen = list_as_seen(desk)
    Promotion.objects.filter(pk=shelf[0].pk).update(order=7)
    assert desk.post(reverse(LIST), seen | {box_of(seen, shelf[1]): "5"}).status_code == 302
    assert [Promotion.objects.get(pk=one.pk).order for one in shelf] == [7, 5]


def test_two_who_move_the_same_story_meet(desk, shelf):
    seen = list_as_seen(desk)
    Promotion.objects.filter(pk=shelf[0].pk).update(order=7)
    answer = desk.post(reverse(LIST), seen | {box_of(seen, shelf[0]): "3"})
    assert "第 7 位" in answer.content.decode()
    assert Promotion.objects.get(pk=shelf[0].pk).order == 7
