import pytest

from awards.models import Measure, MeasureUnit
from awards.sheets import HEADINGS, winner_rows
from tests.makers import make_award, make_event, make_measure, make_round, make_tier, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def customs():
    unit = make_unit("福州海关", kind="central")
    round = make_round(make_award("十佳举措评选"), 2, year=2014, event=make_event("第四次推进会"), document="通报")
    make_measure(make_tier(round), "打造无纸化通关模式", unit=unit, ordinal=1)
    return unit


def only_row():
    (row,) = winner_rows(Measure.objects.all())
    return {str(heading): value for heading, value in zip(HEADINGS, row, strict=True)}


def test_a_row_says_everything_that_staff_asks_of_a_winner(customs):
    assert list(only_row().values()) == [
        "十佳举措评选",
        Measure.objects.get().round.label,
        2014,
        "十佳举措",
        1,
        None,
        "打造无纸化通关模式",
        "福州海关",
        "福州海关",
        str(customs.get_kind_display()),
        "第四次推进会",
        "2014-10-22",
        "通报",
    ]


def test_a_renamed_unit_keeps_its_printed_name_beside_todays(customs):
    customs.name = "中华人民共和国福州海关"
    customs.save()
    row = next(winner_rows(Measure.objects.all()))
    assert row[7:9] == ["福州海关", "中华人民共和国福州海关"]


def test_units_that_share_a_measure_share_its_row(customs):
    MeasureUnit.objects.create(measure=Measure.objects.get(), unit=make_unit("厦门海关", kind="central"), order=2)
    row = next(winner_rows(Measure.objects.all()))
    assert row[7] == "福州海关、厦门海关"


def test_the_table_costs_the_same_for_one_winner_and_for_many(customs, django_assert_num_queries):
    tier = Measure.objects.get().tier
    for ordinal in range(2, 30):
        make_measure(tier, ordinal=ordinal)
    with django_assert_num_queries(2):
        assert len(list(winner_rows(Measure.objects.all()))) == 29
