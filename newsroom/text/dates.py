"""Dates as reports write them: 2014年10月24日, 二○一四年十月, 一月六日, １月２３日, 2014-10-24, 24.10.2014."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.text.folding import Folded
from newsroom.text.numerals import read_number

_HAN = "〇○◯零一二三四五六七八九两"
_YEAR = rf"(?P<year>(?:1[6-9]|2[01])\d\d|[一二][{_HAN}]{{3}})"
_SMALL = rf"\d{{1,2}}|[{_HAN}十廿卅]{{1,3}}"
# After folding, so that full-width digits and signs are plain ones. 〇 in a year may be typed as a letter or a circle.
WRITTEN = re.compile(
    rf"(?<!\d){_YEAR}\s?年度?(?:\s?(?P<month>{_SMALL}|元)\s?月份?(?:\s?(?P<day>{_SMALL})\s?[日号])?)?"
    rf"|(?<![\d{_HAN}十])(?P<month2>{_SMALL}|元)\s?月(?:份|\s?(?P<day2>{_SMALL})\s?[日号])"
    r"|(?<![\d.-])(?P<year3>(?:1[6-9]|2[01])\d\d)(?P<sep>[-/.])(?P<month3>\d{1,2})(?:(?P=sep)(?P<day3>\d{1,2}))?(?![\d.-])"
    r"|(?<![\d.-])(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>(?:19|20)\d\d)(?![\d.-])"
)


@dataclass(frozen=True)
class WrittenDate:
    """A date found in a text: the part of it that is written, and where (start included, end not)."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day, where year, month and day are all written."""
        return datetime.date(self.year, self.month, self.day) if self.year and self.month and self.day else None

    @property
    def span(self) -> tuple[datetime.date, datetime.date] | None:
        """The days it covers, the second no longer: a year, a month or a day. None without a year."""
        if not self.year:
            return None
        first = datetime.date(self.year, self.month or 1, self.day or 1)
        if self.day:
            return first, first + datetime.timedelta(days=1)
        if self.month:
            return first, datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return first, datetime.date(self.year + 1, 1, 1)


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Every date that a text writes, in order. What no calendar has (2月30日) is no date."""
    folded = Folded(text)
    for match in WRITTEN.finditer(folded.text):
        parts = match.groupdict()
        year = _value(parts["year"] or parts["year3"] or parts["year4"])
        month = _value(parts["month"] or parts["month2"] or parts["month3"] or parts["month4"])
        day = _value(parts["day"] or parts["day2"] or parts["day3"] or parts["day4"])
        if _exists(year, month, day):
            yield WrittenDate(*folded.span(*match.span()), year, month, day)


def read_date(text: str) -> WrittenDate | None:
    """The date that a text is, with nothing beside it."""
    text = text.strip()
    found = next(find_dates(text), None)
    return found if found and (found.start, found.end) == (0, len(text)) else None


def _value(written: str | None) -> int | None:
    return None if not written else 1 if written == "元" else read_number(written) or 0


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    # Without a year the 29th of February may have been.
    return day is None or 1 <= day <= calendar.monthrange(year or 2000, month or 1)[1]
