"""Units by the grammar of their names: an ending that only units have, and a beginning found by going back to a word
or mark that no name holds. Names that the register knows are taken as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from intake.extract.page import Page
from intake.extract.unit_names import HAN, endings
from intake.extract.words import units as words
from intake.extract.words.titles import TITLE
from intake.source import Span


def find_units(page: Page) -> list[Span]:
    """Every place that names a unit, in order and without overlap, the longest name at each place."""
    spans = sorted({*_by_grammar(page), *page.known["unit"].values()}, key=lambda s: (s.start, -s.end))
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            if span.end > kept[-1].end:  # a known name that a shorter one leads into
                kept[-1] = Span(kept[-1].start, span.end)
            continue
        kept.append(span)
    return kept


def raw_units(page: Page) -> list[Span]:
    """Every name with a unit's ending, the generic ones (集团, 我院) too, and the known ones."""
    return sorted({*(_after_lead(page, span) for span in endings(page)), *page.known["unit"].values()})


def without_people(page: Page, units: list[Span], names: list[Span]) -> list[Span]:
    """Units that a person's name runs into begin after it: 区长元稹率区商务局."""
    ends = sorted(name.end for name in names)
    whole = set(names)
    kept = []
    for unit in units:
        if unit in whole:  # 李金科
            continue
        at = bisect_right(ends, unit.end - 1) - 1
        if at >= 0 and unit.start < ends[at] < unit.end:
            lead = AFTER_PERSON.match(page.even, ends[at])
            unit = Span(lead.end() if lead else ends[at], unit.end)
            if not _is_specific(page, unit):
                continue
        kept.append(unit)
    return kept


# 自治区400多所高校
COUNTED = re.compile(r"[0-9](?:余|多)?[所家个名位支]")
AFTER_PERSON = re.compile(r"(?:书记|主任|教授|局长|院长|校长|等|率领?|带领|会同|与|和|及|陪同|代表|在|到|赴)*")


def _by_grammar(page: Page) -> Iterator[Span]:
    for span in endings(page):
        yield from _named(page, span)


PARTY = re.compile(r"(?:党组|党委|纪委|团委|党总支|党支部|机关党委|(?<!总)工会|书记处|常委)$")


def _named(page: Page, span: Span) -> Iterator[Span]:
    """The unit of a name: 党组 before 书记 belongs to the post, a swallowed preposition to nobody."""
    if (party := PARTY.search(page.even, span.start, span.end)) and TITLE.match(page.even, span.end):
        shorter = Span(span.start, party.start())
        span = shorter if _is_specific(page, shorter) else span
    span = _after_lead(page, span)
    if page.even[span.start] == "由" or re.match(
        r"[在向对与和及为][省市县区州全国中分自]", page.even[span.start : span.start + 2]
    ):
        span = Span(span.start + 1, span.end)
    if _is_specific(page, span):
        yield span


# 总经理助理兼 | 国际公司, 开班式由 | 省公安局, 章某为 | 市政府
LEAD_INSIDE = re.compile(
    r"^(?:和(?![平田县政静布顺龙硕林])|[与及]|[作做](?=工会|党委))|兼|暨|给(?![水排])|(?<![自理缘])由|^(?:历任|调任|现任|任|为)(?=.{4})|[为向在](?=[省市县区州我全])|(?<=[区市县省厂校])内(?!蒙)"
)


def _after_lead(page: Page, span: Span) -> Span:
    """The name behind the last word that leads into one."""
    leads = [match.end() for match in LEAD_INSIDE.finditer(page.even[span.start : span.end - 1])]
    return Span(span.start + leads[-1], span.end) if leads else span


def _is_specific(page: Page, span: Span) -> bool:
    name = page.even[span.start : span.end].strip()
    around = page.even[span.start - 1 : span.start] + page.even[span.end : span.end + 1]
    if COUNTED.search(name):
        return False
    return around != "“”" and len(name) > 2 and not words.GENERIC.fullmatch(name) and bool(HAN.match(name[0]))
