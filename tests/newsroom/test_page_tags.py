"""What the pages of the real report tell machines: page tags, Open Graph and linked data, as served."""

import pytest
from django.test import Client

from articles.models import Article
from articles.rules import State
from awards.models import Award, Round
from directory.models import Official, Unit
from newsroom.models import SiteSettings
from tests import makers, pages
from tests.machines import Head, head_of
from tests.makers import make_public_article
from tests.real_report import gold, make_report
from tests.schema_org import dangling, faults

pytestmark = pytest.mark.django_db
SITE = "https://wenming.example.gov.cn"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def report() -> Article:
    return make_report()


@pytest.fixture
def read(client: Client):
    def read(path: str) -> Head:
        response = client.get(path)
        assert response.status_code == 200
        return head_of(response.content.decode())

    return read


# Page tags


def test_the_real_report_carries_every_page_tag_of_the_norm_and_no_other(report, read):
    head = read(report.get_absolute_url())
    first_picture = head.named["Image"]
    assert first_picture.startswith(f"{SITE}/media/")
    by_norm = {name: text for name, text in head.named.items() if name[0].isupper()}
    assert by_norm == {
        "SiteName": "省直机关文明网",
        "SiteDomain": "wenming.example.gov.cn",
        "SiteIDCode": "3500000001",
        "ColumnName": "文明创建",
        "ColumnDescription": "省直机关文明创建的动态。",
        "ColumnKeywords": "文明,创建",
        "ColumnType": "政务动态",
        "ArticleTitle": "省直机关“学厦航”活动第四次推进会在福州召开",
        "PubDate": "2014-10-24 18:20",
        "ContentSource": "文明风",
        "Keywords": "学厦航,十佳举措",
        "Author": "省直机关文明办",
        "Description": by_norm["Description"],
        "Image": first_picture,
        "Url": f"{SITE}{report.get_absolute_url()}",
    }
    assert by_norm["Description"].startswith("文明风10月24日讯")


@pytest.mark.parametrize("name", ["home", "events", "event", "unit", "official", "campaign", "awards", "round", "tag"])
def test_every_page_carries_the_site_tags_and_no_article_tags(read, name):
    pages.site()
    tags = read(pages.PAGES[name]()).named
    assert (tags["SiteName"], tags["SiteDomain"], tags["SiteIDCode"]) == (
        "省直机关文明网",
        "wenming.example.gov.cn",
        "3500000001",
    )
    assert not {"ArticleTitle", "PubDate", "Url", "ColumnName"} & set(tags)


def test_a_section_page_carries_column_tags_and_no_article_tags(report, read):
    tags = read(report.section.get_absolute_url()).named
    assert tags["ColumnName"] == "文明创建"
    assert tags["ColumnType"] == "政务动态"
    assert not {"ArticleTitle", "PubDate"} & set(tags)


def test_a_story_of_another_source_names_it_and_one_without_any_the_outlet_of_the_site(read):
    pages.site()
    foreign = make_public_article(source="福建日报")
    own = make_public_article()
    assert read(foreign.get_absolute_url()).named["ContentSource"] == "福建日报"
    assert read(own.get_absolute_url()).named["ContentSource"] == "文明风"


def test_the_time_of_publication_is_printed_in_the_time_of_the_office(read):
    story = make_public_article(publish_at=makers.at("2014-11-01", "00:30"))
    assert read(story.get_absolute_url()).named["PubDate"] == "2014-11-01 00:30"


@pytest.mark.parametrize("name", list(pages.PAGES))
def test_every_page_has_one_title_one_description_and_its_own_address(client, name):
    path = pages.PAGES[name]()
    response = client.get(path, headers={"host": "evil.example"})
    assert response.status_code == pages.STATUS.get(name, 200)
    page = response.content.decode()
    head = head_of(page)
    assert "evil.example" not in page
    assert head.tree.findtext(".//title").strip()
    if name != "not found":
        assert head.named.get("description") or head.named.get("Description")
        assert head.canonical == f"{SITE}{path.partition('?')[0]}"


