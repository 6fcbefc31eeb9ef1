"""Awards: who won what, in every form that reports print.

In prose, as a list before 荣获 or after 授予 and by 获得…的某某; in lists and tables, see `award_lists`. A count that
is declared and the names that are printed are compared in `doubts`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from intake.extract.award_entries import Entries
from intake.extract.award_lists import lined, numbered
from intake.extract.award_tables import tabled
from intake.extract.honours import named
from intake.extract.page import Page
from intake.extract.people import Mention
from intake.extract.recipients import Recipients, Won
from intake.extract.words import awards as words
from intake.extraction import AwardFound, Found, Rejected, TierFound
from intake.source import LineKind, Span
from newsroom.text import read_number

# 航海学院  海一帆
UNIT_AND_NAME = re.compile("[\u3400-\u9fff]{3,} {1,4}[\u3400-\u9fff·]{2,}$")
# What is no name of an award: 这一称号.
NO_AWARD = re.compile(r"[这该此其](?!次|届)|的(?:荣誉)?称号$|.$")
MADE_IN_BRACKETS = re.compile(r"》\s?\([^()\n]{2,40}\)")


def find_awards(
    page: Page, paragraphs: list[Span], units: list[Span], mentions: list[Mention]
) -> tuple[list[AwardFound], list[TierFound]]:
    """All winners in the order of the text, and the tiers that it speaks of."""
    recipients = Recipients(page, units, mentions)
    entries = Entries(page, recipients)
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    for paragraph in paragraphs:
        found += numbered(page, paragraph, recipients)
        if not words.ABOUT_AWARDS.search(page.even, *paragraph):
            continue
        for won in _told(page, paragraph):
            found += _winners(page, recipients.with_whole_names(won), recipients, entries)
        tiers += _vacant(page, paragraph)
        tiers += _unnamed(page, paragraph)
    in_lines, line_tiers = lined(page, _without_rows(page, paragraphs), recipients)
    found += in_lines
    tiers += line_tiers
    found += tabled(page, recipients)
    found = _without_twins(page, found)
    return found, _tiers(found, tiers)


def _winners(page: Page, won: Won, recipients: Recipients, entries: Entries) -> Iterator[AwardFound]:
    """Every winner of a list in running text: 某某, 某局《某举措》, 《某歌》（某馆）."""
    if NO_AWARD.match(page.even, *won.award):
        return
    award = named(page, won.award)
    if won.told_before:
        subject = recipients.subject(won.listed)
        yield from [replace(subject, **award)] if subject else []
        return
    if words.WORK_AND_AUTHOR.search(page.even, *won.listed):
        yield from (replace(winner, **award) for winner in entries.of(won.listed))
        return
    items = [(item, _read(page, item, recipients, entries)) for item in recipients.items(won.listed)]
    persons = sum(winners[0].is_person for _item, winners in items if winners)
    for item, winners in items:
        if not winners and persons * 2 >= len(items):
            winners = recipients.strangers(item)
        for winner in winners:
            yield replace(winner, **{"title": winner.title, **award} if winner.title else award)


def _read(page: Page, item: Span, recipients: Recipients, entries: Entries) -> list[AwardFound]:
    if MADE_IN_BRACKETS.search(page.even, *item) or UNIT_AND_NAME.search(page.even, *item):
        return entries.of(item)
    winner = recipients.one(item)
    return [winner] if winner else []


def _told(page: Page, paragraph: Span) -> Iterator[Won]:
    floor = paragraph.start
    even = page.even
    for match in words.HELD_BY.finditer(even, *paragraph):
        yield Won(Span(match.end(), _list_end(even, match.end(), paragraph.end)), Span(*match.span("award")))
    for match in words.THIS_HONOUR.finditer(even, *paragraph):
        yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in words.GIVEN.finditer(even, *paragraph):
        if not re.search(r"被[^,。;]*$", even[max(0, match.start() - 20) : match.start()]):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in words.GIVEN_PRIZE.finditer(even, *paragraph):
        which = "" if match["list"] else "2"
        yield Won(Span(*match.span(f"list{which}")), Span(*match.span(f"award{which}")))
    for match in words.GIVEN_AS.finditer(even, *paragraph):
        if words.GIVES.search(even, _sentence_start(even, paragraph.start, match.start()), match.end()):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    yield from _winners_named(even, paragraph)
    listing = (words.WON_ARE, words.GAVE_TO, words.HANDED_TO, words.GIVEN_TO, words.MERIT, words.BEST_ARE)
    for pattern in (*listing, *words.WON_BY):
        for match in pattern.finditer(even, *paragraph):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in words.WON.finditer(even, *paragraph):
        if re.match(r"奖|称号|荣誉|王$|[0-9]+[枚个项块]", match["award"]):
            continue
        start = _list_start(even, floor, match.start())
        if words.BY_MEANS.fullmatch(even, start, match.start()) and even[start - 1 : start] == ",":
            before = words.STOOD_OUT.search(even, _list_start(even, floor, start - 1), start)
            if before:
                yield Won(Span(*before.span("list")), Span(*match.span("award")))
        if start < match.start():
            yield Won(Span(start, match.start()), Span(*match.span("award")))
        elif even[start - 1 : start] == ",":
            clause = Span(_list_start(even, floor, start - 1), start - 1)
            yield Won(clause, Span(*match.span("award")), told_before=True)
        floor = match.end()
    for match in words.WON_ALONE.finditer(even, *paragraph):
        start = _list_start(even, paragraph.start, match.start())
        if start < match.start():
            yield Won(Span(start, match.start()), Span(*match.span("award")))


def _winners_named(even: str, paragraph: Span) -> Iterator[Won]:
    """The winners of the prize that was named last before them: 三位获奖者分别是某院某某, 某院某某."""
    for match in words.WINNERS_ARE.finditer(even, *paragraph):
        prizes = [Span(*prize.span()) for prize in words.PRIZE.finditer(even, 0, match.start() + 1)]
        for part in re.finditer(r"[^;,]+", match["list"]) if prizes else ():
            at = match.start("list")
            yield Won(Span(at + part.start(), at + part.end()), prizes[-1])


def _sentence_start(even: str, floor: int, at: int) -> int:
    return max(even.rfind("。", floor, at) + 1, floor)


def _list_end(even: str, at: int, end: int) -> int:
    stop = re.compile(r"[,。;\n]|发了?奖|颁奖|颁发").search(even, at, end)
    return stop.start() if stop else end


def _list_start(even: str, floor: int, at: int) -> int:
    """Back to where the clause begins; 、 and bracketed commas stay inside."""
    start = floor
    depth = 0
    for place in range(at - 1, floor - 1, -1):
        char = even[place]
        if char in ")》”":
            depth += 1
        elif char in "(《“":
            depth -= 1
        elif char in ",。;:!?\n" and depth <= 0:
            start = place + 1
            break
    return start


def _vacant(page: Page, paragraph: Span) -> Iterator[TierFound]:
    for match in words.VACANT.finditer(page.even, *paragraph):
        span = Span(*match.span("tier"))
        yield TierFound(page.said(span), span, vacant=True)


def _unnamed(page: Page, paragraph: Span) -> Iterator[TierFound]:
    """提名奖单位代表: a tier whose winners came and are not named."""
    for match in words.TIER_OF_WINNERS.finditer(page.even, *paragraph):
        span = Span(*match.span("tier"))
        yield TierFound(page.said(span), span)


def other_rounds(page: Page, paragraphs: list[Span], awards: list[AwardFound]) -> Iterator[Rejected]:
    """Rounds that the text mentions beside the one it reports: read, not filed."""
    own = {award.round.value for award in awards if award.round}
    for paragraph in paragraphs if own else []:
        for match in words.ROUND_OF_AWARD.finditer(page.even, *paragraph):
            span = Span(*match.span())
            if read_number(match["number"]) not in own:
                yield Rejected("round", page.said(span), span, _("Another round."))


def _without_twins(page: Page, found: list[AwardFound]) -> list[AwardFound]:
    kept: dict[tuple[str, str], AwardFound] = {}
    for award in sorted(found, key=lambda award: award.span):
        key = (award.recipient.replace(" ", "").replace("\u3000", ""), (award.title or award.tier or Found("")).value)
        kept.setdefault(key, award)
    return list(kept.values())


def _tiers(found: list[AwardFound], spoken: list[TierFound]) -> list[TierFound]:
    """Every tier once, with how many winners are named."""
    tiers: dict[str, TierFound] = {tier.name: tier for tier in spoken}
    for award in found:
        if award.tier and award.tier.span:
            tiers.setdefault(award.tier.value, TierFound(award.tier.value, award.tier.span, round=award.round))
    return [
        replace(tier, named=sum(1 for award in found if award.tier and award.tier.value == tier.name))
        for tier in sorted(tiers.values(), key=lambda tier: tier.span)
    ]


def _without_rows(page: Page, paragraphs: list[Span]) -> list[Span]:
    rows = {line.span for line in page.source.lines if line.kind is LineKind.ROW}
    return [paragraph for paragraph in paragraphs if paragraph not in rows]
