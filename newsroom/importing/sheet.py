"""An uploaded workbook as rows of text under known headings, or a sentence that says why not."""

import datetime
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

MAX_BYTES = 20 * 1024 * 1024
# Unpacked, a workbook of this many bytes is far beyond any list of people and far below what hurts.
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ROWS = 20_000
# With those that are empty: a million of them are a few bytes in the file and minutes of reading.
MAX_LINES = 200_000
# What stands further right is under no heading; a row is as wide as its last cell.
MAX_COLUMNS = 100


class Refused(Exception):
    """The file cannot be read at all; the message is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, and what to write below it."""

    key: str
    heading: Any
    help: Any = ""
    required: bool = False


@dataclass(frozen=True)
class Row:
    """A row as it was typed; `number` is the one that Excel shows beside it."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


def read_sheet(file: BinaryIO, columns: Sequence[Column]) -> list[Row]:
    """The filled rows of the first sheet. Raises Refused for a file that is not such a workbook."""
    _refuse_what_is_no_workbook(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except Exception as broken:  # openpyxl raises whatever its parsers do
        raise Refused(_("The file is broken: open it in Excel or WPS and save it again as .xlsx.")) from broken
    try:
        sheet: Any = book.worksheets[0]
        # Some programs write a wrong size into the file, and everything beyond it would be passed over.
        sheet.reset_dimensions()
        return _rows(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), columns)
    except Refused:
        raise
    except Exception as broken:
        raise Refused(_("The file is broken: open it in Excel or WPS and save it again as .xlsx.")) from broken
    finally:
        book.close()


def _refuse_what_is_no_workbook(file: BinaryIO) -> None:
    if not zipfile.is_zipfile(file):
        raise Refused(_("This is not an .xlsx workbook: in Excel or WPS choose “Save as” and .xlsx."))
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile as broken:
        raise Refused(_("The file is broken: open it in Excel or WPS and save it again as .xlsx.")) from broken
    if "xl/workbook.xml" not in names:
        raise Refused(_("This is not an .xlsx workbook: in Excel or WPS choose “Save as” and .xlsx."))
    if unpacked > MAX_UNPACKED:
        raise Refused(_("The workbook is too large: split it into several."))
    file.seek(0)


def _rows(lines: Iterable[Sequence[Any]], columns: Sequence[Column]) -> list[Row]:
    keys: list[str | None] | None = None
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if number > MAX_LINES:
            raise Refused(
                _("The sheet goes on for more than %(number)s lines: delete the empty ones below the list.")
                % {"number": MAX_LINES}
            )
        texts = [text_of(cell) for cell in line]
        if not any(texts):
            continue
        if keys is None:
            keys = _keys(texts, columns)
            continue
        rows.append(Row(number, {key: text for key, text in zip(keys, texts, strict=False) if key}))
        if len(rows) > MAX_ROWS:
            raise Refused(_("More than %(number)s rows: split the sheet into several.") % {"number": MAX_ROWS})
    if not rows:
        raise Refused(_("The first sheet has no rows below its headings."))
    return rows


def _keys(headings: Sequence[str], columns: Sequence[Column]) -> list[str | None]:
    """The column of each heading, with those that are missing named."""
    known = {_bare(str(column.heading)): column.key for column in columns}
    keys = [known.get(_bare(heading)) for heading in headings]
    missing = [str(column.heading) for column in columns if column.required and column.key not in keys]
    if missing:
        raise Refused(_("The first row of the sheet needs the headings: %(names)s.") % {"names": "、".join(missing)})
    twice = {key for key in keys if key and keys.count(key) > 1}
    if twice:
        names = "、".join(str(column.heading) for column in columns if column.key in twice)
        raise Refused(_("These headings are there twice: %(names)s.") % {"names": names})
    return keys


def _bare(heading: str) -> str:
    return re.sub(r"[\s*＊]", "", heading).lower()


def text_of(cell: Any) -> str:
    """A cell as a person reads it: days as 2014-10-22, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
