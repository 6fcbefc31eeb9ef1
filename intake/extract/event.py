"""The event that a report tells of: its name, day, place, number, purpose, and the document that was read out."""

import datetime
import re
from dataclasses import dataclass

from directory.models import Event
from intake.extract.days import Day, Days
from intake.extract.page import Page
from intake.extract.words import events as words
from intake.extraction import EventFound, Found
from intake.source import Span
from newsroom.text import read_number

SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
LEAD = 3  # paragraphs in which an event is introduced
NOT_IN_NAME = re.compile(
    r"^(?:.*(?:主办|承办|协办|指导|支持|牵头|发起|组织|举办|联合|协同|参与)的(?!.*的主办)|.*?(?:[日晚]|上午|下午|今天|昨天|昨日|今日|近日|日前|当天|晚上|中午|期间)(?:[,,]|(?=[^日本报程常]))|\s+|由[^,]*?的|随着|经过|在[^,]{1,24}?[,的]|我(?:校|院|市|县|区|省|局|所|公司)(?![与和同])(?=[^,]{6})|本次|此次|一场|一次|了|,|-)+"
)
# What is announced has not been held.
NOTICE = re.compile(r"(?:通知|公告|通报|启事|公示|决定|意见|方案|办法|公报)$")
NAME_CHARS = re.compile(r"[^,。;:!?\n]")


@dataclass(frozen=True)
class Named:
    name: Span
    held: Span  # the verb: 召开


def find_event(
    page: Page,
    days: Days,
    paragraphs: list[Span],
    units: list[Span],
    headline: Found[str] | None,
    took_part: bool,
) -> EventFound | None:
    """The event, or None where the report tells of none."""
    if headline and NOTICE.search(headline.value):
        return None
    named = _named(page, paragraphs, {unit.end for unit in units})
    visit = None if named and not _is_weak(page, named) else _visit(page, paragraphs)
    if visit:
        return _visited(page, days, paragraphs, visit)
    if not named:
        return _unnamed(page, days, paragraphs, headline, took_part)
    sentence = _sentence_of(page, named.held, paragraphs)
    day = _day(days, sentence, named.held, paragraphs)
    clock = _clock(page, sentence, day)
    ordinal, series = _ordinal(page, named.name)
    kind = _kind(page, named.name)
    return EventFound(
        name=Found(page.said(named.name), named.name),
        kind=Found(kind, named.name, inferred=True),
        date=_found_day(day),
        ends=Found(day.ends, day.span, day.inferred) if day and day.ends else None,
        clock=clock,
        place=_place(page, sentence, paragraphs),
        purpose=_purpose(page, paragraphs),
        series=series,
        ordinal=ordinal,
    )


def _unnamed(
    page: Page, days: Days, paragraphs: list[Span], headline: Found[str] | None, took_part: bool
) -> EventFound | None:
    """People came together, but the text does not call it anything: the headline stands for the name."""
    place = _place(page, paragraphs[0], paragraphs) if paragraphs else None
    if not headline or not (took_part or place):
        return None
    sentence = _sentence_of(page, place.span, paragraphs) if place and place.span else paragraphs[0]
    day = _day(days, sentence, Span(sentence.end, sentence.end), paragraphs)
    return EventFound(
        name=Found(headline.value, headline.span, inferred=True),
        kind=Found(_kind(page, headline.span) if headline.span else Event.Kind.OTHER, headline.span, inferred=True),
        date=_found_day(day),
        clock=_clock(page, sentence, day),
        place=place,
        purpose=_purpose(page, paragraphs),
    )


def _is_weak(page: Page, named: Named) -> bool:
    """开展…活动 of a visit is no event of its own."""
    return bool(words.VISIT.search(page.even[named.name.start : named.name.end]))


def _found_day(day: Day | None) -> Found[datetime.date] | None:
    return Found(day.date, day.span, day.inferred) if day and day.date else None


def _named(page: Page, paragraphs: list[Span], units: set[int]) -> Named | None:
    for paragraph in paragraphs[:LEAD]:
        for sentence in SENTENCE.finditer(page.even, *paragraph):
            if named := _named_in(page, Span(*sentence.span()), units):
                return named
    return None


