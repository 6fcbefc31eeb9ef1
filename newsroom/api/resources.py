"""What the interface offers: each app has a module `api`, found when the program starts, that registers here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from newsroom.characters import is_whole_number
from newsroom.paging import Cursor


@dataclass(frozen=True)
class Filter:
    """A parameter of a list: which rows it leaves, and whether it is a number."""

    leave: Callable[[Any, Any], QuerySet]
    description: str
    number: bool = False


def where(lookup: str) -> Callable[[QuerySet, Any], QuerySet]:
    """The rows whose field has the value of the parameter; `lookup` must lead to one value of each row."""
    return lambda rows, value: rows.filter(**{lookup: value})


@dataclass(frozen=True)
class Resource:
    """One kind of record, as a list and one by one.

    `rows` answers what readers may see, with everything that `serialise` reads prefetched. Lists are newest first
    by `newest_by`, a moment that is never empty in them, or by the primary key.
    """

    name: str
    summary: str
    item: type
    rows: Callable[[], QuerySet]
    serialise: Callable[[Any], Mapping[str, Any]]
    newest_by: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)

    def cursor_after(self, row: Any) -> str:
        return str(Cursor(getattr(row, self.newest_by), row.pk)) if self.newest_by else str(row.pk)

    def beyond(self, rows: QuerySet, cursor: str) -> QuerySet:
        """The rows after a cursor; ValueError on one that was never given out."""
        if self.newest_by:
            return rows.filter(Cursor.parse(cursor).older(self.newest_by))
        return rows.filter(pk__lt=whole_number(cursor))

    def in_order(self, rows: QuerySet) -> QuerySet:
        return rows.order_by(*([f"-{self.newest_by}"] if self.newest_by else []), "-pk")


resources: dict[str, Resource] = {}


def offer(resource: Resource) -> None:
    resources[resource.name] = resource


def whole_number(text: str) -> int:
    """A number that every database can hold; ValueError on anything else."""
    if not is_whole_number(text):
        raise ValueError(text)
    return int(text)
