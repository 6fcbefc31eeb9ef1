"""Pasted text: every line that holds something."""

import re

from intake.source import Line, LineKind, Source, Span

# What ends a line, as str.splitlines has it, but not the form and file separators that Word leaves in cells.
LINE = re.compile("[^\n\r\u0085\u2028\u2029]+")


def read_text(text: str, filename: str = "") -> Source:
    return Source(text, tuple(lines_of(text)), form="text", filename=filename)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, without the white space round them."""
    lines: list[Line] = []
    for match in LINE.finditer(text):
        said = match.group()
        if stripped := said.strip():
            start = match.start() + len(said) - len(said.lstrip())
            lines.append(Line(len(lines), LineKind.PARAGRAPH, Span(start, start + len(stripped))))
    return lines
