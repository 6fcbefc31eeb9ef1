"""Tables as files for Excel and WPS: xlsx, and csv with a byte-order mark so that Chinese opens unbroken.

A cell that begins like a formula would be run by the program that opens it (OWASP, "CSV Injection"). In xlsx every
text is written as text and marked so; csv knows no types, so there an apostrophe stands before it.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# Excel also takes the full-width forms for formulas where its language is Chinese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Row = Sequence[Any]


def csv_file(headings: Row, rows: Iterable[Row]) -> bytes:
    """A csv file: UTF-8 with a byte-order mark, lines ended as Excel ends them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_file(headings: Row, rows: Iterable[Row]) -> bytes:
    """A workbook of one sheet, its first row bold and kept in view, every column filterable."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    table = [list(row) for row in rows]
    for number, heading in enumerate(headings, 1):
        texts = [str(heading), *(str(row[number - 1] or "") for row in table[:200])]
        # A Chinese character is two units of width.
        width = max(sum(1 + (char > "\u2e7f") for char in text) for text in texts)
        sheet.column_dimensions[get_column_letter(number)].width = min(60, width + 3)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(table) + 1}"
    sheet.append([_cell(sheet, str(heading), bold=True) for heading in headings])
    for row in table:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMATS: dict[str, tuple[Callable[[Row, Iterable[Row]], bytes], str]] = {
    "xlsx": (xlsx_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_file, "text/csv; charset=utf-8"),
}


def download(name: str, format: str, headings: Row, rows: Iterable[Row]) -> HttpResponse:
    """A table as a file to keep; `format` is a key of FORMATS, `name` has no extension."""
    make, content_type = FORMATS[format]
    response = HttpResponse(make(headings, rows), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.{format}")
    return response


def harmless(value: Any) -> Any:
    """A value that no spreadsheet runs when it opens a csv file."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cell(sheet: Any, value: Any, bold: bool = False) -> WriteOnlyCell:
    if value is None or isinstance(value, int | float):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    # Without the mark, a cell that somebody opens and leaves turns into the formula after all.
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    if bold:
        cell.font = Font(bold=True)
    return cell
