"""What was won: the title, the tier and the round of an award."""

import re

from intake.extract.page import Page
from intake.extract.words import awards as words
from intake.extraction import Found
from intake.source import Span
from newsroom.text import read_number


def named(page: Page, award: Span) -> dict:
    """Title, tier and round of what was won: 第三轮“十佳案例”, 全省先进集体, 三等奖."""
    said = page.even[award.start : award.end]
    whole = re.sub(r"(?:荣誉)?称号$", "", said)
    title = Span(award.start, award.start + len(whole))
    tier = next(reversed(list(words.TIER_NAME.finditer(whole))), None)
    named: dict = {}
    if tier:
        span = Span(award.start + tier.start(), award.start + tier.end())
        named["tier"] = Found(page.said(span), span)
    if not tier or tier.group() != whole:
        shown = _unquoted(page, title)
        named["title"] = Found(page.said(shown), shown)
    if number := round_in(page, award):
        named["round"] = number
    return named


def _unquoted(page: Page, span: Span) -> Span:
    said = page.even[span.start : span.end]
    inside = said[0] == "“" and said[-1] == "”" and "”" not in said[:-1]
    return Span(span.start + 1, span.end - 1) if inside else span


def round_in(page: Page, span: Span) -> Found[int] | None:
    match = words.ROUND.search(page.even, *span)
    number = read_number(match["number"]) if match else None
    return Found(number, Span(*match.span())) if match and number else None


def round_of_text(page: Page, paragraphs: list[Span]) -> Found[int] | None:
    """The round of which the whole text tells: 第六届…大赛 in its first lines."""
    for line in page.source.lines[:3]:
        if number := round_in(page, line.span):
            return number
    return round_in(page, paragraphs[0]) if paragraphs else None


def tier_before(page: Page, before: Span) -> Found[str] | None:
    """The last name of an honour before a list: 第二轮“十佳举措”的单位."""
    best = None
    for match in re.compile(
        rf"[“](?P<quoted>[^”]{{2,20}})[”](?!活动|精神|行动)|{words.TIER_WORD}|十佳[\u4e00-\u9fff]{{2,4}}"
    ).finditer(page.even, *before):
        best = match
    if not best:
        return None
    span = Span(*best.span("quoted" if best["quoted"] else 0))
    return Found(page.said(span), span)


def programme_in(page: Page, span: Span) -> Found[str] | None:
    """The award programme by campaign and award, the round left out: “学厦航”活动“十佳举措”."""
    match = words.PROGRAMME.search(page.even, *span)
    if not match:
        return None
    campaign, award = (page.said(Span(*match.span(part))) for part in ("campaign", "award"))
    return Found(campaign + award, Span(*match.span()), inferred=True)
