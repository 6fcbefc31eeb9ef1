"""Writing to the index: in the transaction of the save, so that a rollback leaves no trace.

Saves reach `refresh` and `forget` through the signals of the offered models; a verb that goes round them with
`QuerySet.update()` calls them by name. `together()` makes one entry of many saves, such as those of an admin form.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import partial
from itertools import chain

from django.db import models, transaction
from django.utils import timezone

from newsroom.search.analyser import Tokens, bare, tokens_of
from newsroom.search.backends import backend
from newsroom.search.models import SearchEntry, SearchName, SearchState, Shelf
from newsroom.search.offers import OFFERS, Entry, Offer, offer_of
from newsroom.search.words import learn
from newsroom.text import fold, pinyin_keys

# From titles, decks, bodies and marks of many records to their tokens, in the same order.
Analyse = Callable[..., Iterable[Tokens]]
one_by_one: Analyse = partial(map, tokens_of)

# How many records of a kind are read together.
BATCH = 200
# What a save writes of an entry; its vector is the backend's affair.
WRITTEN = [field.name for field in SearchEntry._meta.concrete_fields if field.name not in ("id", "vector")]

_waiting: ContextVar[dict[tuple[type[models.Model], int], None] | None] = ContextVar("waiting", default=None)
_paused: ContextVar[bool] = ContextVar("paused", default=False)


def refresh(*records: models.Model) -> None:
    """Make the entries of records anew from what the database says of them now; unchanged entries are left alone."""
    wanted: dict[str, dict[int, None]] = {}
    waiting = _waiting.get()
    for record in records:
        offer = offer_of(record)
        if not offer or record.pk is None or _paused.get():
            continue
        if waiting is not None:
            waiting[offer.model, record.pk] = None
        else:
            wanted.setdefault(offer.kind, {})[record.pk] = None
    if not wanted:
        return
    with transaction.atomic():
        backend().take_part()
        for kind, pks in wanted.items():
            for start in range(0, len(pks), BATCH):
                _refresh(OFFERS[kind], list(pks)[start : start + BATCH])


def _refresh(offer: Offer, pks: list[int]) -> None:
    # Read again: the instances at hand may hold relations from before the change.
    records = offer.read(pks) if offer.read else offer.rows().filter(pk__in=pks)
    described = {record.pk: entry for record in records if (entry := offer.describe(record))}
    if gone := [pk for pk in pks if pk not in described]:
        _remove(offer, gone)
    for generation in SearchState.current().written if described else []:
        _put(generation, offer, described)


def forget(record: models.Model) -> None:
    """Take a record out of the index."""
    offer = offer_of(record)
    if offer and record.pk is not None and not _paused.get():
        with transaction.atomic():
            backend().take_part()
            _remove(offer, [record.pk])


@contextmanager
def together() -> Iterator[None]:
    """Refresh each record once, at the end. Enter it inside the transaction of the saves."""
    if _waiting.get() is not None:
        yield
        return
    token = _waiting.set({})
    try:
        yield
        waiting = _waiting.get() or {}
    finally:
        _waiting.reset(token)
    refresh(*(model(pk=pk) for model, pk in waiting))


@contextmanager
def paused() -> Iterator[None]:
    """Leave the index as it is. For programs that change thousands of records and rebuild it afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def _remove(offer: Offer, pks: list[int]) -> None:
    entries = list(SearchEntry.objects.filter(kind=offer.kind, object_id__in=pks).defer("vector"))
    backend().remove(entries)
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def _put(generation: int, offer: Offer, described: Mapping[int, Entry]) -> None:
    """Write entries that say anything new. What the index knew of the old ones is taken out first."""
    rows = SearchEntry.objects.select_for_update().defer("vector").order_by("object_id")
    there = rows.filter(generation=generation, kind=offer.kind, object_id__in=described)
    known = {entry.object_id: entry for entry in there}
    made = [entry_for(generation, offer, pk, entry) for pk, entry in described.items()]
    new = [entry for entry in made if entry.object_id not in known or known[entry.object_id].digest != entry.digest]
    backend().remove([known[entry.object_id] for entry in new if entry.object_id in known])
    for entry in new:
        _save(entry, known.get(entry.object_id))
    pairs = [(entry, tokens_for(entry)) for entry in new]
    backend().add(pairs)
    write_names([(entry, described[entry.object_id]) for entry in new])
    _learn(pairs, described)


