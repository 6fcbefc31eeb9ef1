"""Captions with their pictures, and the related stories below a report."""

import re
from collections.abc import Iterator

from intake.extract.days import Days
from intake.extract.layout import RELATED, Layout, Part
from intake.extract.page import Page
from intake.extraction import Caption, RelatedFound
from intake.source import Span

MARK = re.compile(r"^[▲△▼↑↓◀▶]\s*")


def find_captions(page: Page, plan: Layout) -> list[Caption]:
    return [_caption(page, number) for number in plan.numbers(Part.CAPTION)]


def _caption(page: Page, number: int) -> Caption:
    span = page.line(number).span
    said = page.even[span.start : span.end]
    lead = MARK.match(said)
    end = span.start + len(said.rstrip(" |"))
    span = Span(span.start + (lead.end() if lead else 0), end)
    return Caption(page.said(span), span, _picture(page, number))


def _picture(page: Page, number: int) -> int | None:
    """The picture above a caption, or else the one below."""
    places = {picture.line: at for at, picture in enumerate(page.source.pictures)}
    return places.get(number - 1, places.get(number + 1))


def find_related(page: Page, plan: Layout, days: Days) -> Iterator[RelatedFound]:
    for number in plan.numbers(Part.RELATED):
        line = page.line(number)
        match = RELATED.match(page.text_of(line))
        if not match or not (match["date"] or match["date2"]):
            lead = re.match(r"[-*•·▪●\s]+", page.text_of(line))
            span = Span(line.span.start + (lead.end() if lead else 0), line.span.end)
            yield RelatedFound(page.said(span), span)
            continue
        group = "title" if match["title"] else "title2"
        when = "date" if match["date"] else "date2"
        span = Span(line.span.start + match.start(group), line.span.start + match.end(group))
        day = days.dated(Span(line.span.start + match.start(when), line.span.start + match.end(when)))
        yield RelatedFound(page.said(span), span, day)