def _named_in(page: Page, sentence: Span, units: set[int]) -> Named | None:
    for verb in words.DONE.finditer(page.even, *sentence):
        before = _name_before(page, sentence, verb.start())
        if before and before.end not in units:  # 协会 ends a unit
            return Named(before, Span(*verb.span()))
        if after := _name_after(page, sentence, verb):
            return Named(after, Span(*verb.span()))
    return None


def _name_before(page: Page, sentence: Span, at: int) -> Span | None:
    """…推进会 | 在福州 | 召开: what stands before the verb and its place."""
    even = page.even
    end = _without_place(page, sentence.start, at)
    start = max([sentence.start, *(even.rfind(mark, sentence.start, end) + 1 for mark in ",;:")])
    start = _balanced(page, sentence.start, start, end)
    start += _not_the_name(even[start:end])
    while end > start and even[end - 1] in " ,":
        end -= 1
    said = even[start:end]
    if (
        words.NAME_END.search(said)
        and 3 <= len(said) <= 60
        and not re.fullmatch(r"(?:本次|此次|该)?(?:会议|活动|大会|比赛|典礼|仪式|论坛|培训|座谈会|大赛|竞赛)", said)
    ):
        return Span(start, end)
    return None


def _balanced(page: Page, limit: int, start: int, end: int) -> int:
    """A comma or 、 inside quotes or 《》 divides nothing: 活动“学厦航、打造优质软环境”第四次推进会."""
    while start > limit:
        said = page.even[start:end]
        if said.count("”") <= said.count("“") and said.count("》") <= said.count("《"):
            return start
        start = max([limit, *(page.even.rfind(mark, limit, start - 1) + 1 for mark in ",;:")])
    return start


def _without_place(page: Page, start: int, at: int) -> int:
    match = words.PLACE_AT_END.search(page.even[start:at])
    end = start + match.start() if match else at
    tail = re.search(
        r"(?:(?:今天|今日|昨天|昨日|近日|日前|当天|[0-9一二三四五六七八九十]{1,3}日)(?:上午|下午|晚)?|也|将|已|正式|于)+$",
        page.even[start:end],
    )
    return start + tail.start() if tail else end


def _not_the_name(said: str) -> int:
    """How much of a stretch leads into the name: the day, 由…主办的."""
    match = NOT_IN_NAME.match(said)
    return match.end() if match else 0


def _name_after(page: Page, sentence: Span, verb: re.Match) -> Span | None:
    """举办 | 护理安全培训班: what the verb takes as its object."""
    if not (taken := words.TAKES_OBJECT.match(page.even, verb.start(), sentence.end)):
        return None
    start = taken.end()
    end = start
    depth = 0
    while end < sentence.end and (NAME_CHARS.match(page.even[end]) or depth):
        depth += {"“": 1, "”": -1, "《": 1, "》": -1}.get(page.even[end], 0)
        end += 1
    said = page.even[start:end]
    lead = re.match(
        r"(?:以[^,。]{2,30}为主题的|以“[^”]*”为主题的|了|为期[^,。]{1,6}的|一场|首场|首次|主题为[^,。]{2,20}的)+", said
    )
    if lead:
        start += lead.end()
        said = page.even[start:end]
    if not words.NAME_END.search(said):
        shorter = next(words.ANY_NAME.finditer(said), None)
        if not shorter:
            return None
        end = start + shorter.end()
    counted = re.match(r"了?[0-9一二三四五六七八九十]+[次场届]", said)
    return Span(start, end) if 3 <= end - start <= 60 and not counted else None


def _sentence_of(page: Page, span: Span, paragraphs: list[Span]) -> Span:
    for paragraph in paragraphs:
        if paragraph.start <= span.start < paragraph.end:
            for sentence in SENTENCE.finditer(page.even, *paragraph):
                if sentence.start() <= span.start < sentence.end():
                    return Span(*sentence.span())
    return span


def _day(days: Days, sentence: Span, held: Span, paragraphs: list[Span]) -> Day | None:
    """The day that is written nearest before the verb; else the first of the lead."""
    found = days.between(*sentence)
    before = [day for day in found if day.span.start < held.start and not _is_datelines(days, day)]
    after = [day for day in found if day.span.start >= held.start]
    if before or after:
        return before[0] if before else after[0]
    for paragraph in paragraphs[:2]:
        for day in days.between(*paragraph):
            if not _is_datelines(days, day) and day.span.start >= paragraph.start:
                return day
    return None


