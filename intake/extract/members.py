"""Persons who stand behind their unit without a post: 护理部胡某代表医院领奖, 教务处李某、学工部周某等陪同."""

import re
from collections.abc import Iterator

from intake.extract.lists import PLACES_END, reads_like_a_name
from intake.extract.names import Names
from intake.extract.page import Page
from intake.extract.words.titles import TITLE
from intake.source import Span

# What they do there, right behind the name or the last of a list.
ACTS = re.compile(
    r"(?:等(?:[0-9一二三四五六七八九十]+(?:余|多)?[名位人])?(?:同志|人)?)?(?:分别|先后|共同|一同|一起|也|还|上台|登台)*(?:代表[^,。;]{1,24}?)?"
    r"(?:出席|参加|参与|列席|陪同|主持|宣读|领奖|受奖|发言|讲话|致[辞词]|汇报|授课|主讲|交流|领誓|宣誓|分享|[作做]了?[^,。;、]{0,14}(?:发言|报告|汇报|介绍|讲解|交流|分享))"
)
JOIN = re.compile("[、和与及]")


def members(page: Page, names: Names, units: list[Span]) -> list[tuple[Span, Span]]:
    """Name and unit of everybody, in order; of a list, those before whom it goes on to one who acts."""
    found: list[tuple[Span, Span]] = []
    starts: set[int] = set()
    for unit in reversed(units):
        for name in _names_behind(page, names, unit):
            join = JOIN.match(page.even, name.end)
            if ACTS.match(page.even, name.end) or (join and join.end() in starts):
                found.append((name, unit))
                starts.add(unit.start)
                break
    return found[::-1]


def _names_behind(page: Page, names: Names, unit: Span) -> Iterator[Span]:
    for length in (3, 2):
        said = page.even[unit.end : unit.end + length]
        if len(said) < length or said[-1] in PLACES_END or TITLE.search(said):
            continue
        if reads_like_a_name(said) and not names.holds_a_word(said):
            yield Span(unit.end, unit.end + length)
