"""The dateline (电头): where and when a report was written, for whom and by whom.

新华社北京1月13日电（记者某某）, 本报讯, 本报北京一月六日讯新华社记者某、本报记者某报道, 某网10月24日讯(通讯员).
"""

import datetime
import re
from collections.abc import Callable

from intake.extract.page import Page
from intake.extract.words.datelines import BYLINE_AHEAD, DATELINE, PERSON, REPORTED, ROLE_WORD
from intake.extraction import Dateline, Found
from intake.source import Span

LONGEST = 160


def find_dateline(page: Page, start: int, end: int, dated: Callable[[Span], datetime.date | None]) -> Dateline | None:
    """The dateline with which a paragraph begins. `dated` gives the day that a written date means."""
    match = DATELINE.match(page.even, start, min(end, start + LONGEST))
    if not match:
        ahead = BYLINE_AHEAD.match(page.even, start, min(end, start + LONGEST))
        return _byline_alone(page, ahead) if ahead else None
    raw_end = match.end("raw") if not match["by"].strip() else match.end()
    raw = Span(start, raw_end)
    outlet = Span(*match.span("outlet" if match["outlet"] else "outlet2"))
    place = match.span("place") if match["outlet"] else match.span("place2")
    date = next((Span(*match.span(group)) for group in ("date", "day") if match[group]), None)
    day = dated(date) if date else None
    role, reporters = _byline(page, *match.span("inside" if match["inside"] else "outside"))
    return Dateline(
        raw=page.said(raw),
        span=raw,
        outlet=Found(page.said(outlet).removeprefix("据"), outlet),
        place=Found(page.said(Span(*place)), Span(*place)) if place[1] > place[0] else None,
        date=Found(day, date) if day else None,
        byline_role=role,
        reporters=tuple(reporters),
    )


def _byline_alone(page: Page, match: re.Match) -> Dateline:
    raw = Span(*match.span())
    role, reporters = _byline(page, *match.span("inside"))
    return Dateline(raw=page.said(raw), span=raw, byline_role=role, reporters=tuple(reporters))


def _byline(page: Page, start: int, end: int) -> tuple[Found[str] | None, list[Found[str]]]:
    """The role and the names in a stretch; (-1, -1) is none."""
    roles = list(ROLE_WORD.finditer(page.even, start, end))
    role = Found(page.said(Span(*roles[0].span())), Span(*roles[0].span())) if roles else None
    if said := REPORTED.search(page.even[start:end]):
        end = start + said.start()
    if picture := re.search(r"(?:摄影|图片|图/|摄)", page.even[start:end]):
        end = start + picture.start()
    reporters, at = [], start
    for number, one in enumerate(roles):
        stop = roles[number + 1].start() if number + 1 < len(roles) else end
        at = one.end()
        for name in PERSON.finditer(page.even, at, stop):
            reporters.append(Found(page.said(Span(*name.span())), Span(*name.span())))
    return role, reporters
