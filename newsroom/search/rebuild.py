"""A new index beside the old one: readers and savers notice nothing, and a killed rebuild goes on where it stopped.

Everything is written into another generation of entries while the live one answers. Saves write to both. A row is
locked while its entry is made, and an entry that a save has written is left alone, so that the newer always wins.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from newsroom.search import analyser
from newsroom.search.analyser import Tokens, tokens_of
from newsroom.search.backends import backend
from newsroom.search.index import Analyse, one_by_one, put_all
from newsroom.search.models import SearchEntry, SearchState, SearchWord
from newsroom.search.offers import OFFERS, Offer

BATCH = 200
WORTH_A_POOL = 5000

Progress = Callable[[int], object]


class UnderWay(Exception):
    """Another process is rebuilding the index; two at once would write over each other."""


def tick() -> tuple[int, int]:
    """Rebuild an index that another analyser made, and finish a rebuild that was killed: what `manage.py tick` asks."""
    state = SearchState.current()
    if not state.is_outdated and state.building is None:
        return 0, 0
    try:
        rebuild()
    except UnderWay:
        return 0, 0
    return 1, 0


def rebuild(progress: Progress = lambda done: None, again: bool = False) -> int:
    """Build the whole index anew and let it answer; the number of its entries.

    `progress` is told of every batch. An unfinished rebuild by the same analyser is continued unless `again`. Raises
    UnderWay while another process does the same.
    """
    with backend().alone() as is_alone:
        if not is_alone:
            raise UnderWay(_("The index is being rebuilt already."))
        return _rebuild(progress, again)


def _rebuild(progress: Progress, again: bool) -> int:
    state = _begin(again)
    with _analysers(remaining()) as analyse:
        for offer in OFFERS.values():
            while done := _batch(state, offer, analyse):
                progress(done)
    generation = state.building or 0
    backend().finish(generation)
    _swap(generation)
    return SearchEntry.objects.filter(generation=generation).count()


def remaining() -> int:
    """How many records a rebuild would read now."""
    state = SearchState.current()
    done = state.progress if _is_unfinished(state) else {}
    return sum(offer.model._default_manager.filter(pk__gt=done.get(offer.kind, 0)).count() for offer in OFFERS.values())


def _is_unfinished(state: SearchState) -> bool:
    return state.building is not None and state.building_analyser == analyser.VERSION


@contextmanager
def _analysers(records: int) -> Iterator[Analyse]:
    """How texts are analysed, which is half of the work: on every core, where there are enough to be worth it."""
    cores = os.cpu_count() or 1
    if cores == 1 or records < WORTH_A_POOL:
        yield one_by_one
        return
    with ProcessPoolExecutor(max_workers=min(cores, 8)) as pool:
        yield lambda *columns: map(_unpacked, pool.map(_packed, *columns, chunksize=20))


def _packed(*fields: Any) -> tuple[str, str, str]:
    """Tokens as three strings: a thousand small ones take as long to send between processes as to make."""
    tokens = tokens_of(*fields)
    return "\n".join(token or "" for token in tokens.stream), "\n".join(tokens.marks), "\n".join(tokens.words)


def _unpacked(packed: tuple[str, str, str]) -> Tokens:
    in_order, marks, words = (text.split("\n") if text else [] for text in packed)
    return Tokens([token or None for token in in_order], set(marks), set(words))


@transaction.atomic
def _begin(again: bool) -> SearchState:
    """Choose the generation to build. From the end of this transaction on, every save writes to it as well."""
    backend().hold_still()
    SearchState.objects.get_or_create(pk=1)
    state = SearchState.objects.select_for_update().get(pk=1)
    if again or not _is_unfinished(state):
        state.building = state.live % 30_000 + 1
        state.building_analyser = analyser.VERSION
        state.progress = {}
        backend().begin(state.building)
        SearchEntry.objects.filter(generation=state.building).delete()
        if state.is_outdated:  # its sounds may be written otherwise
            SearchWord.objects.all().delete()
        state.save()
    return state


@transaction.atomic
def _batch(state: SearchState, offer: Offer, analyse: Analyse) -> int:
    """Write the next entries of a kind, and how far we are, together; the number of records read."""
    after = state.progress.get(offer.kind, 0)
    pks = list(offer.model._default_manager.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not pks:
        return 0
    list(offer.model._default_manager.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    records = offer.rows().filter(pk__in=pks).order_by("pk")
    described = ((record.pk, entry) for record in records if (entry := offer.describe(record)))
    put_all(state.building or 0, offer, described, analyse)
    state.progress[offer.kind] = pks[-1]
    SearchState.objects.filter(pk=1).update(progress=state.progress)
    return len(pks)


def _swap(generation: int) -> None:
    """Let the new generation answer, then clear the old one away in small steps."""
    with transaction.atomic():
        backend().hold_still()
        state = SearchState.objects.select_for_update().get(pk=1)
        old, state.live, state.building = state.live, generation, None
        state.analyser, state.building_analyser, state.progress = analyser.VERSION, "", {}
        state.save()
    backend().drop(old)
    stale = SearchEntry.objects.exclude(generation=generation)
    while pks := list(stale.values_list("pk", flat=True)[: 10 * BATCH]):
        SearchEntry.objects.filter(pk__in=pks).delete()
