"""Headline, kicker and deck."""

import re
from dataclasses import dataclass

from intake.extract.layout import BRIEF, Layout, Part
from intake.extract.page import Page
from intake.extraction import Found
from intake.source import Span

# 某中学举办比赛 2022年10月12日
DAY_BEHIND = re.compile(r"\s+[\[(]?(?P<day>\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)[\])]?$")
SITE_TAIL = re.compile(r"\s*[-_|—]+\s*[^-_|—]{2,20}$")


@dataclass(frozen=True)
class Heads:
    headline: Found[str] | None = None
    kicker: Found[str] | None = None
    deck: tuple[Found[str], ...] = ()


def find_heads(page: Page, plan: Layout) -> Heads:
    return Heads(
        headline=_first(page, plan, Part.HEADLINE) or _of_meta(page),
        kicker=_kicker(page, plan),
        deck=tuple(_found(page, page.line(number).span) for number in plan.numbers(Part.DECK)),
    )


def _found(page: Page, span: Span) -> Found[str]:
    return Found(page.said(span), span)


def _first(page: Page, plan: Layout, part: Part) -> Found[str] | None:
    number = next(iter(plan.numbers(part)), None)
    if number is None:
        return None
    span = page.line(number).span
    said = page.even[span.start : span.end]
    mark, day = BRIEF.match(said), DAY_BEHIND.search(said)
    end = span.start + day.start() if day and day.start() > 8 else span.end
    return _found(page, Span(span.start + (mark.end() if mark else 0), end))


def _kicker(page: Page, plan: Layout) -> Found[str] | None:
    """The line above; where a page printed it and the headline without a break between, what is before the headline."""
    numbers, head = plan.numbers(Part.KICKER), plan.numbers(Part.HEADLINE)
    if not numbers or not head:
        return None
    line, headline = page.line(numbers[0]), page.line(head[0])
    text, title = page.text_of(line), page.text_of(headline)
    if line.number > headline.number and text.endswith(title):
        return _found(page, Span(line.span.start, line.span.end - len(title)))
    return _found(page, line.span)


def _of_meta(page: Page) -> Found[str] | None:
    """The page's own title (政府网站发展指引: ArticleTitle), where no line of the text is one."""
    if title := page.source.meta.get("articletitle"):
        return Found(title)
    if title := page.source.meta.get("title"):
        return Found(SITE_TAIL.sub("", title) or title, inferred=True)
    return None
