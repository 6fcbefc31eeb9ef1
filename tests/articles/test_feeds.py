"""Feeds: valid Atom 1.0 with the newest public stories in full."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import etree, html
from taggit.models import Tag

from articles.models import ArticlePicture, Placement
from articles.rules import State
from newsroom.models import SiteSettings
from tests import makers, pages
from tests.atom import ATOM, assert_valid_atom
from tests.makers import at, make_article, make_public_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://news.example.gov.cn"


def feed(client, name: str = "feed_latest", *args: str) -> etree._Element:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return etree.fromstring(response.content)


def titles(feed: etree._Element) -> list[str]:
    return [title.text for title in feed.iterfind("a:entry/a:title", ATOM)]


def content(feed: etree._Element) -> html.HtmlElement:
    return html.fragment_fromstring(feed.findtext("a:entry/a:content", namespaces=ATOM), create_parent="div")


def test_the_feed_of_a_full_report_is_valid_atom(client):
    pages.article()
    assert_valid_atom(feed(client))


def test_a_feed_without_stories_is_valid_atom(client):
    assert_valid_atom(feed(client))


def test_a_feed_is_served_as_atom(client):
    assert client.get(reverse("feed_latest")).headers["Content-Type"].startswith("application/atom+xml")


def test_newest_stories_come_first(client):
    make_public_article("旧", publish_at=at("2012-08-16"))
    make_public_article("新", publish_at=at("2014-10-24"))
    assert titles(feed(client)) == ["新", "旧"]


def test_a_feed_holds_the_full_text_with_pictures_at_absolute_addresses(client):
    story = make_public_article(body='<p>全文。<a href="/units/a/">单位</a></p>')
    ArticlePicture.objects.create(article=story, picture=makers.make_picture("会场"), caption="推进会现场")
    body = content(feed(client))
    assert "全文。" in body.text_content()
    assert body.findtext(".//figcaption") == "推进会现场"
    assert body.find(".//img").get("src").startswith("https://news.example.gov.cn/media/")
    assert body.find(".//a").get("href") == "https://news.example.gov.cn/units/a/"


def test_a_feed_shows_chinese_punctuation_full_width_as_the_page_does(client):
    make_public_article("学厦航,学先进", body="<p>态度,时效</p>", dateline_outlet="文明风")
    read = feed(client)
    assert titles(read) == ["学厦航，学先进"]
    assert "文明风讯" in content(read).text_content()
    assert "态度，时效" in content(read).text_content()


def test_an_entry_keeps_its_id_when_the_story_moves_to_another_month(client):
    story = make_public_article()
    before = feed(client).findtext("a:entry/a:id", namespaces=ATOM)
    story.publish_at = at("2015-01-06")
    story.save()
    assert feed(client).findtext("a:entry/a:id", namespaces=ATOM) == before
    assert before.startswith("tag:news.example.gov.cn,2014-10-24:")


def test_a_correction_is_told_in_the_entry(client):
    make_public_article(notice_kind="correction", notice="与会人数更正为约170人。", notice_at=timezone.now())
    assert "与会人数更正为约170人。" in content(feed(client)).text_content()


def test_control_characters_from_a_pasted_headline_do_not_break_the_feed(client):
    make_public_article("推进\x0b会召开\ufffe", body="<p>正\x08文</p>")
    assert titles(feed(client)) == ["推进会召开"]


def test_markup_in_a_headline_is_text(client):
    make_public_article("<b>&amp;]]></b>")
    assert titles(feed(client)) == ["<b>&amp;]]></b>"]


def test_the_host_of_the_request_is_never_believed(client):
    pages.article()
    response = client.get(reverse("feed_latest"), headers={"host": "evil.example"})
    assert b"evil.example" not in response.content
    assert b"https://news.example.gov.cn/" in response.content


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": State.DRAFT},
        {"state": State.APPROVED},
        {"state": State.WITHDRAWN, "notice": "撤稿。"},
        {"publish_at": timezone.now() + datetime.timedelta(hours=1)},
        {"expire_at": timezone.now() - datetime.timedelta(hours=1)},
    ],
    ids=["draft", "approved", "withdrawn", "scheduled", "expired"],
)
def test_what_readers_may_not_see_is_in_no_feed(client, hidden):
    section, unit, campaign = makers.make_section(), makers.make_unit(), makers.make_campaign()
    story = make_public_article("机密", section=section, campaign=campaign, tags=["学厦航"], **hidden)
    story.units.add(unit)
    # The name of a tag that only hidden stories carry would tell what they are about.
    assert client.get(reverse("feed_tag", args=[story.tags.get().slug])).status_code == 404
    for name, args in [
        ("feed_latest", []),
        ("feed_section", [section.slug]),
        ("feed_unit", [unit.slug]),
        ("feed_campaign", [campaign.slug]),
    ]:
        assert titles(feed(client, name, *args)) == []


def test_a_working_copy_is_in_no_feed(client):
    live = make_public_article("原稿")
    make_article("改稿", replaces=live)
    assert titles(feed(client)) == ["原稿"]


def test_a_section_feed_holds_stories_at_home_there_and_placed_there(client):
    section = makers.make_section("文明创建")
    make_public_article("本栏", section=section)
    placed = make_public_article("别栏", publish_at=at("2014-10-23"))
    Placement.objects.create(article=placed, section=section)
    make_public_article("无关")
    assert titles(feed(client, "feed_section", section.slug)) == ["本栏", "别栏"]


def test_a_section_feed_holds_stories_of_the_sections_below_it(client):
    above = makers.make_section("文明")
    make_public_article("下级", section=makers.make_section("创建", parent=above))
    assert titles(feed(client, "feed_section", above.slug)) == ["下级"]


def test_a_tag_feed_holds_its_stories_alone(client):
    story = make_public_article("有", tags=["学厦航"])
    make_public_article("无", tags=["软环境"])
    assert titles(feed(client, "feed_tag", story.tags.get().slug)) == ["有"]


def test_a_unit_feed_and_a_campaign_feed_hold_their_stories_alone(client):
    unit, campaign = makers.make_unit(), makers.make_campaign()
    make_public_article("单位").units.add(unit)
    make_public_article("活动", campaign=campaign)
    assert titles(feed(client, "feed_unit", unit.slug)) == ["单位"]
    assert titles(feed(client, "feed_campaign", campaign.slug)) == ["活动"]


@pytest.mark.parametrize(
    "address", ["/feeds/tags/没有.atom", "/feeds/tags/a%00b.atom", "/feeds/units/nobody.atom", "/feeds/sections/x.atom"]
)
def test_a_feed_of_nothing_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_reader_who_has_the_feed_already_gets_no_bytes(client):
    make_public_article()
    first = client.get(reverse("feed_latest"))
    again = client.get(reverse("feed_latest"), headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_withdrawn_story_is_not_kept_alive_by_an_old_date(client):
    make_public_article("旧稿")
    gone = make_public_article("撤下的稿")
    first = client.get(reverse("feed_latest"))
    type(gone).objects.filter(pk=gone.pk).update(state=State.WITHDRAWN, notice="撤稿。")
    again = client.get(reverse("feed_latest"), headers={"if-modified-since": first.headers["Last-Modified"]})
    assert again.status_code == 200
    assert titles(etree.fromstring(again.content)) == ["旧稿"]


def test_the_feed_is_in_the_language_of_the_site_whoever_asks(client):
    SiteSettings(name="新闻中心").save()
    make_public_article(responsible_editor="金婷")
    client.cookies["django_language"] = "en"
    assert "责任编辑" in client.get(reverse("feed_latest")).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_a_feed_costs_the_same_however_many_stories_it_holds(client, django_assert_max_num_queries, count):
    for _number in range(count):
        ArticlePicture.objects.create(article=make_public_article(tags=["学厦航"]), picture=makers.make_picture())
    with django_assert_max_num_queries(6):
        client.get(reverse("feed_latest"))


def test_the_tags_of_an_entry_stand_as_they_were_given(client):
    Tag.objects.bulk_create([Tag(name=name, slug=name) for name in ("甲", "乙", "丙")])
    story = make_public_article("推进会召开")
    for name in ("丙", "甲", "乙"):
        story.tags.add(name)
    given = [one.get("term") for one in feed(client).iterfind("a:entry/a:category", ATOM)]
    assert given[-3:] == ["丙", "甲", "乙"]
