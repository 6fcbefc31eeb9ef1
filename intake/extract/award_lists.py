"""Winners in lists: numbered in running text, line by line under a tier, and in tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.honours import programme_in, round_in, round_of_text, tier_before
from intake.extract.page import Page
from intake.extract.recipients import Recipients, cut
from intake.extract.words import awards as words
from intake.extraction import AwardFound, Found, TierFound
from intake.source import Span
from newsroom.text import read_number


def numbered(page: Page, paragraph: Span, recipients: Recipients) -> list[AwardFound]:
    """①某局《某举措》, ②… in running text."""
    items = list(words.CIRCLED_ITEM.finditer(page.even, *paragraph))
    if len(items) < 2:
        return []
    before = Span(max(paragraph.start, page.even.rfind("。", paragraph.start, items[0].start()) + 1), items[0].start())
    if not re.search(r"获|奖|评|表彰|十佳|优秀|先进|授予|称号", page.even[before.start : before.end]):
        return []
    tier = tier_before(page, before)
    number, programme = round_in(page, before), programme_in(page, before)
    found = []
    for item in items:
        ordinal = Found(read_number(item["mark"]) or 0, Span(*item.span("mark")))
        if award := _item(page, Span(*item.span("item")), recipients):
            found.append(replace(award, tier=tier, round=number, ordinal=ordinal, programme=programme))
    return found


def _item(page: Page, item: Span, recipients: Recipients) -> AwardFound | None:
    """One line of a list: who《what》, 《what》who, who：what, or who alone."""
    even = page.even
    said = re.sub(r"[\s,、;。]+$", "", even[item.start : item.end])
    item = Span(item.start, item.start + len(said))
    match = next(filter(None, (form.fullmatch(said) for form in words.ITEMS)), None)
    if not match:
        return recipients.one(item)
    who, title = (Span(item.start + match.start(part), item.start + match.end(part)) for part in ("who", "title"))
    shares = tuple(recipients.shares(who))
    return AwardFound(page.said(who), who, units=shares, title=Found(page.said(title), title))


def lined(page: Page, paragraphs: list[Span], recipients: Recipients) -> tuple[list[AwardFound], list[TierFound]]:
    """Winners line by line under the name of a tier."""
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    tier: Found[str] | None = None
    number = round_of_text(page, paragraphs)
    for paragraph in paragraphs:
        said = page.even[paragraph.start : paragraph.end].strip()
        if (head := words.TIER_LINE.match(said)) and len(said) < 400:
            at = paragraph.start + head.start("tier")
            span = Span(at, at + len(head["tier"]))
            tier = Found(page.said(span).strip("“”"), span)
            count = head["count"] or head["count2"]
            declared = Found(read_number(count) or 0, span) if count else None
            tiers.append(
                TierFound(
                    tier.value,
                    span,
                    declared,
                    vacant=bool(head["vacant"]) or (head["rest"] or "").startswith("空缺"),
                    round=number,
                )
            )
            if head["rest"] and not head["rest"].startswith("空缺"):
                rest = Span(paragraph.start + head.start("rest"), paragraph.start + head.end("rest"))
                found += [replace(award, tier=tier, round=number) for award in _run_on(page, rest, recipients)]
            continue
        if tier is None:
            continue
        numbered = words.NUMBERED.match(page.even[paragraph.start : paragraph.end])
        if not numbered and (len(said) > 60 or "。" in said or words.LETTER_END.search(said)):
            tier = None
            continue
        item = Span(paragraph.start + (numbered.end() if numbered else 0), paragraph.end)
        listed = [_item(page, item, recipients)] if numbered or "《" in said else list(_run_on(page, item, recipients))
        ordinal = read_number(numbered["n"] or numbered["h"] or numbered["mark"]) if numbered else None
        for award in filter(None, listed):
            found.append(
                replace(
                    award,
                    tier=tier,
                    round=number,
                    ordinal=Found(ordinal, Span(paragraph.start, item.start)) if ordinal else None,
                )
            )
    return found, tiers


def _run_on(page: Page, span: Span, recipients: Recipients) -> Iterator[AwardFound]:
    """张三、李四；王五 after 一等奖：."""
    for part in re.finditer(r"[^,,;;。\s]+", page.even[span.start : span.end]):
        for each in cut(page.even, Span(span.start + part.start(), span.start + part.end())):
            if award := _item(page, each, recipients):
                yield award


def tabled(page: Page, rows: list[int], recipients: Recipients) -> list[AwardFound]:
    """Winners in a table whose head names its columns."""
    found: list[AwardFound] = []
    columns: dict[str, int] = {}
    last_tier: Found[str] | None = None
    for number in rows:
        line = page.line(number)
        texts = [page.even[cell.start : cell.end].strip() for cell in line.cells]
        heads = {
            key: at
            for key, pattern in words.HEADS.items()
            for at, text in enumerate(texts)
            if pattern.search(text) and len(text) < 10
        }
        if "recipient" in heads and len(heads) > 1:
            columns, last_tier = heads, None
            continue
        if not columns or len(texts) <= columns["recipient"]:
            if len(texts) == 1 and (head := words.TIER_LINE.match(texts[0])):
                last_tier = Found(head["tier"], line.cells[0])
            continue
        cell = {key: line.cells[at] for key, at in columns.items() if at < len(line.cells) and texts[at]}
        if "tier" in cell:
            last_tier = Found(page.said(cell["tier"]).strip(), cell["tier"])
        if "recipient" not in cell:
            continue
        who = cell["recipient"]
        ordinal = read_number(texts[columns["ordinal"]]) if "ordinal" in cell else None
        title = cell.get("title")
        found.append(
            AwardFound(
                page.said(who).strip(),
                who,
                units=tuple(recipients.shares(who)),
                title=Found(_bare_title(page.said(title)), title) if title else None,
                tier=last_tier,
                ordinal=Found(ordinal, cell["ordinal"]) if ordinal else None,
            )
        )
    return found


def _bare_title(said: str) -> str:
    return said.strip().removeprefix("《").removesuffix("》")
