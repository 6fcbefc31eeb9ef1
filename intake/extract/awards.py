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
from intake.extract.honours import named, named_apart
from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.recipients import Recipients, Won
from intake.extract.told import told
from intake.extract.words import awards as words
from intake.extract.words import prizes
from intake.extraction import AwardFound, Found, Rejected, TierFound
from intake.source import LineKind, Span
from newsroom.text import read_number

LONGEST = 300  # characters of one winner with all that is said of it
# 航海学院  海一帆
UNIT_AND_NAME = re.compile("[\u3400-\u9fff]{3,} {1,4}[\u3400-\u9fff·]{2,}$")
# What is no name of an award: 这一称号.
NO_AWARD = re.compile(r"的|[这该此其](?!次|届)|(?:荣誉)?称号$|.$")
# 《某书》（某社）; an edition is nobody: 《某词典》（修订本）
MADE_IN_BRACKETS = re.compile(
    r"》\s?\((?!修订|增订|第.{1,3}[版卷集]|[上中下全续][^()]{0,4}\)|[^()]{1,6}[卷册集辑版]\))[^()\n]{2,40}\)"
)


def find_awards(
    page: Page, paragraphs: list[Span], captions: list[Span], units: list[Span], mentions: list[Mention]
) -> tuple[list[AwardFound], list[TierFound]]:
    """All winners in the order of the text, and the tiers that it speaks of. Captions tell of those only they name."""
    recipients = Recipients(page, units, mentions)
    entries = Entries(page, recipients)
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    for paragraph in paragraphs:
        found += numbered(page, paragraph, recipients)
        if not words.ABOUT_AWARDS.search(page.even, *paragraph):
            continue
        found += _winners_told(page, paragraph, recipients, entries)
        tiers += _vacant(page, paragraph)
        tiers += _unnamed(page, paragraph)
    in_lines, line_tiers = lined(page, _without_rows(page, paragraphs), recipients)
    found += in_lines
    tiers += line_tiers
    found += tabled(page, recipients)
    named_in_text = {award.recipient for award in found}
    for caption in captions:
        shown = _winners_told(page, caption, recipients, entries)
        found += [award for award in shown if award.recipient not in named_in_text]
    found = _without_twins(page, found)
    return found, _tiers(found, tiers)


def _winners_told(page: Page, stretch: Span, recipients: Recipients, entries: Entries) -> list[AwardFound]:
    whole = (recipients.fitted(won) for won in told(page, stretch))
    return [winner for won in whole for winner in _winners(page, won, recipients, entries)]


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
    for number, (item, winners) in enumerate(items):
        if not winners and persons * 2 >= len(items):
            items[number] = item, recipients.persons.strangers(item)
    each = _each_its_own(page, won, len(items)) or [
        _of_its_kind(page, won.award, winners) or award for _item, winners in items
    ]
    for (_item, winners), prize in zip(items, each, strict=True):
        for winner in winners:
            yield replace(winner, **{"title": winner.title, **prize} if winner.title else prize)


def _of_its_kind(page: Page, award: Span, winners: list[AwardFound]) -> dict:
    """先进集体和先进个人: the first for units, the second for persons."""
    both = prizes.BOTH_KINDS.fullmatch(page.even, *award)
    if not both or not winners:
        return {}
    return named(page, Span(*both.span("persons" if winners[0].is_person else "units")))


def _each_its_own(page: Page, won: Won, winners: int) -> list[dict]:
    """甲、乙分别获得一等奖和二等奖: as many prizes as winners; where the numbers differ, nobody knows who won which."""
    start = won.award.start
    if winners < 2 or won.listed.end > start:
        return []
    end = prizes.PRIZES_END.search(page.even, start)
    whole = Span(start, end.start() if end else won.award.end)
    is_shared_out = prizes.APART.search(page.even, won.listed.end - 3, start)
    if not is_shared_out and not prizes.SEVERAL_IN_ORDER.fullmatch(page.even, *whole):
        return []
    apart = named_apart(page, whole)
    if len(apart) == winners or len(apart) < 2:
        return apart if len(apart) == winners else []
    return [{"title": Found(page.said(whole), whole)}] * winners


def _read(page: Page, item: Span, recipients: Recipients, entries: Entries) -> list[AwardFound]:
    if item.end - item.start > LONGEST:
        return []
    if MADE_IN_BRACKETS.search(page.even, *item) or UNIT_AND_NAME.search(page.even, *item):
        return entries.of(item)
    winner = recipients.one(item)
    return [winner] if winner else []


def _vacant(page: Page, paragraph: Span) -> Iterator[TierFound]:
    for match in prizes.VACANT.finditer(page.even, *paragraph):
        span = Span(*match.span("tier"))
        yield TierFound(page.said(span), span, vacant=True)


def _unnamed(page: Page, paragraph: Span) -> Iterator[TierFound]:
    """提名奖单位代表: a tier whose winners came and are not named."""
    for match in prizes.TIER_OF_WINNERS.finditer(page.even, *paragraph):
        span = Span(*match.span("tier"))
        yield TierFound(page.said(span), span)


def other_rounds(page: Page, paragraphs: list[Span], awards: list[AwardFound]) -> Iterator[Rejected]:
    """Rounds that the text mentions beside the one it reports: read, not filed."""
    own = {award.round.value for award in awards if award.round}
    for paragraph in paragraphs if own else []:
        for match in prizes.ROUND_OF_AWARD.finditer(page.even, *paragraph):
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
