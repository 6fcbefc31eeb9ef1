"""What an editor types into a box finds the unit or the official meant, and shows which of two namesakes it is."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.makers import (
    make_award,
    make_campaign,
    make_event,
    make_official,
    make_post,
    make_round,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


def found(client, typed: str, app: str, model: str, field: str) -> list[str]:
    asked = {"term": typed, "app_label": app, "model_name": model, "field_name": field}
    answer = client.get(reverse("admin:autocomplete"), asked)
    assert answer.status_code == 200
    return [one["text"] for one in answer.json()["results"]]


@pytest.fixture
def commission():
    unit = make_unit("福建省发展和改革委员会", short_name="省发改委")
    unit.other_names.create(name="省计委")
    make_unit("福州海关")
    return unit


@pytest.mark.parametrize("typed", ["发展和改革", "省发改委", "省计委", "shengfagaiwei", "sfgw", "SFGW", " 省计委 "])
def test_a_unit_is_found_by_any_name_its_pinyin_and_its_initials(desk, commission, typed):
    assert found(desk, typed, "directory", "host", "unit") == ["福建省发展和改革委员会（省发改委、省计委）"]


def test_a_unit_that_is_gone_is_marked(desk):
    make_unit("省经贸委", dissolved=datetime.date(2014, 1, 1))
    assert found(desk, "经贸", "directory", "host", "unit") == ["省经贸委 · 已撤销"]


@pytest.mark.parametrize("typed", ["朱清", "zhuqing", "zq"])
def test_namesakes_are_told_apart_by_their_posts(desk, typed):
    first, second = make_official("朱清"), make_official("朱清")
    make_post(first, make_unit("中共福建省委省直机关工委", short_name="省直机关工委"), "常务副书记")
    make_post(second, make_unit("福州海关"), "处长", until=datetime.date(2010, 1, 1))
    assert found(desk, typed, "directory", "participation", "official") == ["朱清 · 省直机关工委常务副书记", "朱清"]


def test_events_campaigns_awards_and_rounds_are_found(desk):
    campaign = make_campaign("优质软环境")
    campaign.other_names.create(name="学厦航")
    make_event("第四次推进会")
    round = make_round(make_award("十佳举措评选"), 2)
    assert found(desk, "学厦航", "directory", "event", "campaign") == ["优质软环境"]
    assert found(desk, "推进会", "awards", "round", "event") == ["第四次推进会"]
    assert found(desk, "十佳", "awards", "round", "award") == ["十佳举措评选"]
    assert found(desk, "十佳", "awards", "measure", "round") == [str(round)]


@pytest.mark.parametrize(("model", "field"), [("host", "unit"), ("participation", "official")])
def test_a_page_of_answers_costs_no_query_an_answer(desk, model, field):
    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            found(desk, "", "directory", model, field)
        return len(queries)

    def add() -> None:
        make_post(make_official(), make_unit()).unit.other_names.create(name="别名")

    add()
    price()
    first = price()
    for _ in range(10):
        add()
    assert price() == first


def test_answers_are_refused_to_who_may_not_see_units(client, commission):
    asked = {"term": "", "app_label": "directory", "model_name": "host", "field_name": "unit"}
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 302
    client.force_login(make_user("xu", "许强"))
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 403
