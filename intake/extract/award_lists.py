"""Winners in lists: numbered in running text, and line by line under the name of a tier."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.extract.award_entries import Entries
from intake.extract.honours import programme_in, round_in, round_of_text, tier_before
from intake.extract.layout import DATE_LINE
from intake.extract.page import Page
from intake.extract.recipients import Recipients
from intake.extract.words import awards as words
from intake.extraction import AwardFound, Found, TierFound
from intake.source import Span
from newsroom.text import read_number


def numbered(page: Page, paragraph: Span, recipients: Recipients) -> list[AwardFound]:
    """①某局《某举措》, ②… or (1)…(2)… in running text."""
    items = _items(page, paragraph)
    if not items:
        return []
    before = Span(max(paragraph.start, page.even.rfind("。", paragraph.start, items[0].start()) + 1), items[0].start())
    if not words.OF_AWARDS.search(page.even, *before):
        return []
    entries = Entries(page, recipients)
    tier, number, programme = tier_before(page, before), round_in(page, before), programme_in(page, before)
    return [
        replace(award, tier=tier, round=number, programme=programme, ordinal=_ordinal(item))
        for item in items
        for award in entries.of(Span(*item.span("item")))
    ]


def _ordinal(item: re.Match) -> Found[int]:
    return Found(read_number(item["mark"].strip("().、")) or 0, Span(*item.span("mark")))


def _items(page: Page, paragraph: Span) -> list[re.Match]:
    """The items of the first kind of marks that counts 1, 2, …"""
    for kind in words.INLINE_ITEMS:
        items = list(kind.finditer(page.even, *paragraph))
        if len(items) > 1 and [read_number(item["mark"].strip("().、")) for item in items[:2]] == [1, 2]:
            return items
    return []


@dataclass(frozen=True)
class Tier:
    """The heading under which winners stand."""

    name: Found[str] | None
    found: TierFound | None = None


def lined(page: Page, paragraphs: list[Span], recipients: Recipients) -> tuple[list[AwardFound], list[TierFound]]:
    """Winners line by line under the name of a tier."""
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    tier = _of_the_headline(page)
    number = round_of_text(page, paragraphs)
    entries = Entries(page, recipients)
    signed = _signatures(page, paragraphs)
    for piece in (piece for paragraph in paragraphs if paragraph not in signed for piece in _pieces(page, paragraph)):
        line = piece
        if head := heading(page, piece):
            tier = _tier(page, piece, head, number)
            tiers += [tier.found] if tier.found else []
            line = Span(piece.start + head.start("rest"), piece.end) if head["rest"] else Span(piece.end, piece.end)
        elif opened := _opened(page, piece):
            tier = opened
            continue
        elif _names_columns(page, piece):
            continue
        elif tier and not _is_entry(page, piece):
            tier = None
        if tier and line.start < line.end and not words.EMPTY.match(page.even, line.start):
            found += [replace(award, tier=tier.name, round=number) for award in _of_line(page, line, entries)]
    return found, tiers


def _pieces(page: Page, paragraph: Span) -> Iterator[Span]:
    """A paragraph, cut before each tier that stands inside it: 一等奖：某某；二等奖：某某."""
    start = paragraph.start
    for match in words.TIER_INSIDE.finditer(page.even, *paragraph):
        yield Span(start, match.start())
        start = match.end()
    if start > paragraph.start and (told := words.TOLD_NEXT.search(page.even, start, paragraph.end)):
        yield Span(start, told.start())
        start = told.end()
    yield Span(start, paragraph.end)


def heading(page: Page, line: Span) -> re.Match | None:
    """The name of a tier at the head of a line, its declared count and what follows."""
    said = page.even[line.start : line.end].strip()
    text = page.even[line.start : line.end]
    return (words.TIER_LINE.match(text) or words.TIER_SPACED.match(text.rstrip())) if len(said) < 600 else None


def _tier(page: Page, line: Span, head: re.Match, number: Found[int] | None) -> Tier:
    span = Span(line.start + head.start("tier"), line.start + head.end("tier"))
    name = Found(page.said(span).strip("“”"), span)
    count = head["count"] or head["count2"]
    declared = Found(read_number(count) or 0, span) if count else None
    vacant = bool(head["vacant"]) or (head["rest"] or "").startswith("空缺")
    return Tier(name, TierFound(name.value, span, declared, vacant=vacant, round=number))


def _opened(page: Page, line: Span) -> Tier | None:
    """获奖名单如下：: a list without a tier of its own."""
    if words.LIST_OPENS.search(page.even, *line) and words.OF_AWARDS.search(page.even, *line):
        return Tier(tier_before(page, line))
    return None


def _names_columns(page: Page, line: Span) -> bool:
    """序号　项目名称　作者　学校"""
    said = page.even[line.start : line.end].split()
    return sum(len(word) < 8 and any(head.search(word) for head in words.HEADS.values()) for word in said) > 2


def _of_the_headline(page: Page) -> Tier | None:
    """某某评选获奖名单: the headline opens the list, whose lines begin at once."""
    first = page.source.lines[0].span if page.source.lines else None
    return Tier(None) if first and words.HEADLINE_OPENS.search(page.even, *first) else None


def _is_entry(page: Page, line: Span) -> bool:
    """A line of a list: numbered, with a work, or short and no sentence."""
    said = page.even[line.start : line.end].strip()
    if words.NUMBERED.match(said) or (said.startswith("(") and said.endswith(")")):
        return True
    if said.endswith("。") and "。" not in said[:-1] and words.WORK_AND_AUTHOR.search(said):
        return True
    return "。" not in said and (len(said) <= 60 or "《" in said or "、" in said) and not words.NO_ENTRY.search(said)


def _of_line(page: Page, line: Span, entries: Entries) -> Iterator[AwardFound]:
    numbered = words.NUMBERED.match(page.even[line.start : line.end])
    ordinal = read_number(numbered["n"] or numbered["h"] or numbered["mark"]) if numbered else None
    item = Span(line.start + (numbered.end() if numbered else 0), line.end)
    for award in entries.of(item):
        yield replace(award, ordinal=Found(ordinal, Span(line.start, item.start)) if ordinal else None)


def _signatures(page: Page, paragraphs: list[Span]) -> set[Span]:
    """Who signs below the list, and the day: 某某委员会 | 2023年5月4日."""
    signed: set[Span] = set()
    for before, line in zip([None, *paragraphs], paragraphs, strict=False):
        if DATE_LINE.match(page.even[line.start : line.end].strip()):
            signed.add(line)
            names = page.even[before.start : before.end].split() if before else []
            # One unit, or several: 某协会　某报社; a list has a unit and a person in a line.
            if before and all(words.UNIT_LIKE.search(name) for name in names):
                signed.add(before)
    return signed