# Linked data


@pytest.mark.parametrize("name", [name for name in pages.PAGES if name not in pages.STATUS])
def test_the_linked_data_of_every_page_is_of_schema_org(read, name):
    pages.site()
    graph = read(pages.PAGES[name]()).graph
    assert [fault for node in graph for fault in faults(node)] == []
    assert dangling(graph) == set()


def test_the_linked_data_of_the_report_is_of_schema_org(report, read):
    paths = [report.get_absolute_url(), report.event.get_absolute_url(), Round.objects.get().get_absolute_url()]
    assert [fault for path in paths for node in read(path).graph for fault in faults(node)] == []


def test_a_group_at_a_meeting_is_an_organisation_and_holds_no_post(read):
    event = makers.make_event()
    event.participations.create(name="代表", title="提名奖单位", unit_name="省直单位", is_group=True, order=1)
    (group,) = read(event.get_absolute_url()).node("Event")["attendee"]
    assert group == {"@type": "Organization", "name": "代表"}


def test_the_schema_does_find_faults():
    person = {"@type": "Person", "name": "朱清", "position": 1}
    assert faults(person) == ["Person $: Additional properties are not allowed ('position' was unexpected)"]
    assert faults({"@type": "Sect", "name": "x"}) == ["Sect is not expected by itself"]
    assert dangling([{"@type": "NewsArticle", "publisher": {"@id": "https://x.example/#publisher"}}])


def test_the_report_is_a_news_article_about_its_event_and_campaign(report, read):
    node = read(report.get_absolute_url()).node("NewsArticle")
    assert [subject["@type"] for subject in node["about"]] == ["Event", "Project"]
    assert node["about"][0]["name"] == gold()["event_name"]
    assert node["datePublished"] == "2014-10-24T18:20:00+08:00"
    assert node["editor"]["name"] == "金婷"
    assert node["author"] == [{"@type": "Organization", "name": "省直机关文明办"}]
    assert len(node["image"]) == 8
    assert node["dateline"] == "文明风10月24日讯（通讯员）"


def test_the_report_mentions_every_unit_and_official_by_the_type_of_each(report, read):
    mentions = read(report.get_absolute_url()).node("NewsArticle")["mentions"]
    types = {node["name"]: node["@type"] for node in mentions}
    assert types == {
        **dict.fromkeys(gold()["units"], "GovernmentOrganization"),
        **dict.fromkeys(["福建日报社", "省广播影视集团"], "NewsMediaOrganization"),
        **dict.fromkeys(["人民日报社福建分社", "新华社福建分社", "中新社福建分社"], "NewsMediaOrganization"),
        "省直机关工委": "Organization",
        **dict.fromkeys(["朱清", "郑栅洁", "邱荣", "夏善国"], "Person"),
    }


def test_the_event_page_tells_hosts_and_participants_in_printed_order(report, read):
    node = read(report.event.get_absolute_url()).node("Event")
    assert [host["name"] for host in node["organizer"]] == gold()["hosts"]
    assert [(person["name"], person["jobTitle"]) for person in node["attendee"]] == [
        (person["name"], person["title"]) for person in gold()["participants"]
    ]
    assert (node["startDate"], node["location"]["name"]) == ("2014-10-22", "福州")
    assert node["eventStatus"] == "https://schema.org/EventScheduled"


def test_the_round_page_lists_the_ten_winners_in_printed_order(report, read):
    node = read(Round.objects.get().get_absolute_url()).node("ItemList")
    winners = [(item["position"], item["item"]["name"]) for item in node["itemListElement"]]
    assert winners == [(row["ordinal"], row["title"]) for row in gold()["awards"]]
    assert node["itemListElement"][0]["item"]["creator"][0]["name"] == "福州海关"
    assert node["itemListOrder"] == "https://schema.org/ItemListUnordered"


