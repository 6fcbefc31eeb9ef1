"""Who changed what and when, in words."""

import pytest
from lxml import html

from awards.models import Award, Measure, Round
from directory.models import Event, Official, Unit
from tests.desk import Form, address, saved
from tests.makers import (
    make_award,
    make_event,
    make_measure,
    make_official,
    make_post,
    make_round,
    make_tier,
    make_unit,
)

pytestmark = pytest.mark.django_db


def told(desk, record) -> list[str]:
    answer = desk.get(address(type(record), "history", record.pk))
    assert answer.status_code == 200
    rows = html.fromstring(answer.content.decode()).xpath("//*[@id='change-history']//tbody/tr")
    return [" ".join(row.text_content().split()) for row in rows]


def change(desk, record, **changed) -> None:
    saved(Form(desk, address(type(record), "change", record.pk)).save(**changed))


def test_a_change_names_the_person_the_field_the_old_and_the_new(desk):
    unit = make_unit("福州海关", kind=Unit.Kind.OTHER)
    change(desk, unit, kind="central")
    newest = told(desk, unit)[0]
    assert "高远" in newest and "修改单位" in newest
    assert f"{Unit.Kind.OTHER.label} → {Unit.Kind.CENTRAL.label}" in newest


def test_a_relation_is_told_by_name_and_never_by_number(desk):
    old, new = make_unit("省直机关工委"), make_unit("省委文明办")
    unit = make_unit("文明风", parent=old)
    change(desk, unit, parent=new.pk)
    assert "省直机关工委 → 省委文明办" in told(desk, unit)[0]


def test_successors_are_told_by_name(desk):
    unit, successor = make_unit("省经贸委"), make_unit("省经信委")
    change(desk, unit, successors=[successor.pk])
    assert any("省经信委" in entry for entry in told(desk, unit))


def test_a_new_and_a_removed_other_name_stand_in_the_history_of_the_unit(desk):
    unit = make_unit()
    saved(Form(desk, address(Unit, "change", unit.pk)).row("other_names", name="省计委").save())
    change(desk, unit, **{"other_names-0-DELETE": "on"})
    entries = told(desk, unit)
    assert any("新建其他名称" in entry and "省计委" in entry for entry in entries)
    assert any("删除其他名称" in entry and "省计委" in entry for entry in entries)


def test_a_post_stands_in_the_history_of_the_official(desk):
    official = make_official()
    make_post(official, make_unit("省直机关工委"), "副书记")
    change(desk, official, **{"posts-0-title": "书记"})
    assert "副书记 → 书记" in told(desk, official)[0]


def test_roles_are_told_in_words(desk):
    event = make_event()
    saved(Form(desk, address(Event, "change", event.pk)).row("participations", name="朱清", roles=["spoke"]).save())
    entries = " ".join(told(desk, event))
    assert "讲话" in entries and "spoke" not in entries


def test_a_measure_and_its_printed_units_stand_in_the_history_of_the_round(desk):
    measure = make_measure(make_tier(make_round()), "便民举措", unit=make_unit("福州海关"))
    change(desk, measure.round, **{"measures-0-title": "利民举措", "measures-0-printed": "榕海关"})
    entries = told(desk, measure.round)
    assert any("便民举措 → 利民举措" in entry for entry in entries)
    assert any("福州海关 → 榕海关" in entry for entry in entries)
    assert any("福州海关 → 榕海关" in entry for entry in told(desk, measure))


def test_an_award_is_told_from_its_beginning(desk):
    award = make_award("十佳举措评选")
    assert "新建评选" in told(desk, award)[-1]


def test_a_save_that_changed_nothing_is_not_told(desk):
    unit = make_unit()
    before = told(desk, unit)
    change(desk, unit)
    assert told(desk, unit) == before


def test_a_long_text_is_told_around_the_place_that_changed(desk):
    unit = make_unit(description="长" * 400 + "旧" + "尾" * 400)
    change(desk, unit, description="长" * 400 + "新" + "尾" * 400)
    entry = told(desk, unit)[0]
    assert "旧" in entry and "新" in entry and len(entry) < 600


def test_history_offers_no_way_back(desk):
    unit = make_unit()
    change(desk, unit, short_name="简称")
    page = html.fromstring(desk.get(address(Unit, "history", unit.pk)).content.decode())
    assert not page.xpath("//*[@id='content']//form")


@pytest.mark.parametrize("model", [Unit, Official, Event, Award, Round, Measure])
def test_the_history_of_nothing_leads_back_to_the_desk(desk, model):
    assert desk.get(address(model, "history", 999999)).status_code == 302


def test_a_long_history_costs_no_query_a_change(desk, django_assert_max_num_queries):
    unit = make_unit()
    for number in range(30):
        unit.short_name = f"简称{number}"
        unit.save()
    told(desk, unit)
    with django_assert_max_num_queries(20):
        told(desk, unit)
