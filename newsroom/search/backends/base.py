"""The interface of a backend. An OpenSearch backend would say the five words of `expression` as bool queries."""

import datetime
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.search.analyser import Tokens
from newsroom.search.expression import Expression
from newsroom.search.models.entry import SearchEntry


class Hit(NamedTuple):
    """A matching entry, with as much of it as ranking, facets and paging need."""

    pk: int
    position: int
    kind: str
    object_id: int
    title: str
    deck: str
    year: int  # 0 without a date
    marks: str

    @property
    def key(self) -> tuple[int, int]:
        """Its place among all entries, newest first by descending."""
        return self.position, self.pk


@dataclass(frozen=True)
class Where:
    """What narrows a match beside its words. `now` is the moment for which public entries are asked; None: the desk."""

    generation: int
    now: datetime.datetime | None
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    # The key of the last entry seen.
    after: tuple[int, int] | None = None
    # The position of the first entry seen, and how many of those down to the last matched: for a backend to plan by.
    seen: tuple[int, int] | None = None


class Backend(ABC):
    @abstractmethod
    def positions(self, entries: Sequence[SearchEntry]) -> list[int]:
        """A place for each entry that is about to be saved, so that newer is greater; no two are alike."""

    @abstractmethod
    def add(self, entries: Iterable[tuple[SearchEntry, Tokens]]) -> None:
        """Index entries that are saved, in the transaction at hand."""

    @abstractmethod
    def remove(self, entries: Iterable[SearchEntry]) -> None:
        """Take saved entries out of the index again, in the transaction at hand."""

    @abstractmethod
    def begin(self, generation: int) -> None:
        """Make room for a generation; what an earlier one of its place left is gone."""

    @abstractmethod
    def finish(self, generation: int) -> None:
        """Make a generation that is written ready to answer; outside a transaction, it may take minutes."""

    @abstractmethod
    def drop(self, generation: int) -> None:
        """Give up a generation's index; its entries are deleted by the caller."""

    @abstractmethod
    def newest(self, expression: Expression, where: Where, limit: int) -> list[Hit]:
        """The newest entries that match, newest first, in time that does not grow with how many there are."""

    @abstractmethod
    def facet_counts(self, expression: Expression, where: Where, prefixes: Sequence[str], limit: int) -> dict[str, int]:
        """How many matching entries bear each mark that begins with one of the prefixes ("section:"), among
        `limit` of the newest or so; "" is the number of entries looked at."""

    @staticmethod
    def count_marks(rows: Iterable[str], prefixes: Sequence[str]) -> dict[str, int]:
        """The counts of `facet_counts`, from the marks of each entry."""
        every = list(rows)
        wanted = tuple(prefixes)
        counted = Counter(" ".join(every).split())
        return {"": len(every), **{mark: count for mark, count in counted.items() if mark.startswith(wanted)}}

    @abstractmethod
    def alone(self) -> AbstractContextManager[bool]:
        """Whether no other process is rebuilding; while inside, no other gets True. A killed one holds nobody up."""

    @abstractmethod
    def hold_still(self) -> None:
        """Wait for saves under way, and let none begin before this transaction ends."""

    @abstractmethod
    def take_part(self) -> None:
        """Announce a save, so that `hold_still` waits for it."""