def test_results_that_are_not_released_are_in_no_linked_data(client, report):
    Round.objects.update(released_at=None)
    for path in [Round.objects.get().get_absolute_url(), Award.objects.get().get_absolute_url()]:
        page = client.get(path).content.decode()
        assert "便民利民" not in page.split("</head>")[0]


def test_a_unit_is_an_organisation_of_its_kind_with_its_other_names(read):
    pages.unit()
    node = read(Unit.objects.get(short_name="省发改委").get_absolute_url()).node("GovernmentOrganization")
    assert node["alternateName"] == ["省发改委", "省计委"]
    assert node["parentOrganization"]["name"] == "省直机关工委"
    assert node["sameAs"] == "https://example.gov.cn/"


def test_an_official_is_a_person_with_the_posts_held_today(read):
    pages.unit()
    node = read(Official.objects.get().get_absolute_url()).node("Person")
    assert node["jobTitle"] == ["党组书记、主任"]
    assert node["worksFor"][0]["name"] == "福建省发展和改革委员会"


def test_a_correction_is_told_to_machines(read):
    story = make_public_article(
        notice_kind="correction", notice="人数更正为约170人。", notice_at=makers.at("2014-10-25", "08:00")
    )
    correction = read(story.get_absolute_url()).node("NewsArticle")["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert (correction["text"], correction["datePublished"]) == ("人数更正为约170人。", "2014-10-25T08:00:00+08:00")


def test_the_home_page_is_a_website_with_its_publisher(read):
    pages.site()
    head = read("/")
    assert head.node("WebSite")["name"] == "省直机关文明网"
    assert head.node("GovernmentOrganization")["name"] == "省直机关文明办"


def test_a_search_engine_is_told_how_to_search_the_site(read):
    action = read("/").node("WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/search/?q={{search_term_string}}"


def test_the_home_page_has_an_english_face_where_the_site_has_an_english_name(read):
    pages.site()
    assert read("/").hreflang == {}
    SiteSettings.objects.update(name_en="Civility Office News")
    assert read("/").hreflang == {"zh-Hans": f"{SITE}/", "en": f"{SITE}/?lang=en", "x-default": f"{SITE}/"}
    assert read("/?lang=en").canonical == f"{SITE}/?lang=en"


def test_the_breadcrumb_leads_from_home_through_the_sections(read):
    above = makers.make_section("文明")
    story = make_public_article(section=makers.make_section("创建", parent=above))
    steps = read(story.get_absolute_url()).node("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["首页", "文明", "创建", "正文"]


def test_a_story_leads_to_the_feed_of_its_page(report, read):
    assert read("/").links("alternate") == [f"{SITE}/feeds/latest.atom"]
    slug = report.section.slug
    assert read(report.section.get_absolute_url()).links("alternate") == [f"{SITE}/feeds/sections/{slug}.atom"]


def test_an_older_page_of_a_list_has_its_own_canonical_address(client, read):
    section = makers.make_section()
    for day in range(1, 26):
        make_public_article(section=section, publish_at=makers.at(f"2014-10-{day:02}"))
    page = client.get(section.get_absolute_url()).content.decode()
    older = head_of(page).tree.xpath("//a[contains(@href, '?before=')]/@href")[0]
    path = f"{section.get_absolute_url()}?{older.partition('?')[2]}"
    assert read(path).canonical == f"{SITE}{path}"


def test_engines_keep_one_address_of_the_search_and_no_words_that_find_nothing(read):
    pages.article()
    assert "robots" not in read("/search/?q=学厦航").named
    assert read("/search/?q=买彩票").named["robots"] == "noindex"


def test_what_is_withdrawn_leaves_no_word_of_itself_to_machines(client):
    story = make_public_article("机密", summary="机密", state=State.WITHDRAWN, notice="撤稿。", tags=["机密"])
    assert "机密" not in client.get(story.get_absolute_url()).content.decode()
