"""Results of a round from a sheet."""

import io

import pytest
from django.urls import reverse
from lxml import html
from openpyxl import Workbook

from awards.models import Measure
from tests.makers import make_award, make_measure, make_round, make_tier, make_unit, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["评选", "轮次", "举措", "单位（照原印）", "奖项", "序号", "名次"]
AWARD = "十佳举措评选"


@pytest.fixture(autouse=True)
def state_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def tier():
    make_unit("福建省公安厅", short_name="省公安厅")
    make_unit("福州海关")
    return make_tier(make_round(make_award(AWARD), 2))


def choose(client, *rows: list):
    book = Workbook()
    for line in [HEADINGS, *rows]:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "结果.xlsx"
    return client.post(reverse("admin:awards_measure_import", args=["results"]), {"sheet": file}, follow=True)


def rows(answer) -> list[tuple[str, str]]:
    lines = html.fromstring(answer.content.decode()).xpath("//*[contains(@class, 'plan')]//tbody/tr")
    return [tuple(" ".join(cell.text_content().split()) for cell in line[2:]) for line in lines]


def confirm(client, answer) -> None:
    form = html.fromstring(answer.content.decode()).xpath("//form[.//input[@name='confirm']]")[0]
    client.post(reverse("admin:awards_measure_import", args=["results"]), dict(form.form_values()))


def test_winners_come_in_with_their_units_in_printed_order(desk, tier):
    answer = choose(desk, [AWARD, 2, "便民利民新举措", "省公安厅、福州海关", "十佳举措", 1])
    assert rows(answer) == [("新建", "")]
    confirm(desk, answer)
    measure = Measure.objects.get()
    assert (measure.tier, measure.ordinal) == (tier, 1)
    assert [(c.unit.name, c.printed_name) for c in measure.credits.all()] == [
        ("福建省公安厅", "省公安厅"),
        ("福州海关", "福州海关"),
    ]


def test_a_second_sheet_changes_what_differs_and_skips_the_rest(desk, tier):
    first = make_measure(tier, "甲", ordinal=1)
    make_measure(tier, "乙", ordinal=2)
    answer = choose(desk, [AWARD, 2, "甲", "省公安厅", "十佳举措", 1], [AWARD, 2, "乙", "", "十佳举措", 2])
    (changed, said), skipped = rows(answer)
    assert changed == "修改" and "→ 省公安厅" in said
    assert skipped == ("跳过：没有变化", "")
    confirm(desk, answer)
    assert [credit.printed_name for credit in first.credits.all()] == ["省公安厅"]


def test_two_measures_change_places_in_a_sheet(desk, tier):
    make_measure(tier, "甲", ordinal=1)
    make_measure(tier, "乙", ordinal=2)
    confirm(desk, choose(desk, [AWARD, 2, "甲", "", "十佳举措", 2], [AWARD, 2, "乙", "", "十佳举措", 1]))
    assert list(Measure.objects.order_by("ordinal").values_list("title", flat=True)) == ["乙", "甲"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["没有的评选", 2, "甲"], "没有名为“没有的评选”的评选。"),
        ([AWARD, 9, "甲"], "没有第 9 轮，请先建好这一轮。"),
        ([AWARD, "第二", "甲"], "“轮次”填的“第二”不是整数。"),
        ([AWARD, 2, "甲", "", "特等奖"], "没有“特等奖”这个奖项。"),
        ([AWARD, 2, "甲", "省某厅", "十佳举措"], "单位库里没有“省某厅”"),
        ([AWARD, 2, "甲", "省公安厅、福建省公安厅"], "照录的名称里有两个是同一个单位。"),
        ([AWARD, 2, "甲", "", "十佳举措", "", 1], "分名次的奖项才能填名次。"),
        ([AWARD, 2, "甲", "", "十佳举措", 1], "序号 1 与“已有的举措”重复。"),
        ([AWARD, 2, ""], "没有填：举措。"),
    ],
)
def test_a_bad_row_is_told_in_a_sentence_and_nothing_is_written(desk, tier, row, sentence):
    make_measure(tier, "已有的举措", ordinal=1)
    answer = choose(desk, row)
    ((fate, said),) = rows(answer)
    assert fate == "有误"
    assert sentence in said
    confirm(desk, answer)
    assert Measure.objects.count() == 1


def test_one_number_for_two_rows_is_refused_at_both(desk, tier):
    answer = choose(desk, [AWARD, 2, "甲", "", "十佳举措", 1], [AWARD, 2, "乙", "", "十佳举措", 1])
    assert [fate for fate, _ in rows(answer)] == ["有误", "有误"]


def test_a_measure_twice_in_a_sheet_names_the_row_it_repeats(desk, tier):
    assert rows(choose(desk, [AWARD, 2, "甲"], [AWARD, 2, "甲"]))[1] == ("有误", "与第 2 行是同一项举措。")


def test_only_who_may_enter_results_imports_them(client, tier):
    url = reverse("admin:awards_measure_import", args=["results"])
    assert client.get(url).status_code == 302
    client.force_login(make_user("xu", "许强"))
    assert client.get(url).status_code == 403
