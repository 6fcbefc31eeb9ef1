"""All units that a report names, each once, in the order of the text."""

import re
from collections.abc import Iterator

from intake.extract.layout import Layout, Part
from intake.extract.page import Page
from intake.extract.words.places import PLACES
from intake.extraction import AwardFound, HostFound, UnitFound
from intake.source import Span

# Two cities, one ending: 滁州、马鞍山市地税局.
SHARED = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,5})(?:、|和)(?P<second>[\u4e00-\u9fff]{2,5})(?P<ending>(?:市|县|区|两市|两县)[\u4e00-\u9fff]{1,10})$"
)
# A province or city that acts: 河北省、辽宁省沈阳市…介绍了经验.
ACTS = re.compile(
    r"(?:等(?:地|省|市|单位|[0-9一二三四五六七八九十]+[个家][\u4e00-\u9fff]{0,6})?)?(?:的?(?:负责同志|负责人|代表))?(?:先后|分别|还|也)?(?:在(?:会上|大会上|会议上))?(?:先后|分别)?(?:介绍|作了?[^,。]{0,8}(?:发言|交流|汇报)|交流|发言|汇报|荣获|获得?|被授予|被评为)"
)
PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,5}自治区|[\u4e00-\u9fff]{2,4}(?:市|州|盟|地区))?(?:[\u4e00-\u9fff]{2,8}(?:省|市|县|区|旗|州|盟))"
)
SKIPPED = (Part.FURNITURE, Part.OTHER_REPORT)


def list_units(
    page: Page, plan: Layout, spans: list[Span], hosts: list[HostFound], awards: list[AwardFound]
) -> Iterator[UnitFound]:
    mentions: dict[str, list[Span]] = {}
    inferred: dict[str, Span] = {}
    found = [*spans, *_acting_places(page, spans), *(host.span for host in hosts)]
    found += [unit.span for award in awards for unit in award.units if unit.span and not award.is_person]
    for span in sorted(set(found)):
        line = page.source.line_at(span.start)
        if line is None or plan.parts.get(line.number) in SKIPPED or _is_quoted(page, span, line.span):
            continue
        mentions.setdefault(page.said(span), []).append(span)
        if other := _sharing(page, span, line.span):
            inferred.setdefault(*other)
    listed = [UnitFound(name, tuple(places)) for name, places in mentions.items()]
    listed += [UnitFound(name, (span,), inferred=True) for name, span in inferred.items() if name not in mentions]
    yield from sorted(listed, key=lambda unit: unit.span)


def _is_quoted(page: Page, span: Span, line: Span) -> bool:
    """Part of the title of a work or document."""
    before = page.even[line.start : span.start]
    return before.rfind("《") > before.rfind("》")


def _sharing(page: Page, span: Span, line: Span) -> tuple[str, Span] | None:
    """The unit whose ending is printed only once, for the last of a list."""
    start = max(line.start, span.start - 8)
    match = SHARED.search(page.even[start : span.end])
    if not match or (
        match["first"][-2:] not in PLACES and match["first"] not in PLACES and match["first"][-3:] not in PLACES
    ):
        return None
    first = next((match["first"][-n:] for n in (5, 4, 3, 2) if match["first"][-n:] in PLACES), "")
    ending = match["ending"].removeprefix("两")
    at = start + match.end("first") - len(first)
    return first + page.said(Span(start + match.end("ending") - len(ending), span.end)), Span(at, at + len(first))


def _acting_places(page: Page, units: list[Span]) -> Iterator[Span]:
    """Places in a list that ends in an act of theirs."""
    ends = {unit.end for unit in units}
    for match in ACTS.finditer(page.even):
        at = match.start()
        while at:
            start = max(page.even.rfind(mark, 0, at) for mark in "、,。;:!?\n和") + 1
            span = Span(start, at)
            if PLACE.fullmatch(page.even[start:at]):
                yield span
            elif at not in ends:
                break
            if page.even[start - 1 : start] not in ("、", "和"):
                break
            at = start - 1
