"""What a page asked of a table, and the keys under which that is filed.

A change is held against every question filed under a key of one of its rows (`removal.py`).
"""

import datetime
import json
import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from newsroom.press.watching import watched

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d")
# A list of more values than this is filed once under its table.
MOST_KEYS = 200


@dataclass(eq=False)
class Reach:
    """From where to where a list that is cut off was looked at, by one column; both ends count as seen."""

    table: str
    column: str
    low: Any = None
    high: Any = None
    kept_to: dict[str, Any] = field(default_factory=dict)
    # The list, and these tables, are read beside the record of the page (pieces.py).
    beside: frozenset[str] = frozenset()


@dataclass
class Question:
    """What a page asked of a table; it is answered anew when a row changes within."""

    table: str
    columns: set[str]
    kept_to: dict[str, list[Any]]
    kept_from: dict[str, Any]
    reaches: tuple[Reach, ...]
    # By which links its rows have to be found: link table, its column for this table, its other column, the values.
    links: tuple[tuple[str, str, str, list[Any]], ...] = ()

    def filed(self) -> set[tuple[str, str]]:
        """Under which keys, as what: by the most telling of the columns that are kept to values, or of the links."""
        table = watched()[self.table]
        if found := self._filed_by(table.telling):
            return found
        for link in self.links:
            return {(link_key(self.table, *link[:3], value), self.as_text()) for value in link[3]}
        return self._filed_by(table.kinds) or {(self.table, self.as_text())}

    def _filed_by(self, columns: tuple[str, ...]) -> set[tuple[str, str]]:
        for column in columns:
            values = self.kept_to.get(column)
            if values is not None and len(values) <= MOST_KEYS:
                text = self.as_text(without=column)
                return {(key_of(self.table, column, value), text) for value in values}
        return set()

    def as_text(self, without: str = "") -> str:
        """JSON for the store: columns, exact values, lower and upper ends; the key tells the rest."""
        kept_to, low, high = dict(self.kept_to), dict(self.kept_from), {}
        for reach in self.reaches:
            if reach.low is not None:
                low[reach.column] = max(filter(None, [comparable(reach.low), low.get(reach.column)]))
            if reach.high is not None:
                high[reach.column] = comparable(reach.high)
            kept_to |= {column: [comparable(value)] for column, value in reach.kept_to.items()}
        told = watched()[self.table].told
        conditions = [
            {name: part[name] for name in part if name in told and name != without} for part in (kept_to, low, high)
        ]
        return json.dumps([sorted(self.columns), *conditions], separators=(",", ":"), sort_keys=True, default=str)


def comparable(value: Any) -> Any:
    """A value as both databases and both ways, statement and change, write it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and MOMENT.match(value):
        value = datetime.datetime.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.UTC) if value.tzinfo else value
        return utc.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    return value.isoformat() if isinstance(value, datetime.date) else value


def key_of(table: str, column: str, value: Any) -> str:
    return f"{table}.{column}={comparable(value)}"


def link_key(table: str, link: str, column: str, other: str, value: Any) -> str:
    """For rows of a table that a link leads to: "articles_article<articles_placement.article_id.section_id=5"."""
    return f"{way_of(table, link, column, other)}={comparable(value)}"


def way_of(table: str, link: str, column: str, other: str) -> str:
    return f"{table}<{link}.{column}.{other}"


def digest(key: str) -> int:
    """A key as a number for the index. Two keys with one digest would cost a needless removal, no more."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
