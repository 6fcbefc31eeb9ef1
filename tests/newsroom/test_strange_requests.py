"""What nobody types is answered all the same, and never with a fault."""

import pytest
from django.urls import reverse

from awards.models import Round
from directory.models import Event, Unit
from tests.desk import Form, address, errors
from tests.makers import make_article, make_campaign, make_event, make_round, make_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["/events/?unit=a%00b", "/search/?q=%00", "/admin/search/?q=%00"])
def test_a_question_with_a_nul_is_answered(desk, asked):
    assert desk.get(asked).status_code in (200, 404)


def test_no_page_has_a_nul_in_its_address(desk):
    assert desk.get("/%00/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30])
def test_a_list_has_no_page_of_such_a_number(desk, page):
    make_unit()
    assert desk.get(address(Unit, "changelist"), {"p": page}).status_code in (200, 302)
    asked = {"app_label": "directory", "model_name": "post", "field_name": "unit", "term": "局", "page": page}
    assert desk.get(reverse("admin:autocomplete"), asked).status_code == 404


@pytest.mark.parametrize("number", ["²", "-1", "9" * 5000, "x"])
def test_a_revision_of_such_a_number_is_not_there(desk, number):
    pk = make_article().pk
    compare = reverse("admin:articles_article_compare", args=[pk])
    restore = reverse("admin:articles_article_move", args=[pk, "restore"])
    assert desk.get(compare, {"left": number}).status_code == 404
    assert desk.post(restore, {"revision": number, "seen": 0}).status_code == 404


@pytest.mark.parametrize("number", ["²", "9" * 5000])
def test_an_article_of_such_a_number_is_not_there(desk, number):
    assert desk.get(f"/admin/articles/article/{number}/history/").status_code in (302, 404)
    assert desk.post(f"/admin/articles/article/{number}/change/", {"headline": "标题"}).status_code in (302, 404)


@pytest.mark.parametrize("sent", ["\x00", "²", "9" * 40, "甲", "http://["])
def test_what_is_no_record_is_refused_by_the_form_that_looks_records_up(desk, sent):
    event = make_event(campaign=make_campaign())
    event.hosts.create(unit=make_unit(), order=1)
    answer = Form(desk, address(Event, "change", event.pk)).save(**{"campaign": sent, "hosts-0-unit": sent})
    assert answer.status_code == 200
    assert errors(answer)


@pytest.mark.parametrize("day", ["0001-01-01", "0214-10-22", "2999-10-22", "9999-12-31"])
def test_a_slip_in_the_year_is_refused_in_a_sentence(desk, day):
    assert "请核对年份" in errors(Form(desk, address(Event, "add")).save(name="会议", starts_on=day))
    moment = {"stage": "decided", "released_at": f"{day} 00:00"}
    assert "请核对年份" in errors(Form(desk, address(Round, "change", make_round().pk)).save(**moment))
