"""Care mode and the language: links that work without JavaScript, kept in cookies."""

import pytest

from tests import makers
from tests.elements import only, parsed, text

pytestmark = pytest.mark.django_db


def cares(response) -> bool:
    return "data-care" in response.content.decode()


def test_care_mode_is_one_link_away_and_kept_for_the_next_page(client):
    switch = only(parsed(client.get("/")), ".care").get("href")
    assert cares(client.get("/" + switch))
    assert cares(client.get(makers.make_public_article().get_absolute_url()))


def test_care_mode_is_left_by_one_link(client):
    client.cookies["care"] = "1"
    leave = only(parsed(client.get("/")), ".bar .out").get("href")
    assert not cares(client.get("/" + leave))
    assert not cares(client.get("/"))


def test_care_mode_works_by_its_address_without_cookies(client):
    assert cares(client.get("/?care=1"))


def test_the_switch_keeps_what_the_address_asks_for(client):
    makers.make_event()
    switch = only(parsed(client.get("/events/?before=20150101-9")), ".care").get("href")
    assert switch == "?before=20150101-9&care=1"


def test_another_value_than_1_is_not_care_mode(client):
    assert not cares(client.get("/?care=yes"))


def test_the_interface_speaks_english_by_one_link_and_keeps_it(client):
    page = parsed(client.get("/?lang=en"))
    assert page.get("lang") == "en"
    assert text(only(page, ".skip")) == "Skip to the content"
    assert parsed(client.get("/")).get("lang") == "en"


def test_the_interface_returns_to_chinese_by_one_link(client):
    client.get("/?lang=en")
    client.get("/?lang=zh-hans")
    assert parsed(client.get("/")).get("lang") == "zh-CN"


def test_an_unknown_language_is_answered_in_chinese(client):
    assert parsed(client.get("/?lang=xx")).get("lang") == "zh-CN"


def test_the_browsers_own_language_changes_no_page(client):
    response = client.get("/", headers={"accept-language": "en-GB,en"})
    assert parsed(response).get("lang") == "zh-CN"


def test_a_story_stays_marked_as_chinese_in_the_english_interface(client):
    page = parsed(client.get(makers.make_public_article().get_absolute_url() + "?lang=en"))
    assert only(page, "h1").get("lang") == only(page, ".prose").get("lang") == "zh-CN"


def test_caches_keep_the_forms_of_a_page_apart(client):
    assert "Cookie" in client.get("/").headers["Vary"]
