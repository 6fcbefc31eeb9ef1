import csv
import io

import pytest
from openpyxl import load_workbook

from newsroom.spreadsheets import csv_file, download, xlsx_file

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1"]


def sheet_of(content: bytes):
    return load_workbook(io.BytesIO(content)).active


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_csv_file_begins_with_the_mark_that_excel_needs_for_chinese():
    assert csv_file(["单位"], [["福州海关"]]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_runs_from_a_csv_file(text):
    assert lines_of(csv_file(["单位"], [[text]]))[1] == ["'" + text]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_a_workbook_is_text_that_stays_text(text):
    cell = sheet_of(xlsx_file(["单位"], [[text]]))["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_numbers_stay_numbers_and_the_unknown_stays_empty():
    row = sheet_of(xlsx_file(["序号", "名次"], [[10, None]]))[2]
    assert [cell.value for cell in row] == [10, None]


def test_control_characters_that_no_workbook_may_hold_are_left_out():
    assert sheet_of(xlsx_file(["单位"], [["福州\x0b海关"]]))["A2"].value == "福州海关"


def test_a_workbook_keeps_its_headings_in_view_and_every_column_filterable():
    sheet = sheet_of(xlsx_file(["单位", "举措"], [["福州海关", "无纸化"]]))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")


def test_a_download_keeps_its_chinese_name():
    assert "%E8%8E%B7%E5%A5%96.csv" in download("获奖", "csv", ["单位"], [])["Content-Disposition"]