def _is_datelines(days: Days, day: Day) -> bool:
    """The dateline says when the report was sent."""
    return bool(days.dateline and days.dateline.start <= day.span.start < days.dateline.end)


def _clock(page: Page, sentence: Span, day: Day | None) -> Found[str] | None:
    start = day.span.end if day and sentence.start <= day.span.start < sentence.end else sentence.start
    match = words.CLOCK.search(page.even, max(sentence.start, start - 1), min(sentence.end, start + 12))
    if not match:
        return None
    part = match["part"] or match["night"]
    clock = (
        Event.Clock.MORNING
        if part[0] in "上早清"
        else Event.Clock.AFTERNOON
        if part in ("下午", "中午", "傍晚")
        else Event.Clock.EVENING
    )
    return Found(clock, Span(*match.span()))


def _place(page: Page, sentence: Span, paragraphs: list[Span]) -> Found[str] | None:
    for stretch in [sentence, *paragraphs[:LEAD]]:
        for match in words.PLACE.finditer(page.even, *stretch):
            span = Span(*match.span("place"))
            if place := _cleaned_place(page, span):
                return Found(page.said(place), place)
    return None


def _cleaned_place(page: Page, span: Span) -> Span | None:
    said = page.even[span.start : span.end]
    if re.search(r"在[^,]*$", said):
        at = span.start + said.rindex("在") + 1
        return _cleaned_place(page, Span(at, span.end))
    tail = re.search(r"(?:隆重|成功|胜利|圆满|顺利|正式|组织|联合|共同|同步|主持|集中|开展|如期|盛大|专题)+$", said)
    end = span.end - (len(tail.group()) if tail else 0)
    if re.search(
        r"(?:上|中|下|后|前|时|期间|之际|基础|背景|领导|等地|过程|指导|方面|以来|之后|全省|全市|全县|全国|范围内)$",
        page.even[span.start : end],
    ):
        return None
    return Span(span.start, end) if end - span.start >= 1 else None


def _ordinal(page: Page, name: Span) -> tuple[Found[int] | None, Found[str] | None]:
    last = None
    for match in words.ORDINAL.finditer(page.even, *name):
        if match["unit"] not in "轮批":
            last = match
    if not last or not (number := read_number(last["number"])):
        return None, None
    span = Span(*last.span())
    series = Span(last.end(), name.end)
    return Found(number, span), Found(page.said(series), series) if series.start < series.end else None


def _kind(page: Page, name: Span) -> str:
    said = page.even[name.start : name.end]
    best, at = Event.Kind.MEETING, -1
    for kind, pattern in words.KINDS:
        if (match := re.search(rf"(?:{pattern})(?:[(（].*)?$", said)) and (at < 0 or match.start() < at):
            best, at = kind, match.start()
    return best


def _purpose(page: Page, paragraphs: list[Span]) -> Found[str] | None:
    for paragraph in paragraphs[:2]:
        if match := words.PURPOSE.search(page.even, *paragraph):
            span = Span(*match.span("purpose"))
            return Found(page.said(span), span)
    for paragraph in paragraphs[:1]:
        start = paragraph.start
        if match := re.compile(words.AIM.pattern.lstrip("^")).search(page.even, start, paragraph.end):
            span = Span(*match.span("purpose"))
            return Found(page.said(span), span)
    return None


def _visit(page: Page, paragraphs: list[Span]) -> re.Match | None:
    for paragraph in paragraphs[:1]:
        for sentence in SENTENCE.finditer(page.even, *paragraph):
            if match := words.VISIT.search(page.even, *sentence.span()):
                return match
    return None


def _visited(page: Page, days: Days, paragraphs: list[Span], visit: re.Match) -> EventFound:
    sentence = _sentence_of(page, Span(*visit.span()), paragraphs)
    day = _day(days, sentence, Span(*visit.span()), paragraphs)
    stop = re.compile(r"[,。;:!?\n]|工作(?=[,。])").search(page.even, visit.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    name = Span(visit.start(), min(end, visit.end() + 30))
    place = Span(*visit.span("place"))
    return EventFound(
        name=Found(page.said(name), name, inferred=True),
        kind=Found(Event.Kind.VISIT, Span(*visit.span("verb")), inferred=True),
        date=_found_day(day),
        clock=_clock(page, sentence, day),
        place=Found(page.said(place), place),
        purpose=_purpose(page, paragraphs),
    )
