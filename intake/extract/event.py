"""The event that a report tells of: its kind, day, place, number and purpose; visits and meetings without a name."""

import datetime
import re
from dataclasses import replace

from directory.models import Event
from intake.extract.days import Day, Days
from intake.extract.named_event import LEAD, SENTENCE, Named, find_named
from intake.extract.page import Page
from intake.extract.words import events as words
from intake.extract.words.awards import ABOUT_AWARDS
from intake.extraction import EventFound, Found
from intake.source import Span
from newsroom.text import read_number

# What is announced has not been held.
NOTICE = re.compile(r"(?:通知|公告|通报|启事|公示|决定|意见|方案|办法|公报)$")


def find_event(
    page: Page,
    days: Days,
    paragraphs: list[Span],
    units: list[Span],
    headline: Found[str] | None,
    took_part: bool,
    here: Found[str] | None = None,
) -> EventFound | None:
    """The event, or None where the report tells of none. `here` is the place of the dateline, for 在这里举行."""
    if headline and NOTICE.search(headline.value):
        return None
    named = find_named(page, paragraphs, {unit.end for unit in units})
    visit = None if named and not _is_weak(page, named, paragraphs) else _visit(page, paragraphs)
    if visit:
        return _visited(page, days, paragraphs, visit)
    if not named:
        return _unnamed(page, days, paragraphs, headline, took_part, here)
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
        place=_place(page, sentence, paragraphs, here),
        purpose=_purpose(page, paragraphs),
        series=series,
        ordinal=ordinal,
    )


def _unnamed(
    page: Page,
    days: Days,
    paragraphs: list[Span],
    headline: Found[str] | None,
    took_part: bool,
    here: Found[str] | None,
) -> EventFound | None:
    """People came together, but the text does not call it anything: the headline stands for the name."""
    place = _place(page, paragraphs[0], paragraphs, here) if paragraphs else None
    if not headline or not (took_part or place or _tells_of_awards_on_a_day(page, days, paragraphs[:1])):
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


def _tells_of_awards_on_a_day(page: Page, days: Days, lead: list[Span]) -> bool:
    """8月28日,某队荣获金奖: the text begins with the day."""
    return any(
        ABOUT_AWARDS.search(page.even, *paragraph)
        and any(day.span.start - paragraph.start < 3 for day in days.between(*paragraph))
        for paragraph in lead
    )


def _is_weak(page: Page, named: Named, paragraphs: list[Span]) -> bool:
    """开展…活动 of a visit is no event of its own, nor is 座谈会 after one that the lead tells of."""
    in_lead = named.name.start < paragraphs[0].end
    return not in_lead or bool(words.VISIT.search(page.even[named.name.start : named.name.end]))


def _found_day(day: Day | None) -> Found[datetime.date] | None:
    return Found(day.date, day.span, day.inferred) if day and day.date else None


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


HERE = re.compile("这里|此间|当地")
# 在这里, 在今天, 于16日至18日, 在为某人举行的: when, or for whom, and not where.
NO_PLACE = re.compile(
    r".*[0-9一二三四五六七八九十]月[0-9一二三四五六七八九十]+日.*|(?:积极|大力|不断|努力|进一步|全力|继续|正)[^的]*|(?:此间|这里|那里|当地|这次|此次|今[天日晚年]|昨[天日晚]|明[天日]|近日|日前|当[天日晚]|近期|[0-9一二三四五六七八九十]+[日月年])[上下午晚间]*"
    r"|.*(?:时刻|时候|情况下|条件下)|[0-9]+[时点].*|各[^,。]*间|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年.*|[今去明]年[0-9]+月|[0-9日月年至到]+|[为对].*|.*(?:关于|对于)"
)
# 在钓鱼台国宾馆同某国外长某某举行会谈
PARTNER = re.compile(r"(?<=..)(?<![大会])(?:同|与)(?!会|步|时)[\u4e00-\u9fff·]{4,}$")


def _place(page: Page, sentence: Span, paragraphs: list[Span], here: Found[str] | None) -> Found[str] | None:
    for stretch in [sentence, *paragraphs[:LEAD]]:
        for match in words.PLACE.finditer(page.even, *stretch):
            span = Span(*match.span("place"))
            if here and HERE.match(page.even, *span):
                return replace(here, inferred=True)
            if place := _cleaned_place(page, span):
                return Found(page.said(place), place)
    return None


def _cleaned_place(page: Page, span: Span) -> Span | None:
    said = page.even[span.start : span.end]
    if inner := re.search(r"(?<!所)在(?=[^在,]*$)", said):
        return _cleaned_place(page, Span(span.start + inner.end(), span.end))
    if NO_PLACE.fullmatch(said) or said.count("”") > said.count("“"):
        return None
    if said.startswith("位于"):
        return _cleaned_place(page, Span(span.start + 2, span.end))
    if doing := re.search(r"(?<=..)(?:进行|开展|举办的|组织的)[^,]*$", said):
        return _cleaned_place(page, Span(span.start, span.start + doing.start()))
    if partner := PARTNER.search(said):
        return _cleaned_place(page, Span(span.start, span.start + partner.start()))
    if re.search(r"讲话|发言|致辞|报告中|的$|^(?:会议|会)(?:上|中)", said):
        return None
    tail = re.search(
        r"(?:(?:热烈|隆重|庄严)(?:而|又)?(?:隆重|热烈)?地|隆重|成功|胜利|圆满|顺利|正式|组织|联合|共同|同步|主持|集中|开展|如期|盛大|专题|重新|再次|首次|广泛|亲切|热情|友好|设宴|分别|先后)+$",
        said,
    )
    end = span.end - (len(tail.group()) if tail else 0)
    if counted := re.search(
        r"(?<=.)[两三四五六七八九十0-9]+(?:个|大|处)?(?:赛点|考点|赛区|会场|分会场|地点?)$", page.even[span.start : end]
    ):
        end = span.start + counted.start()
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
    place = _cleaned_place(page, Span(*visit.span("place")))
    return EventFound(
        name=Found(page.said(name), name, inferred=True),
        kind=Found(Event.Kind.VISIT, Span(*visit.span("verb")), inferred=True),
        date=_found_day(day),
        clock=_clock(page, sentence, day),
        place=Found(page.said(place), place) if place else None,
        purpose=_purpose(page, paragraphs),
    )
