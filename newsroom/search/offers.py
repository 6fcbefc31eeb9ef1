"""What can be found, declared by each app in its own module `search`, which is read when the program starts.

    @offer(Unit, kind="unit", label=_("Units"), rows=lambda: Unit.objects.prefetch_related("other_names"))
    def unit(record: Unit) -> Entry: ...

    follow(UnitName, lambda name: [name.unit])

The function answers None for a record that nobody may find. `follow` names the records whose entry changes when
another one is saved. `facet` names what results can be narrowed by.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from newsroom.search.models.entry import Shelf


@dataclass(frozen=True)
class Entry:
    """What search keeps of a record, in the words of the record's app."""

    title: str
    url: str
    deck: str = ""
    body: str = ""
    # When it was published or happened; None for what has no time.
    moment: datetime | None = None
    # "section": [3]: what results are narrowed by.
    facets: dict[str, Collection[int]] = field(default_factory=dict)
    # Every name it is asked for by, the main one first; their pinyin and initials are added.
    names: Collection[str] = ()
    shelf: str = Shelf.PUBLIC
    public_from: datetime | None = None
    public_until: datetime | None = None


Describe = Callable[[Any], Entry | None]


@dataclass(frozen=True)
class Offer:
    """One kind of record and how search sees it."""

    kind: str
    model: type[models.Model]
    label: Any
    describe: Describe
    # With what `describe` reads: a queryset with its joins and prefetches.
    rows: Callable[[], models.QuerySet]
    # The same by their keys, for a save, where there is a faster way for few records.
    read: Callable[[list[int]], Iterable[models.Model]] | None = None
    # The template of its card above the list of results, for records that are asked for by name.
    card: str = ""
    # What the card shows, from the record; it is asked for one record a page, and answers in few queries.
    card_content: Callable[[Any], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Facet:
    """Something results are narrowed by: its name, and the names of its values by their keys."""

    name: str
    label: Any
    names: Callable[[Sequence[int]], dict[int, str]]
    order: int = 0


OFFERS: dict[str, Offer] = {}
FACETS: dict[str, Facet] = {}
# Model to the functions that say which records' entries a row of it changes.
FOLLOWS: dict[type[models.Model], list[Callable[[Any], Iterable[models.Model | None]]]] = {}
# Tables of many-to-many relations that both ends show.
LINKED: set[type[models.Model]] = set()


def offer(model: type[models.Model], *, kind: str, label: Any, rows: Callable[[], models.QuerySet], **options) -> Any:
    """Register a function as the describer of a kind of record."""

    def register(describe: Describe) -> Describe:
        OFFERS[kind] = Offer(kind, model, label, describe, rows, **options)
        return describe

    return register


def facet(name: str, *, label: Any, names: Callable[[Sequence[int]], dict[int, str]], order: int = 0) -> None:
    FACETS[name] = Facet(name, label, names, order)


def follow(model: type[models.Model], records: Callable[[Any], Iterable[models.Model | None]]) -> None:
    """When a row of `model` is saved or deleted, the entries of these records are made anew."""
    FOLLOWS.setdefault(model, []).append(records)


def link_both_ways(through: type[models.Model]) -> None:
    """A change of this many-to-many relation changes the entries at both of its ends."""
    LINKED.add(through)


def offer_of(record: models.Model | type[models.Model]) -> Offer | None:
    """The offer for a record or its model; None where search has nothing to do with it."""
    model = record if isinstance(record, type) else type(record)
    return next((offer for offer in OFFERS.values() if offer.model is model._meta.concrete_model), None)
