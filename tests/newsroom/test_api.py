"""The interface for programs: described by OpenAPI, and every answer is as described."""

import datetime

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from articles.models import Article
from articles.rules import State
from awards.models import Round
from directory.models import Unit
from tests import makers, pages
from tests.makers import at, make_article, make_public_article
from tests.openapi import NINJS, OPENAPI, validator_of

pytestmark = pytest.mark.django_db
LISTS = ["articles", "events", "officials", "rounds", "units"]


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = "https://news.example.gov.cn"


def get(client, path: str, status: int = 200, **headers: str) -> dict:
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert response.status_code == status
    return response.json()


def local(url: str) -> str:
    return url.removeprefix("https://news.example.gov.cn")


def items(client, path: str) -> list[dict]:
    return get(client, path)["items"]


def headlines(client, path: str = "articles/") -> list[str]:
    return [item["headlines"][0]["value"] for item in items(client, path)]


# The description


def test_the_description_is_openapi_3_1_and_its_schemas_are_schemas(client):
    document = get(client, "openapi.json")
    Draft202012Validator(OPENAPI).validate(document)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_reference_of_the_description_leads_somewhere(client):
    document = get(client, "openapi.json")
    found = str(document).split("#/components/schemas/")[1:]
    assert {reference.split("'")[0] for reference in found} <= set(document["components"]["schemas"])


def test_operations_are_named_once(client):
    paths = get(client, "openapi.json")["paths"].values()
    names = [path["get"]["operationId"] for path in paths]
    assert len(names) == len(set(names)) == 2 * len(LISTS)


def test_the_start_names_every_list_and_the_description(client):
    assert sorted(get(client, "")) == sorted([*LISTS, "openapi"])
    assert client.get(local(get(client, "")["units"])).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_records_are_as_described(client, name):
    pages.article(expire_at=timezone.now() + datetime.timedelta(days=1))
    document = get(client, "openapi.json")
    operations = document["paths"][f"/{name}/"], document["paths"][f"/{name}/{{id}}/"]
    listed, single = (
        validator_of(document, path["get"]["responses"]["200"]["content"]["application/json"]["schema"])
        for path in operations
    )
    answer = get(client, f"{name}/")
    listed.validate(answer)
    assert answer["items"]
    pk = Article.objects.get().pk if name == "articles" else answer["items"][0]["id"]
    record = get(client, f"{name}/{pk}/")
    single.validate(record)
    assert record == answer["items"][0]


@pytest.mark.parametrize("path", ["articles/999/", "nothing/", "units/?limit=0", "units/?colour=red"])
def test_problems_are_as_described(client, path):
    document = get(client, "openapi.json")
    problem = client.get(f"/api/v1/{path}")
    assert problem.headers["Content-Type"] == "application/problem+json"
    validator_of(document, document["components"]["schemas"]["Problem"]).validate(problem.json())


# Stories


def test_a_full_report_is_ninjs_3_1(client):
    pages.article(notice_kind="correction", notice="更正。", notice_at=timezone.now(), source_url="https://a.cn/")
    Draft202012Validator(NINJS).validate(items(client, "articles/")[0])


def test_the_least_story_is_ninjs_3_1(client):
    pages.plain_article()
    Draft202012Validator(NINJS).validate(items(client, "articles/")[0])


def test_a_news_item_tells_headlines_people_units_event_and_sources(client):
    pages.article()
    item = items(client, "articles/")[0]
    assert [line["value"] for line in item["headlines"] if line["role"] == "deck"] == ["朱清讲话", "郑栅洁致辞"]
    assert [person["name"] for person in item["people"]] == ["郑栅洁"]
    assert item["events"][0]["name"] == "第四次推进会"
    assert {(source["role"], source["name"]) for source in item["infoSources"]} == {
        ("source", "文明风"),
        ("contributor", "省直机关文明办"),
        ("editor", "金婷"),
    }
    assert item["contentCreated"] == "2014-10-24T18:20:00+08:00"


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
def test_what_readers_may_not_see_is_not_in_the_interface(client, hidden):
    story = make_public_article("机密", **hidden)
    assert items(client, "articles/") == []
    assert "机密" not in str(get(client, f"articles/{story.pk}/", status=404))


def test_a_working_copy_is_not_in_the_interface(client):
    live = make_public_article("原稿")
    copy = make_article("改稿", replaces=live)
    assert headlines(client) == ["原稿"]
    get(client, f"articles/{copy.pk}/", status=404)


@pytest.mark.parametrize("name", ["section", "tag", "unit", "official", "campaign", "event"])
def test_stories_are_filtered(client, name):
    story = pages.article()
    make_public_article("无关")
    value = {
        "section": story.section.slug,
        "tag": story.tags.first().slug,
        "unit": story.units.first().slug,
        "official": story.officials.get().slug,
        "campaign": story.campaign.slug,
        "event": story.event.pk,
    }[name]
    assert headlines(client, f"articles/?{name}={value}") == [pages.HEADLINE]
    assert headlines(client, f"articles/?{name}=0") == []


# Awards


def test_a_released_round_names_its_winners_in_printed_order(client):
    pages.round_with_winners()
    first, second = items(client, "rounds/")[0]["tiers"]
    assert [winner["ordinal"] for winner in first["winners"]] == [1, 2]
    assert first["winners"][1]["title"] == "10项便民利民新举措"
    assert (second["winners_known"], "winners" in second) == (False, False)


