"""The body as clean HTML: paragraphs, headings, lists and tables of the lines that are the story."""

from itertools import groupby

from django.utils.html import escape

from articles.body import clean
from intake.extract.page import Page
from intake.source import Line, LineKind


def body_html(page: Page, numbers: list[int]) -> str:
    """What `Article.body` stores. The dateline and bracketed credits stay where they are printed."""
    lines = [page.line(number) for number in numbers]
    return clean("".join(_block(page, kind, list(group)) for kind, group in groupby(lines, _kind)))


def _kind(line: Line) -> tuple[LineKind, bool]:
    kind = line.kind if line.kind in (LineKind.ITEM, LineKind.ROW, LineKind.HEADING) else LineKind.PARAGRAPH
    return kind, line.ordered


def _block(page: Page, kind: tuple[LineKind, bool], lines: list[Line]) -> str:
    if kind[0] is LineKind.ITEM:
        tag = "ol" if kind[1] else "ul"
        return f"<{tag}>" + "".join(f"<li>{_inline(page, line)}</li>" for line in lines) + f"</{tag}>"
    if kind[0] is LineKind.ROW:
        return "<table><tbody>" + "".join(_row(page, line) for line in lines) + "</tbody></table>"
    if kind[0] is LineKind.HEADING:
        return "".join(f"<h2>{_inline(page, line)}</h2>" for line in lines)
    return "".join(f"<p>{_inline(page, line)}</p>" for line in lines)


def _row(page: Page, line: Line) -> str:
    return "<tr>" + "".join(f"<td>{escape(page.said(cell).strip())}</td>" for cell in line.cells) + "</tr>"


def _inline(page: Page, line: Line) -> str:
    return line.markup or escape(page.said(line.span))
