"""Where entries stand in time on PostgreSQL: positions, their months, and how far from the newest they are."""

import datetime
import time
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from django.db import connection
from django.utils import timezone

from newsroom.search.expression import Mark
from newsroom.search.models.entry import SearchEntry

SECONDS = 30  # bits below the seconds of a position
A_DAY = 24 * 60 * 60
EPOCH = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
END = 2**63 - 1  # above every position
# Where the entries at these places from the newest stand is remembered for a while, and what lies between is estimated.
# Older ones than the last are looked through all at once.
PLACES = [0, *(256 << step for step in range(9))]
REMEMBERED = 600  # seconds


def position_of(entry: SearchEntry) -> int:
    """Seconds since 1900, then kind and key: unique without asking. Undated records stand below all."""
    seconds = int((entry.moment - EPOCH).total_seconds()) if entry.moment else 0
    return (max(seconds, 0) << SECONDS) | (crc32(entry.kind.encode()) % 16) << 26 | entry.object_id & 0x3FFFFFF


@lru_cache(maxsize=2**16)
def _year_of_day(day: int) -> int:
    """Of a day since EPOCH; kept, because four hundred of them worked out take longer than to find the entries."""
    return (EPOCH + datetime.timedelta(days=day)).year if day else 0


def year_of(position: int) -> int:
    """The year of an entry; 0 without a date."""
    return _year_of_day((position >> SECONDS) // A_DAY)


def _moment_of(position: int) -> datetime.datetime:
    return EPOCH + datetime.timedelta(seconds=position >> SECONDS)


def month_of(position: int) -> int:
    """The month of an entry in the office's own time zone, counted from the year 0; 0 without a date."""
    if not position >> SECONDS:
        return 0
    local = timezone.localtime(_moment_of(position), timezone.get_default_timezone())
    return local.year * 12 + local.month - 1


def beginning_of(month: int) -> int:
    """The position of the first moment of a month."""
    first = datetime.datetime(month // 12, month % 12 + 1, 1, tzinfo=timezone.get_default_timezone())
    return max(int((first - EPOCH).total_seconds()), 0) << SECONDS


def months(oldest: int, newest: int) -> Iterator[Mark]:
    """The marks of some months, whole years by their own."""
    at = oldest
    while at <= newest:
        is_whole = at % 12 == 0 and at + 11 <= newest
        yield Mark(f"in:{at // 12}" if is_whole else f"in:{at // 12}{at % 12 + 1:02}")
        at += 12 if is_whole else 1


class Ruler:
    """How far from the newest the entries of a generation stand, about. It may be some minutes old: what is looked
    through ends with a month, and the entries of later months are all newer."""

    def __init__(self, generation: int) -> None:
        self.positions = _positions(generation, round(time.time()) // REMEMBERED)

    def position_at(self, place: int) -> int:
        """Where the entry at a place from the newest stands; 0 beyond the end of the ruler."""
        at = bisect_left(PLACES, place)
        if at >= len(self.positions):
            return 0
        if PLACES[at] == place:
            return self.positions[at]
        part = (place - PLACES[at - 1]) / (PLACES[at] - PLACES[at - 1])
        return round(self.positions[at - 1] - part * (self.positions[at - 1] - self.positions[at]))

    def place_of(self, position: int) -> int:
        """How far from the newest an entry at a position stands; beyond the end of the ruler, its end."""
        at = bisect_left(self.positions, -position, key=lambda known: -known)
        if at == 0 or at == len(self.positions):
            return PLACES[max(at - 1, 0)]
        part = (self.positions[at - 1] - position) / (self.positions[at - 1] - self.positions[at])
        return round(PLACES[at - 1] + part * (PLACES[at] - PLACES[at - 1]))


@lru_cache(maxsize=64)
def _positions(generation: int, _moment: int) -> list[int]:
    """Where the entries at PLACES stand, as far as there are so many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT position FROM search_searchentry WHERE generation = %s ORDER BY position DESC"
            " OFFSET place LIMIT 1) FROM unnest(%s::int[]) AS place",
            [generation, PLACES],
        )
        return [position for (position,) in cursor.fetchall() if position is not None]