@pytest.mark.parametrize("when", [None, timezone.now() + datetime.timedelta(hours=1)], ids=["held", "scheduled"])
def test_results_that_are_not_released_are_not_in_the_interface(client, when):
    round = pages.round_with_winners()
    Round.objects.filter(pk=round.pk).update(
        released_at=when, decided_on=datetime.date(2014, 10, 20), document="《通报》"
    )
    for answer in (get(client, "rounds/"), get(client, f"rounds/{round.pk}/")):
        text = str(answer)
        assert "便民利民" not in text
        assert "《通报》" not in text
        assert "2014-10-20" not in text
    assert items(client, "rounds/")[0]["released"] is False


def test_a_round_does_not_lead_to_the_draft_that_will_report_it(client):
    round = pages.round_with_winners()
    round.article = make_article("机密")
    round.save()
    assert "article_url" not in items(client, "rounds/")[0]


# The directory


def test_participants_keep_their_printed_names_when_the_record_changes(client):
    pages.event()
    Unit.objects.filter(short_name="省发改委").update(name="改了名的单位", short_name="改名")
    attendee = items(client, "events/")[0]["attendees"][0]
    assert (attendee["title"], attendee["organization_name"]) == ("党组书记、主任", "省发改委")
    assert attendee["organization"]["name"] == "改了名的单位"


def test_an_official_is_listed_once_however_many_posts_she_held_in_a_unit(client):
    unit, official = makers.make_unit(), makers.make_official()
    makers.make_post(official, unit, "副主任", until=datetime.date(2012, 1, 1))
    makers.make_post(official, unit, "主任", since=datetime.date(2012, 1, 1))
    (person,) = items(client, f"officials/?unit={unit.slug}")
    assert [post["role"] for post in person["memberships"]] == ["副主任", "主任"]


# Manners


def test_pages_follow_each_other_until_nothing_is_left(client):
    for hour in range(5):
        make_public_article(f"第{hour}篇", publish_at=at("2014-10-24", f"0{hour}:00"))
    seen, path = [], "articles/?limit=2"
    while path:
        answer = get(client, path)
        seen += [item["headlines"][0]["value"] for item in answer["items"]]
        path = answer["next"] and local(answer["next"]).removeprefix("/api/v1/")
    assert seen == ["第4篇", "第3篇", "第2篇", "第1篇", "第0篇"]


def test_the_next_page_keeps_the_filters_and_is_in_the_link_header(client):
    for _number in range(3):
        makers.make_unit(kind="party")
    response = client.get("/api/v1/units/?kind=party&limit=1")
    following = response.json()["next"]
    assert "kind=party" in following
    assert response.headers["Link"] == f'<{following}>; rel="next"'


@pytest.mark.parametrize(
    "query",
    ["limit=101", "limit=-1", "limit=x", "limit=99999999999999999999", "before=x", "before=1e9", "seite=2",
     "before=99999999999999999999999", "limit=１"],
)  # fmt: skip
def test_a_wrong_parameter_is_refused_with_a_reason(client, query):
    assert get(client, f"units/?{query}", status=400)["detail"]


@pytest.mark.parametrize("query", ["before=20141024000000000000", "before=99999999999999999999-1", "event=x"])
def test_a_wrong_parameter_of_stories_is_refused_with_a_reason(client, query):
    assert get(client, f"articles/?{query}", status=400)["detail"]


def test_a_number_that_no_database_holds_is_not_found(client):
    assert client.get("/api/v1/units/999999999999999999999/").status_code == 404
    assert client.get("/api/v1/units/999999999999999999/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, method):
    response = getattr(client, method)("/api/v1/units/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_head_has_the_same_headers_and_no_body(client):
    makers.make_unit()
    got, head = client.get("/api/v1/units/"), client.head("/api/v1/units/")
    assert head.content == b""
    assert head.headers["ETag"] == got.headers["ETag"]
    assert "Last-Modified" in head.headers


def test_an_answer_that_is_known_already_costs_no_bytes(client):
    makers.make_unit()
    etag = client.get("/api/v1/units/").headers["ETag"]
    again = client.get("/api/v1/units/", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    makers.make_unit()
    assert client.get("/api/v1/units/", headers={"if-none-match": etag}).status_code == 200


def test_pages_of_other_sites_may_read_and_only_read(client):
    assert client.get("/api/v1/units/").headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/api/v1/units/", headers={"origin": "https://a.cn"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked.headers


def test_the_answer_is_the_same_in_every_language(client):
    pages.article()
    chinese = client.get("/api/v1/articles/").content
    client.cookies["django_language"] = "en"
    assert client.get("/api/v1/articles/").content == chinese


def test_caches_on_the_way_may_keep_an_answer_for_everybody(client):
    for path in ["/api/v1/units/", "/feeds/latest.atom", "/sitemap.xml", "/events.ics"]:
        headers = client.get(path).headers
        assert "public" in headers["Cache-Control"]
        assert "Cookie" not in headers.get("Vary", "")


def test_the_host_of_the_request_is_never_believed(client):
    pages.article()
    for path in ["", "openapi.json", "articles/?limit=1", "units/?limit=1"]:
        assert b"evil.example" not in client.get(f"/api/v1/{path}", headers={"host": "evil.example"}).content


@pytest.mark.parametrize(
    ("name", "most"), [("articles", 6), ("units", 3), ("officials", 2), ("events", 3), ("rounds", 5)]
)
def test_a_list_costs_the_same_however_long_it_is(client, django_assert_max_num_queries, name, most):
    pages.article()
    for _number in range(3):
        story = make_public_article(tags=["学厦航"])
        story.units.add(*Unit.objects.all()[:3])
        makers.make_measure(makers.make_tier(makers.make_round()))
        makers.make_post(makers.make_official(), makers.make_unit())
        makers.make_event()
    with django_assert_max_num_queries(most):
        client.get(f"/api/v1/{name}/")
