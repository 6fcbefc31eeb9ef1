"""What happened to a record, in the order of time, from every app that knows a part of it.

A campaign's page mixes meetings, award rounds and stories. Each app registers a source; the page merges them and is
cut by key like any long list (`newsroom.paging`). Several kinds share a day: then rank decides, then the primary key.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

SIZE = 40

_CURSOR = re.compile(r"(\d{20})-(\d)-(\d{1,18})", re.ASCII)
_MOMENT = "%Y%m%d%H%M%S%f"


@dataclass(frozen=True, order=True)
class Place:
    """A place on a timeline: a moment, the rank of a kind, a primary key."""

    moment: datetime.datetime
    rank: int
    pk: int

    def __str__(self) -> str:
        return f"{self.moment.astimezone(datetime.UTC):{_MOMENT}}-{self.rank}-{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read what `str()` wrote; ValueError on anything else."""
        match = _CURSOR.fullmatch(text)
        if not match:
            raise ValueError(text)
        moment = datetime.datetime.strptime(match[1], _MOMENT).replace(tzinfo=datetime.UTC)
        return cls(moment, int(match[2]), int(match[3]))

    def before_moment(self, field: str, rank: int) -> Q:
        """The condition that rows of a rank come before this place by a datetime field."""
        return self._before(field, rank, self.moment)

    def before_day(self, field: str, rank: int) -> Q:
        """The same by a date field: a day stands at its first moment in the office's own time zone."""
        local = timezone.localtime(self.moment, timezone.get_default_timezone())
        exact = local.time() == datetime.time()
        return self._before(field, rank, local.date()) if exact else Q(**{f"{field}__lte": local.date()})

    def _before(self, field: str, rank: int, key: Any) -> Q:
        if rank != self.rank:
            return Q(**{f"{field}__lte" if rank < self.rank else f"{field}__lt": key})
        return Q(**{f"{field}__lte": key}) & (Q(**{f"{field}__lt": key}) | Q(pk__lt=self.pk))


@dataclass(frozen=True)
class Entry:
    """A row of a timeline. `place` is None where the day is not known; `missing` is what the numbers before it lack."""

    record: Any
    template: str
    place: Place | None = None
    ahead: bool = False
    missing: str = ""
    day_known: bool = True
    # Whether it is the first of its day on the page; set by `timeline_of`.
    opens_day: bool = True

    @property
    def year(self) -> int | None:
        return self.day.year if self.day else None

    @property
    def day(self) -> datetime.date | None:
        return timezone.localtime(self.place.moment, timezone.get_default_timezone()).date() if self.place else None


@dataclass(frozen=True)
class Timeline:
    """Entries oldest first, then those without a day; `older` is where the page of earlier ones ends."""

    entries: Sequence[Entry]
    undated: Sequence[Entry] = field(default_factory=list)
    older: Place | None = None
    is_first: bool = True


# (record, the place before which entries are wanted or None, how many at most) -> the latest of them, in any order;
# those without a place only when no place was given.
Source = Callable[[Any, Place | None, int], Iterable[Entry]]
_sources: dict[str, list[Source]] = {}


def on_timeline_of(page: str) -> Callable[[Source], Source]:
    """Register a function as a source of entries for the timeline of a kind of page."""

    def register(source: Source) -> Source:
        _sources.setdefault(page, []).append(source)
        return source

    return register


def timeline_of(page: str, record: Any, before: Place | None = None, size: int = SIZE) -> Timeline:
    """The latest entries before a place, whatever their kind."""
    found = [entry for source in _sources.get(page, []) for entry in source(record, before, size + 1)]
    dated = sorted((entry for entry in found if entry.place), key=lambda entry: entry.place or 0, reverse=True)
    shown = dated[:size]
    return Timeline(
        entries=_with_days_opened(shown[::-1]),
        undated=[entry for entry in found if not entry.place],
        older=shown[-1].place if len(dated) > size else None,
        is_first=before is None,
    )


def day_place(day: datetime.date, rank: int, pk: int) -> Place:
    """Where something of a day stands: at the day's first moment."""
    start = datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())
    return Place(start, rank, pk)


def year_place(year: int, rank: int, pk: int) -> Place:
    """Where something stands of which only the year is known: at the end of the year."""
    next_year = datetime.datetime(year + 1, 1, 1, tzinfo=timezone.get_default_timezone())
    return Place(next_year - datetime.timedelta(microseconds=1), rank, pk)


def _with_days_opened(entries: Sequence[Entry]) -> list[Entry]:
    days = [None, *(entry.day for entry in entries)]
    return [replace(entry, opens_day=entry.day != before) for entry, before in zip(entries, days, strict=False)]


def missing_before(number: int | None, known: Iterable[int]) -> list[int]:
    """The numbers between one of a series and the one known before it: 4 of {1, 4} lacks 2 and 3."""
    if not number:
        return []
    earlier = max((other for other in known if other < number), default=0)
    return list(range(earlier + 1, number))
