"""The dateline (电头): where and when a report was written, for whom and by whom.

新华社北京1月13日电（记者某某）, 本报讯, 本报北京一月六日讯新华社记者某、本报记者某报道, 某网10月24日讯(通讯员).
"""

import datetime
import re
from collections.abc import Callable

from intake.extract.page import Page
from intake.extraction import Dateline, Found
from intake.source import Span

_NUM = r"[\d〇○零一二三四五六七八九十廿卅]"
_DAY = rf"(?:{_NUM}{{2,4}}\s?年\s?)?{_NUM}{{1,3}}\s?月\s?{_NUM}{{1,3}}\s?[日号]"
_ROLE = (
    r"(?:(?:本报|本网|本台|本刊|本社|新华社|中新社|人民网|新华网|央视|特约|见习|实习|职工|学生|校园|首席|全媒体|融媒体|驻\S{1,4}|[\u4e00-\u9fff]{2,8}(?:日报|晚报|网|报|台|社|客户端))*"
    r"(?:记者站?|通讯员|实习生|特约记者|见习记者|撰稿人|文字))"
)
_PERSON = r"(?:[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,4}?)"
_BYLINE = rf"{_ROLE}\s*:?\s*(?:{_PERSON}(?:\s*[、,/\s]\s*(?:{_ROLE}\s*)?{_PERSON})*)?"
_OUTLET = r"(?:据\s*)?(?:(?:新华|中新|新华通讯|中国新闻|人民日报|中央)社|本报|本网|本站|本刊|本台|本社|[\u4e00-\u9fffA-Za-z]{2,14}?(?:社|报|网|台|通讯|在线|客户端|播报|资讯)?)"
_KIND = r"(?:专电|体育专电|综合电|专讯|电讯|快讯|消息|特讯|电|讯)"
DATELINE = re.compile(
    rf"(?P<raw>[【\[(]?(?P<outlet>{_OUTLET})\s?(?P<place>[\u4e00-\u9fff]{{0,10}}?)\s?(?P<date>{_DAY})\s?(?:体育|综合)?{_KIND}[】\])]?|[【\[(]?(?P<outlet2>本报|本网|本站|本台|本刊|本社|[\u4e00-\u9fff]{{2,10}}(?:网|报|社|台|站))\s?(?P<place2>[\u4e00-\u9fff]{{0,6}}?){_KIND}(?![\u4e00-\u9fff]{{0,4}}产业|网|号|台|局|力|话|视|工|商|子|影|脑|站)[】\])]?)"
    rf"(?P<by>\s*[:：]?\s*(?:[(【](?P<inside>(?:{_BYLINE})(?:[\s、,;；/]*(?:{_BYLINE}))*\s*(?:报道|摄影报道|文/图|文/摄|摄)?)\s*[)】]|(?P<outside>(?:{_BYLINE})(?:[、,;；\s]*(?:{_BYLINE}))*\s*(?:报道|摄影报道)(?=[:：\s])|(?:{_BYLINE})(?=[\s:：])))?)",
    re.IGNORECASE,
)
ROLE_WORD = re.compile(_ROLE)
PERSON = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,4}")
REPORTED = re.compile(r"(?:摄影)?报道$|文/图$|文/摄$")


def find_dateline(page: Page, start: int, end: int, dated: Callable[[Span], datetime.date | None]) -> Dateline | None:
    """The dateline with which a paragraph begins. `dated` gives the day that a written date means."""
    match = DATELINE.match(page.even, start, end)
    if not match:
        return None
    raw_end = match.end("raw") if not match["by"].strip() else match.end()
    raw = Span(start, raw_end)
    outlet = Span(*match.span("outlet" if match["outlet"] else "outlet2"))
    place = match.span("place") if match["outlet"] else match.span("place2")
    date = Span(*match.span("date")) if match["date"] else None
    day = dated(date) if date else None
    role, reporters = _byline(page, match)
    return Dateline(
        raw=page.said(raw),
        span=raw,
        outlet=Found(page.said(outlet).removeprefix("据"), outlet),
        place=Found(page.said(Span(*place)), Span(*place)) if place[1] > place[0] else None,
        date=Found(day, date) if day else None,
        byline_role=role,
        reporters=tuple(reporters),
    )


def _byline(page: Page, match: re.Match) -> tuple[Found[str] | None, list[Found[str]]]:
    group = "inside" if match["inside"] else "outside"
    if not match[group]:
        return None, []
    start, end = match.span(group)
    roles = list(ROLE_WORD.finditer(page.even, start, end))
    role = Found(page.said(Span(*roles[0].span())), Span(*roles[0].span())) if roles else None
    if said := REPORTED.search(page.even[start:end]):
        end = start + said.start()
    reporters, at = [], start
    for number, one in enumerate(roles):
        stop = roles[number + 1].start() if number + 1 < len(roles) else end
        at = one.end()
        for name in PERSON.finditer(page.even, at, stop):
            reporters.append(Found(page.said(Span(*name.span())), Span(*name.span())))
    return role, reporters
