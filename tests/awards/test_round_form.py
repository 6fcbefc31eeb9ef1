"""A round, its tiers and ten measures with their units, entered on one page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Measure, MeasureUnit, Round
from directory.models import Unit
from tests.desk import Form, address, errors, saved
from tests.makers import make_award, make_measure, make_round, make_tier, make_unit

pytestmark = pytest.mark.django_db

PRINTED = [
    "福州海关",
    "省公安厅",
    "省发改委",
    "省科技厅",
    "省工商局",
    "省卫生厅",
    "省司法厅",
    "省委宣传部",
    "省地税局",
    "省经贸委",
]


def credits(measure: Measure) -> list[tuple[str, str]]:
    return [(credit.unit.name, credit.printed_name) for credit in measure.credits.all()]


@pytest.fixture
def tier():
    return make_tier(make_round())


def test_a_new_round_takes_its_tiers_and_ten_measures_at_once(desk):
    for name in PRINTED:
        make_unit(f"福建{name}", short_name=name)
    form = Form(desk, address(Round, "add"))
    form.row("tiers", name="十佳举措", places="10").row("tiers", name="提名奖", winners_known=None)
    for number, name in enumerate(PRINTED, 1):
        form.row("measures", ordinal=number, title=f"举措{number}", printed=name, tier_name="十佳举措")
    saved(form.save(award=make_award().pk, number="2", year="2014"))
    winners = Round.objects.get().measures.winners().in_printed_order()
    assert [winner.ordinal for winner in winners] == list(range(1, 11))
    assert [credits(winner) for winner in winners] == [[(f"福建{name}", name)] for name in PRINTED]
    assert [tier.winners_known for tier in Round.objects.get().tiers.all()] == [True, False]


def test_units_that_are_chosen_are_credited_under_their_names_now(desk, tier):
    first, second = make_unit("福州海关"), make_unit("福建省公安厅", short_name="省公安厅")
    form = Form(desk, address(Round, "change", tier.round.pk))
    saved(form.row("measures", title="便民举措", credited=[second.pk, first.pk]).save())
    assert credits(Measure.objects.get()) == [("福建省公安厅", "省公安厅"), ("福州海关", "福州海关")]


def test_the_printed_line_decides_the_order_and_the_names(desk, tier):
    first, second = make_unit("福州海关"), make_unit("福建省公安厅", short_name="省公安厅")
    row = {"title": "便民举措", "credited": [first.pk, second.pk], "printed": "省公安厅、海关"}
    saved(Form(desk, address(Round, "change", tier.round.pk)).row("measures", **row).save())
    assert credits(Measure.objects.get()) == [("福建省公安厅", "省公安厅"), ("福州海关", "海关")]


def test_a_printed_name_that_nobody_carries_needs_a_unit(desk, tier):
    response = Form(desk, address(Round, "change", tier.round.pk)).row("measures", title="甲", printed="省某厅").save()
    assert "单位库里没有“省某厅”" in errors(response)


def test_a_printed_name_that_several_units_carry_needs_a_choice(desk, tier):
    _, other = make_unit("甲厅", short_name="外办"), make_unit("乙厅", short_name="外办")
    page = address(Round, "change", tier.round.pk)
    response = Form(desk, page).row("measures", title="甲", printed="外办").save()
    assert "好几个单位" in errors(response)
    saved(Form(desk, page).row("measures", title="甲", printed="外办", credited=[other.pk]).save())
    assert credits(Measure.objects.get()) == [("乙厅", "外办")]


def test_a_unit_that_is_chosen_and_not_printed_is_asked_about(desk, tier):
    one, other = make_unit("福州海关"), make_unit("厦门海关")
    row = {"title": "甲", "printed": "福州海关", "credited": [one.pk, other.pk]}
    response = Form(desk, address(Round, "change", tier.round.pk)).row("measures", **row).save()
    assert "选了“厦门海关”，照录里却没有它的名称" in errors(response)


def test_a_unit_taken_away_takes_its_printed_name_along(desk, tier):
    measure = make_measure(tier, unit=make_unit("福州海关"))
    other = make_unit("厦门海关")
    MeasureUnit.objects.create(measure=measure, unit=other, order=2)
    form = Form(desk, address(Round, "change", tier.round.pk))
    saved(form.save(**{"measures-0-credited": [other.pk]}))
    assert credits(measure) == [("厦门海关", "厦门海关")]


def test_a_printed_name_is_mended_without_touching_the_unit(desk, tier):
    measure = make_measure(tier, unit=make_unit("福州海关"))
    form = Form(desk, address(Round, "change", tier.round.pk))
    saved(form.save(**{"measures-0-printed": "榕海关"}))
    assert credits(measure) == [("福州海关", "榕海关")]


def test_two_measures_change_places(desk, tier):
    first, second = make_measure(tier, ordinal=1), make_measure(tier, ordinal=2)
    form = Form(desk, address(Round, "change", tier.round.pk))
    saved(form.save(**{"measures-0-ordinal": "2", "measures-1-ordinal": "1"}))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.ordinal, second.ordinal) == (2, 1)


def test_a_round_renamed_unit_keeps_what_was_printed(desk, tier):
    unit = make_unit("福建省卫生厅", short_name="省卫生厅")
    measure = make_measure(tier, unit=unit)
    saved(Form(desk, address(Unit, "change", unit.pk)).save(name="福建省卫生和计划生育委员会", short_name="省卫计委"))
    saved(Form(desk, address(Round, "change", tier.round.pk)).save())
    assert credits(measure) == [("福建省卫生和计划生育委员会", "省卫生厅")]


def test_a_round_is_deleted_with_its_tiers_and_measures(desk, tier):
    make_measure(tier)
    saved(desk.post(address(Round, "delete", tier.round.pk), {"post": "yes"}))
    assert not Measure.objects.exists()


def test_the_form_of_a_round_costs_the_same_however_many_measures(desk, tier):
    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(Round, "change", tier.round.pk))
        return len(queries)

    make_measure(tier, ordinal=1)
    price()
    first = price()
    for number in range(2, 21):
        make_measure(tier, ordinal=number)
    assert price() == first