def _save(new: SearchEntry, old: SearchEntry | None) -> None:
    if old:
        new.pk = old.pk
        new.position = old.position if old.moment == new.moment else backend().positions([new])[0]
        new.save(force_update=True, update_fields=WRITTEN)
    else:
        new.position = backend().positions([new])[0]
        new.save(force_insert=True)


def _learn(pairs: list[tuple[SearchEntry, Tokens]], described: Mapping[int, Entry]) -> None:
    """The words of public entries are proposed for mistyped ones."""
    public = [(entry, tokens.words) for entry, tokens in pairs if entry.shelf == Shelf.PUBLIC]
    titles = [text for entry, _words in public for text in (entry.title, *described[entry.object_id].names)]
    learn(titles, chain.from_iterable(words for _entry, words in public))


def put_all(
    generation: int, offer: Offer, described: Iterable[tuple[int, Entry]], analyse: Analyse = one_by_one
) -> None:
    """Write many entries that are not there yet; those that are, were written by a save and are newer."""
    known = dict(described)
    there = SearchEntry.objects.filter(generation=generation, kind=offer.kind, object_id__in=known)
    for pk in there.values_list("object_id", flat=True):
        del known[pk]
    entries = [entry_for(generation, offer, pk, entry) for pk, entry in known.items()]
    for entry, position in zip(entries, backend().positions(entries), strict=True):
        entry.position = position
    SearchEntry.objects.bulk_create(entries)
    texts = ((entry.title, entry.deck, entry.body, entry.marks.split()) for entry in entries)
    pairs = list(zip(entries, analyse(*zip(*texts, strict=True)), strict=True)) if entries else []
    backend().add(pairs)
    write_names([(entry, known[entry.object_id]) for entry in entries])
    _learn(pairs, known)


def entry_for(generation: int, offer: Offer, pk: int, described: Entry) -> SearchEntry:
    """The row for what an app says of a record, without its position."""
    facets = {f"{name}:{key}" for name, keys in described.facets.items() for key in keys if key}
    keys = {f"k:{key}" for name in described.names for key in pinyin_keys(name)}
    days = _day_marks(office_day(described.moment)) if described.moment else []
    entry = SearchEntry(
        generation=generation,
        kind=offer.kind,
        object_id=pk,
        shelf=described.shelf,
        title=described.title[:400],
        deck=described.deck,
        body=described.body,
        url=described.url,
        moment=described.moment,
        public_from=described.public_from,
        public_until=described.public_until,
        marks=" ".join(sorted({f"kind:{offer.kind}", f"shelf:{described.shelf}", *days, *facets, *keys})),
    )
    said = (entry.title, entry.deck, entry.body, entry.url, entry.moment, entry.public_from, entry.public_until)
    digest = hashlib.blake2b(repr((*said, entry.marks, list(described.names))).encode(), digest_size=16)
    entry.digest = digest.hexdigest()
    return entry


def _day_marks(day: date) -> list[str]:
    """A story of 2014 is found by 2014, and by its day, even where the year goes without saying."""
    return [f"year:{day.year}", f"in:{day.year}", f"in:{day:%Y%m}", f"on:{day:%Y%m%d}", f"on:{day:%m%d}"]


def office_day(moment: datetime) -> date:
    """The day of a moment in the office's own time zone."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def tokens_for(entry: SearchEntry) -> Tokens:
    return tokens_of(entry.title, entry.deck, entry.body, entry.marks.split())


def write_names(pairs: Iterable[tuple[SearchEntry, Entry]]) -> None:
    """The names that entries are asked for by, and what people type for them."""
    pairs = list(pairs)
    if not pairs:
        return
    SearchName.objects.filter(entry__in=[entry for entry, _described in pairs]).delete()
    rows = []
    for entry, described in pairs:
        for name in dict.fromkeys(filter(None, described.names)):
            rows.append(
                SearchName(entry=entry, name=name[:200], text=bare(fold(name))[:400], form=SearchName.Form.NAME)
            )
            rows += [
                SearchName(entry=entry, name=name[:200], text=key[:400], form=SearchName.Form.PINYIN)
                for key in pinyin_keys(name)
            ]
    SearchName.objects.bulk_create(rows)
