"""Sitemaps: valid against the schema of sitemaps.org, and with nothing that readers may not see."""

import datetime

import pytest
from django.utils import timezone
from lxml import etree

from articles.rules import State
from tests import makers, pages
from tests.makers import at, make_article, make_public_article
from tests.sitemaps import NEWS, SCHEMA_OF_INDEX, SCHEMA_OF_URLS, SM

pytestmark = pytest.mark.django_db
SITE = "https://news.example.gov.cn"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


def read(client, path: str) -> etree._Element:
    response = client.get(path)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def locations(tree: etree._Element) -> list[str]:
    return [loc.text.removeprefix(SITE) for loc in tree.iter(f"{{{SM}}}loc")]


def test_the_index_is_valid_and_names_every_kind_and_month(client):
    pages.article()
    index = read(client, "/sitemap.xml")
    SCHEMA_OF_INDEX.assertValid(index)
    kinds = ["awards", "campaigns", "events", "officials", "rounds", "sections", "tags", "units"]
    assert locations(index) == [*(f"/sitemap-{kind}.xml" for kind in kinds), "/sitemap-2014-10.xml"]


def test_every_file_of_the_index_is_valid_and_leads_to_this_site(client):
    pages.article()
    for path in locations(read(client, "/sitemap.xml")):
        tree = read(client, path)
        SCHEMA_OF_URLS.assertValid(tree)
        assert all(loc.startswith("/") for loc in locations(tree))


def test_an_empty_newsroom_has_an_index_without_files(client):
    assert locations(read(client, "/sitemap.xml")) == []


def test_a_month_without_stories_between_two_with_is_not_listed(client):
    make_public_article(publish_at=at("2012-08-16"))
    make_public_article(publish_at=at("2014-10-24"))
    assert locations(read(client, "/sitemap.xml"))[-2:] == ["/sitemap-2014-10.xml", "/sitemap-2012-08.xml"]


def test_a_month_is_counted_in_the_time_of_the_office(client):
    story = make_public_article(publish_at=at("2014-11-01", "01:00"))  # still October in Greenwich
    assert locations(read(client, "/sitemap-2014-11.xml")) == [story.get_absolute_url()]
    assert client.get("/sitemap-2014-10.xml").status_code == 404


def test_a_month_lists_each_story_with_its_last_change(client):
    story = make_public_article()
    tree = read(client, "/sitemap-2014-10.xml")
    changed = datetime.datetime.fromisoformat(tree.findtext(".//s:lastmod", namespaces={"s": SM}))
    assert abs(changed - story.updated) < datetime.timedelta(seconds=1)


@pytest.mark.parametrize(
    "path", ["/sitemap-2014-13.xml", "/sitemap-9999-01.xml", "/sitemap-2014-1.xml", "/sitemap-drafts.xml"]
)
def test_a_file_that_was_never_listed_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": State.DRAFT},
        {"state": State.WITHDRAWN, "notice": "撤稿。"},
        {"publish_at": timezone.now() + datetime.timedelta(hours=1)},
        {"expire_at": timezone.now() - datetime.timedelta(minutes=1)},
    ],
    ids=["draft", "withdrawn", "scheduled", "expired"],
)
def test_what_readers_may_not_see_is_in_no_sitemap(client, hidden):
    hidden.setdefault("publish_at", timezone.now() - datetime.timedelta(hours=1))
    story = make_public_article("机密", tags=["秘密"], **hidden)
    index = locations(read(client, "/sitemap.xml"))
    assert index == ["/sitemap-sections.xml"]
    month = timezone.localtime(story.publish_at)
    assert client.get(f"/sitemap-{month:%Y-%m}.xml").status_code == 404
    assert locations(read(client, "/sitemap-news.xml")) == []


def test_a_working_copy_is_in_no_sitemap(client):
    live = make_public_article()
    make_article("改稿", replaces=live, publish_at=live.publish_at)
    assert locations(read(client, "/sitemap-2014-10.xml")) == [live.get_absolute_url()]


def test_the_news_sitemap_holds_two_days_with_name_language_and_title(client):
    pages.site()
    fresh = make_public_article("今日的“新闻”&要闻", publish_at=timezone.now() - datetime.timedelta(hours=47))
    make_public_article("前天的新闻", publish_at=timezone.now() - datetime.timedelta(hours=49))
    tree = read(client, "/sitemap-news.xml")
    SCHEMA_OF_URLS.assertValid(tree)
    assert locations(tree) == [fresh.get_absolute_url()]
    said = {etree.QName(node).localname: node.text for node in tree.iter(f"{{{NEWS}}}*")}
    assert (said["name"], said["language"], said["title"]) == ("省直机关文明网", "zh-cn", "今日的“新闻”&要闻")
    assert datetime.datetime.fromisoformat(said["publication_date"]).utcoffset() == datetime.timedelta(hours=8)


def test_control_characters_in_a_title_do_not_break_the_news_sitemap(client):
    make_public_article("今日\x0b新闻\x1b", publish_at=timezone.now())
    assert read(client, "/sitemap-news.xml").findtext(".//n:title", namespaces={"n": NEWS}) == "今日新闻"


def test_the_host_of_the_request_is_never_believed(client):
    pages.article()
    for path in ["/sitemap.xml", "/sitemap-2014-10.xml", "/sitemap-news.xml", "/robots.txt"]:
        assert b"evil.example" not in client.get(path, headers={"host": "evil.example"}).content


def test_robots_are_led_to_the_sitemaps_and_away_from_the_desk_and_endless_searches(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert f"Sitemap: {SITE}/sitemap-news.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /search/*&"} <= set(lines)


def test_the_index_costs_the_same_for_one_month_and_for_many_years(client, django_assert_max_num_queries):
    make_public_article(publish_at=at("1999-01-01"))
    make_public_article(publish_at=at("2025-12-31"))
    makers.make_unit()
    with django_assert_max_num_queries(12):
        assert len(locations(read(client, "/sitemap.xml"))) == 4


def test_a_month_is_one_query(client, django_assert_num_queries):
    for _number in range(5):
        make_public_article()
    with django_assert_num_queries(1):
        client.get("/sitemap-2014-10.xml")
