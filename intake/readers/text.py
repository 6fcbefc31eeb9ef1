"""Pasted text: every line that holds something; lines cut alike by tabs are the rows of a table."""

import re
from dataclasses import replace
from itertools import groupby

from intake.source import Line, LineKind, Source, Span

# What ends a line, as str.splitlines has it, but not the form and file separators that Word leaves in cells.
LINE = re.compile("[^\n\r\u0085\u2028\u2029]+")
# 来源：…	作者：…: keys and values side by side are no row.
GAP = re.compile("\t|(?<![\\s])[ \u3000]{2,}(?!\\s)")
HEADS = re.compile("(?:序号|编号|名次|姓名|单位|奖项|等次|参赛|获奖|作品|学校|部门|项目)")
KEYED = re.compile("\\S{1,6}[:：]")


def read_text(text: str, filename: str = "") -> Source:
    return Source(text, tuple(_with_rows(text, lines_of(text))), form="text", filename=filename)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, without the white space round them."""
    lines: list[Line] = []
    for match in LINE.finditer(text):
        said = match.group()
        if stripped := said.strip():
            start = match.start() + len(said) - len(said.lstrip())
            lines.append(Line(len(lines), LineKind.PARAGRAPH, Span(start, start + len(stripped))))
    return lines


def _with_rows(text: str, lines: list[Line]) -> list[Line]:
    """What a spreadsheet or a table leaves when it is pasted: two lines or more with as many cells."""
    found: list[Line] = []
    for count, group in groupby(lines, lambda line: len(_cells(text, line.span))):
        alike = list(group)
        if count < 2 or len(alike) < 2 or not _is_a_table(text, alike):
            found += alike
        else:
            found += [replace(line, kind=LineKind.ROW, cells=_cells(text, line.span)) for line in alike]
    return found


def _is_a_table(text: str, lines: list[Line]) -> bool:
    """Cut by tabs; or by wide gaps alone, where the first line names the columns."""
    said = [text[line.span.start : line.span.end] for line in lines]
    if any(KEYED.match(line) for line in said):
        return False
    return any("\t" in line for line in said) or bool(len(lines) > 2 and HEADS.match(said[0]))


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    cells, start = [], line.start
    for gap in GAP.finditer(text, *line):
        cells.append(Span(start, gap.start()))
        start = gap.end()
    return (*cells, Span(start, line.end))
