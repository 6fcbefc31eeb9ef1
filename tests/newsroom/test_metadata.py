import json

import pytest
from django.template.loader import render_to_string

from newsroom.metadata import Column, Crumb, Feed, Image, PageMeta, Story
from newsroom.models import SiteSettings
from tests.machines import head_of
from tests.makers import at


@pytest.fixture
def site() -> SiteSettings:
    return SiteSettings(name="省直机关文明网", site_code="3500000001")


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://news.example.gov.cn"


def printed(meta: PageMeta, site: SiteSettings):
    return head_of(render_to_string("newsroom/_page_tags.html", {"meta": meta, "site": site}))


def story(**fields) -> PageMeta:
    return PageMeta(
        title="推进会召开",
        path="/articles/2014/10/7/",
        description="摘要。",
        keywords="学厦航,软环境",
        image=Image("/media/a.jpg", 640, 400, "会场"),
        og_type="article",
        column=Column("文明创建", "创建动态。", "文明,创建", "政务动态"),
        story=Story("推进会召开", at("2014-10-24", "18:20"), "文明风", author="金婷", keywords=["学厦航", "软环境"]),
        **fields,
    )


def test_every_page_carries_the_site_tags(site):
    tags = printed(PageMeta(title="活动"), site).named
    assert tags == {"SiteName": "省直机关文明网", "SiteDomain": "news.example.gov.cn", "SiteIDCode": "3500000001"}


def test_a_site_without_a_code_prints_no_empty_tag(site):
    site.site_code = ""
    assert "SiteIDCode" not in printed(PageMeta(title="活动"), site).named


def test_a_column_page_carries_site_and_column_tags_but_no_article_tags(site):
    tags = printed(PageMeta(title="文明创建", column=Column("文明创建", "创建动态。", "文明", "政务动态")), site).named
    assert list(tags) == ["SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
                          "ColumnKeywords", "ColumnType"]  # fmt: skip


def test_an_article_page_carries_all_three_groups_in_the_order_of_the_norm(site):
    tags = printed(story(), site).named
    assert list(tags)[7:] == ["ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description",
                              "Image", "Url"]  # fmt: skip
    assert tags["PubDate"] == "2014-10-24 18:20"
    assert tags["Image"] == "https://news.example.gov.cn/media/a.jpg"
    assert tags["Url"] == "https://news.example.gov.cn/articles/2014/10/7/"


def test_an_article_page_describes_itself_once_whatever_the_case_of_the_name(site):
    assert [name.lower() for name in printed(story(), site).named].count("description") == 1


def test_open_graph_tells_the_kind_the_address_and_the_picture_with_its_size(site):
    properties = printed(story(), site).properties
    assert ("og:type", "article") in properties
    assert ("og:image:width", "640") in properties
    assert ("article:published_time", "2014-10-24T18:20:00+08:00") in properties
    assert ("article:tag", "软环境") in properties


def test_the_canonical_address_and_the_feeds_are_absolute(site):
    head = printed(story(feeds=[Feed("最新", "/feeds/latest.atom")]), site)
    assert head.canonical == "https://news.example.gov.cn/articles/2014/10/7/"
    assert head.links("alternate") == ["https://news.example.gov.cn/feeds/latest.atom"]


def test_a_page_in_one_language_has_no_hreflang(site):
    assert printed(story(), site).links("alternate") == []


def test_a_page_in_two_languages_names_both_and_a_default(site):
    head = printed(story(alternates={"zh-Hans": "/a/", "en": "/a/en/"}), site)
    assert head.hreflang == {
        "zh-Hans": "https://news.example.gov.cn/a/",
        "en": "https://news.example.gov.cn/a/en/",
        "x-default": "https://news.example.gov.cn/a/",
    }


def test_a_headline_cannot_end_the_script_that_holds_the_linked_data(site):
    meta = PageMeta(title="x", json_ld=[{"@type": "Thing", "name": "</script><script>alert(1)</script><!--"}])
    html = render_to_string("newsroom/_page_tags.html", {"meta": meta, "site": site})
    assert html.lower().count("</script>") == 1
    assert head_of(html).node("Thing")["name"] == "</script><script>alert(1)</script><!--"


def test_a_headline_with_quotes_and_control_characters_stays_inside_its_tag(site):
    head = printed(PageMeta(title='“学厦航” "><b>\x08\x00'), site)
    assert ("og:title", '“学厦航” "><b>') in head.properties


def test_the_breadcrumb_is_told_to_machines_step_by_step(site):
    meta = PageMeta(title="x", breadcrumbs=[Crumb("首页", "/"), Crumb("文明创建", "/sections/a/"), Crumb("正文")])
    steps = printed(meta, site).node("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["首页", "文明创建", "正文"]
    assert [step.get("item", "") for step in steps][1:] == ["https://news.example.gov.cn/sections/a/", ""]


def test_a_page_kept_out_of_search_engines_says_so(site):
    assert printed(PageMeta(title="检索", noindex=True), site).named["robots"] == "noindex"


def test_linked_data_is_one_graph_of_schema_org(site):
    html = render_to_string("newsroom/_page_tags.html", {"meta": story(json_ld=[{"@type": "Thing"}]), "site": site})
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@context"] == "https://schema.org"
