"""Staff ask for winners by award, round, tier, unit and year together, and take exactly the answer away."""

import csv
import io
from itertools import combinations

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.models import Measure, MeasureUnit
from awards.sheets import HEADINGS
from tests.desk import address, listed
from tests.makers import make_award, make_measure, make_round, make_tier, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def honours():
    """Two awards, three rounds, two tiers, three units; every winner differs from the next in something."""
    measures, customs, police = (
        make_award("十佳举措评选"),
        make_unit("福州海关"),
        make_unit("福建省公安厅", short_name="省公安厅"),
    )
    first, second = make_round(measures, 1, year=2012), make_round(measures, 2, year=2014)
    civil = make_round(make_award("文明单位评选"), 2, year=2014)
    for round in (first, second, civil):
        best, nominee = make_tier(round), make_tier(round, "提名奖", order=1)
        make_measure(best, f"{round}甲", unit=customs, ordinal=1)
        make_measure(best, f"{round}乙", unit=police, ordinal=2)
        make_measure(nominee, f"{round}丙", unit=customs)
    Measure.objects.create(round=second, title="未获奖的举措")
    return {"award": measures, "round": second, "tier": "提名奖", "unit": customs, "year": 2014}


def answer(desk, **asked) -> set[str]:
    response = desk.get(address(Measure, "changelist"), asked)
    assert response.status_code == 200
    return {measure.title for measure in response.context["cl"].result_list}


CONDITIONS = {
    "award": lambda measure, value: measure.round.award == value,
    "round": lambda measure, value: measure.round == value,
    "tier": lambda measure, value: measure.tier.name == value,
    "unit": lambda measure, value: value in measure.units.all(),
    "year": lambda measure, value: measure.round.year == value,
}
COMBINATIONS = [names for size in range(1, 6) for names in combinations(CONDITIONS, size)]


@pytest.mark.parametrize("names", COMBINATIONS, ids="+".join)
def test_questions_are_answered_together(desk, honours, names):
    asked = {name: getattr(honours[name], "pk", honours[name]) for name in names}
    winners = Measure.objects.winners()
    expected = {m.title for m in winners if all(CONDITIONS[name](m, honours[name]) for name in names)}
    assert expected
    assert answer(desk, **asked) == expected


def test_the_list_is_of_winners_unless_all_entries_are_asked_for(desk, honours):
    assert "未获奖的举措" not in answer(desk)
    assert "未获奖的举措" in answer(desk, tier="-entries")
    assert answer(desk, tier="-none") == {"未获奖的举措"}


def test_a_unit_is_asked_for_by_any_of_its_names_where_scripts_are_off(desk, honours):
    honours["unit"].other_names.create(name="榕关")
    assert answer(desk, unit="榕关") == answer(desk, unit=honours["unit"].pk)


@pytest.mark.parametrize("name", ["award", "round", "unit", "year"])
@pytest.mark.parametrize("value", ["999999", "abc", "1'--", "９", "99999999999999999999999"])
def test_a_question_about_nothing_is_answered_with_nothing(desk, honours, name, value):
    assert answer(desk, **{name: value}) == set()


def test_winners_are_searched_by_measure_printed_name_and_pinyin_of_the_unit(desk, honours):
    assert answer(desk, q="乙") == {m.title for m in Measure.objects.filter(ordinal=2)}
    assert answer(desk, q="gongan") == {m.title for m in Measure.objects.filter(ordinal=2)}
    MeasureUnit.objects.filter(measure__ordinal=2).update(printed_name="公安机关")
    assert answer(desk, q="公安机关") == {m.title for m in Measure.objects.filter(ordinal=2)}


def test_a_row_says_award_round_tier_number_and_units(desk, honours):
    (row, *_) = listed(desk.get(address(Measure, "changelist"), {"round": honours["round"].pk}))
    for said in ("①", "福州海关", "十佳举措", "十佳举措评选", "2014"):
        assert said in row


def exported(desk, format: str, **asked) -> list[list[str]]:
    response = desk.get(reverse("admin:awards_measure_export", args=[format]), asked)
    assert response.status_code == 200
    if format == "csv":
        assert response.content.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("names", [(), *COMBINATIONS], ids="+".join)
def test_the_files_hold_the_rows_of_the_list_in_its_order(desk, honours, names):
    asked = {name: getattr(honours[name], "pk", honours[name]) for name in names}
    titles = [m.title for m in desk.get(address(Measure, "changelist"), asked).context["cl"].result_list]
    xlsx, as_csv = exported(desk, "xlsx", **asked), exported(desk, "csv", **asked)
    assert xlsx == as_csv
    assert xlsx[0] == [str(heading) for heading in HEADINGS]
    assert [row[6] for row in xlsx[1:]] == titles


def test_the_file_follows_a_search_and_goes_beyond_the_first_page(desk):
    tier = make_tier(make_round())
    for number in range(1, 121):
        make_measure(tier, f"通关{number:03}", ordinal=number)
    make_measure(tier, "别的", ordinal=121)
    assert len(exported(desk, "xlsx", q="通关")) == 121


def test_no_cell_of_a_file_runs_as_a_formula(desk):
    make_measure(make_tier(make_round()), '=HYPERLINK("http://evil.example","x")', ordinal=1)
    (_, row) = exported(desk, "csv")
    assert row[6].startswith("'=")
    response = desk.get(reverse("admin:awards_measure_export", args=["xlsx"]))
    cell = load_workbook(io.BytesIO(response.content)).active["G2"]
    assert cell.data_type == "s"


def test_an_unknown_kind_of_file_is_not_found(desk):
    assert desk.get(reverse("admin:awards_measure_export", args=["pdf"])).status_code == 404


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_only_who_may_see_winners_takes_them_away(client, honours, format):
    url = reverse("admin:awards_measure_export", args=[format])
    assert client.get(url).status_code == 302
    client.force_login(make_user("xu", "许强"))
    assert client.get(url).status_code == 403


def test_the_list_says_where_to_take_it_away_with_the_same_questions(desk, honours):
    page = desk.get(address(Measure, "changelist"), {"year": "2014"}).content.decode()
    assert reverse("admin:awards_measure_export", args=["xlsx"]) + "?year=2014" in page


def test_the_desk_and_the_public_page_agree_on_the_winners_of_a_round(desk, honours):
    public = desk.get(honours["round"].get_absolute_url()).content.decode()
    titles = answer(desk, round=honours["round"].pk, tier="十佳举措")
    assert len(titles) == 2
    assert all(title in public for title in titles)
    assert "未获奖的举措" not in public
