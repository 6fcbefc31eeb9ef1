"""The day that a written date means: years left out, 24日, 今天, 昨日, 当地时间.

Reports tell of what has been. A date without a year is the last such day that is not after the day of publication.
"""

import datetime
import re
from dataclasses import dataclass

from intake.extract.page import Page
from intake.extraction import Dateline
from intake.source import Span
from newsroom.text import find_dates, read_number

_NUM = r"[\d〇○零一二三四五六七八九十廿卅]"
# 更加美好的明天 is no day.
RELATIVE = re.compile(
    r"(?<!的)(?=[今昨前当明])(?:今天|今日|今晨|今早|今晚|昨晚|昨夜|昨(?=[上下]午)|前晚|昨天|昨日|前天|前日|当天|当日|明天|明日)"
)
SHIFT = {"今": 0, "当": 0, "昨": -1, "前": -2, "明": 1}
DAY_ALONE = re.compile(
    rf"(?<![\d月年〇零一二三四五六七八九十廿卅]){_NUM}{{1,3}}[日号](?!本|报|常|期|前|后|内|游|均|益|子|语)"
)
# 10-12日, 26日至28日, 5—7日, 6月5日至7日
RANGE = re.compile(
    rf"\s?(?:日|号)?\s?(?:至|到|-|—|–|~|～|——)\s?(?:(?P<month>{_NUM}{{1,3}})月)?(?P<day>{_NUM}{{1,3}})[日号]"
)
SLACK = datetime.timedelta(days=3)


@dataclass(frozen=True)
class Day:
    """A day in the text. `date` is None where the year is not known."""

    span: Span
    date: datetime.date | None
    month: int | None = None
    number: int | None = None
    ends: datetime.date | None = None
    inferred: bool = False  # the year, the month or the whole day is concluded


class Days:
    """Dates of one report, read against the day that is known: of publication, or of the dateline."""

    def __init__(self, page: Page, published: datetime.date | None) -> None:
        self.page = page
        self.published = published
        self.dateline: Span | None = None
        self.written: datetime.date | None = None  # the dateline's day, from which 今天 and 24日 count

    def begin_from(self, dateline: Dateline | None) -> None:
        """Count 今天 and 24日 from the day of the dateline."""
        self.dateline = dateline.span if dateline else None
        self.written = dateline.date.value if dateline and dateline.date else None

    @property
    def reference(self) -> datetime.date | None:
        return self.published or self.written

    def dated(self, span: Span) -> datetime.date | None:
        """The day that is written at a place."""
        found = next(iter(self.between(*span)), None)
        return found.date if found else None

    def between(self, start: int, end: int) -> list[Day]:
        """Every day that a stretch of the text writes or means, in order."""
        text = self.page.source.text[start:end]
        days = []
        for written in find_dates(_widened(text)):
            if written.month and written.day:
                span = Span(start + written.start, start + written.end)
                days.append(self._resolved(span, written.year, written.month, written.day, end))
        taken = [day.span for day in days]
        even = self.page.even
        for match in RELATIVE.finditer(even, start, end):
            if base := self.written or self.published:
                date = base + datetime.timedelta(days=SHIFT[match.group()[0]])
                days.append(Day(Span(*match.span()), date, date.month, date.day, inferred=True))
        for match in DAY_ALONE.finditer(even, start, end):
            if not any(span.start <= match.start() < span.end for span in taken):
                days += self._day_alone(Span(*match.span()))
        return sorted(days, key=lambda day: day.span)

    def _day_alone(self, span: Span) -> list[Day]:
        base = self.written or self.published
        number = read_number(self.page.even[span.start : span.end - 1])
        if not base or not number or not 1 <= number <= 31:
            return []
        try:
            date = base.replace(day=number)
            if date > base + SLACK:
                date = (base.replace(day=1) - datetime.timedelta(days=1)).replace(day=number)
        except ValueError:
            return []
        last = RANGE.match(self.page.even, span.end)
        ends = self._with_year(date.year, date.month, read_number(last["day"]) or 0) if last else None
        return [Day(span, date, date.month, number, ends if ends and ends > date else None, inferred=True)]

    def _resolved(self, span: Span, year: int | None, month: int, day: int, limit: int) -> Day:
        span, ends = self._range(span, year, month, limit)
        date = self._with_year(year, month, day)
        if ends and date and ends[0]:
            last = self._with_year(date.year, ends[0], ends[1])
            return Day(span, date, month, day, last if last and last >= date else None, inferred=year is None)
        return Day(span, date, month, day, inferred=year is None)

    def _range(self, span: Span, year: int | None, month: int, limit: int) -> tuple[Span, tuple[int, int] | None]:
        open_dash = self.page.even[span.end - 1] in "-—–~～至到"  # 10-12日: see _widened
        match = RANGE.match(self.page.even, span.end - open_dash, limit)
        if not match:
            return span, None
        last_month = read_number(match["month"]) if match["month"] else month
        number = read_number(match["day"])
        return Span(span.start, match.end()), (last_month or month, number or 0)

    def _with_year(self, year: int | None, month: int, day: int) -> datetime.date | None:
        try:
            if year:
                return datetime.date(year, month, day)
            if not self.reference:
                return None
            date = datetime.date(self.reference.year, month, day)
            return date if date <= self.reference + SLACK else datetime.date(self.reference.year - 1, month, day)
        except ValueError:
            return None


def _widened(text: str) -> str:
    """The first day of an open range read as a day, without moving anything: its dash becomes 日."""
    return re.sub(rf"(月{_NUM}{{1,3}})[-—–~～至到](?=(?:{_NUM}{{1,3}}月)?{_NUM}{{1,3}}[日号])", r"\1日", text)
