"""What the apps above add to the page of a record below them.

The page of a unit belongs to `directory`, which knows no stories and no honours. So `articles` and `awards` bring
theirs: each has a module `records`, found when the program starts, whose functions register here for a kind of page.

    @part_of("unit", order=30)
    def stories(unit: Unit, request: HttpRequest) -> Part | None: ...

A function answers None when it has nothing to add. Why a registry: docs/decisions/0010-parts-of-a-page.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Part:
    """A piece of a page: its template, and what that template sees as `part`."""

    template: str
    content: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[Any, HttpRequest], Part | None]
_makers: dict[str, list[tuple[int, str, Maker]]] = {}


def part_of(page: str, order: int) -> Callable[[Maker], Maker]:
    """Register a function as the maker of a part of a kind of page; parts stand in the order of their numbers."""

    def register(make: Maker) -> Maker:
        known = _makers.setdefault(page, [])
        known.append((order, f"{make.__module__}.{make.__qualname__}", make))
        known.sort(key=lambda entry: entry[:2])
        return make

    return register


def parts_of(page: str, record: Any, request: HttpRequest) -> Iterable[Part]:
    """Every part that some app has for the page of this record."""
    made = [make(record, request) for _order, _name, make in _makers.get(page, [])]
    return [part for part in made if part]
