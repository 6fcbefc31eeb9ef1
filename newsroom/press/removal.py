"""From changes to the pages they concern, and those off the disk."""

import json
import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsroom.press import files
from newsroom.press.epochs import epoch, since
from newsroom.press.models import Change, Dependency, Node, Page, Way
from newsroom.press.questions import comparable, digest, key_of
from newsroom.press.release import release, this_node
from newsroom.press.watching import watched

log = logging.getLogger(__name__)

# More changes than this at once are an import: then everything goes.
MOST_CHANGES = 2000
# Statements take a limited number of values.
AT_ONCE = 500


def begin() -> None:
    """Empty the store where another release, or nobody yet, has filled it. Called when the server starts."""
    node = this_node()
    if node.release != release():
        now = epoch()
        remove_all(node)
        Node.objects.filter(pk=node.pk).update(release=release(), epoch=now, clock=timezone.now())


def catch_up() -> int:
    """Remove from this node's disk what depends on changes that it has not worked off; returns how many pages.

    May run twice at once, and again after a crash at any place: a page is removed once more, never once less.
    """
    node = this_node()
    if not node.release:
        begin()
        return 0
    now = epoch()
    changes = list(since(node.epoch)[: MOST_CHANGES + 1])
    if not changes:
        return 0
    gone = remove_all(node) if len(changes) > MOST_CHANGES else remove(node, pages_of(node, changes))
    Node.objects.filter(pk=node.pk).update(epoch=now)
    return gone


def remove(node: Node, pages: Iterable[Page]) -> int:
    """Rows and files together: whoever is about to put a file in its place holds its row, or finds it gone.

    If the commit fails, rows are left without files, which is harmless. Two who remove the same pages hold their rows
    in the same order, or each would wait for the other.
    """
    pages = sorted(pages, key=lambda page: page.pk)
    with transaction.atomic():
        for at in range(0, len(pages), AT_ONCE):
            some = Page.objects.filter(pk__in=[page.pk for page in pages[at : at + AT_ONCE]])
            if connection.vendor == "postgresql":
                list(some.select_for_update().order_by("pk").values_list("pk"))
            _delete(some)
        for page in pages:
            files.remove(page.address)
    if pages:
        files.mark_removal()
    return sum(not files.is_piece(page.address) for page in pages)


def remove_all(node: Node) -> int:
    """Everything of a node, at once: its whole folder."""
    with transaction.atomic():
        pages = Page.objects.filter(node=node)
        count = pages.exclude(address__endswith=files.PIECE).count()
        _delete(pages)
        files.remove_all()
    files.mark_removal()
    return count


def _delete(pages: QuerySet[Page]) -> None:
    Dependency.objects.filter(page__in=pages.values("pk"))._raw_delete(Dependency.objects.db)  # type: ignore[attr-defined]
    pages._raw_delete(Page.objects.db)  # type: ignore[attr-defined]


def pages_of(node: Node, changes: Iterable[Change]) -> list[Page]:
    """The pages that show a changed row, or asked a question whose answer it may have changed.

    With a piece goes the page that is made of it, which has filed nothing of what the piece depends on.
    """
    pages = _pages(node, "pk", depend(Dependency.objects.filter(page__node=node), changes))
    pieces = [page.address for page in pages if files.is_piece(page.address)]
    made_of_them = _pages(node, "address", [address.removesuffix(files.PIECE) for address in pieces])
    return list({page.pk: page for page in (*pages, *made_of_them)}.values())


def _pages(node: Node, column: str, values: Iterable[Any]) -> list[Page]:
    ordered = sorted(values)
    parts = [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
    return [page for part in parts for page in Page.objects.filter(node=node, **{f"{column}__in": part})]


def depend(filed: QuerySet[Dependency], changes: Iterable[Change]) -> set[int]:
    """The keys of the pages and pieces that depend on changes, by what is filed of them."""
    by_key: dict[int, list[Change]] = {}
    ways = list(Way.objects.values_list("name", flat=True))
    for change in changes:
        for name in keys_of(change, ways):
            by_key.setdefault(digest(name), []).append(change)
    keys = list(by_key)
    found: set[int] = set()
    for at in range(0, len(keys), AT_ONCE):
        rows = filed.filter(key__in=keys[at : at + AT_ONCE])
        for page, key, question in rows.values_list("page", "key", "question"):
            if page not in found and any(concerns(question, change) for change in by_key[key]):
                found.add(page)
    return found


def keys_of(change: Change, ways: Iterable[str]) -> set[str]:
    """Every key under which a question may be filed that this change concerns."""
    table = watched().get(change.table)
    if table is None:
        return set()
    columns = (*table.telling, *table.kinds)
    found = {key_of(table.name, column, row[column]) for row in change.rows for column in columns}
    linked = [
        key for way in ways if way.startswith(f"{table.name}<") for key in _keys_by(way, change.rows[0][table.pk])
    ]
    return {table.name, *found, *linked}


def _keys_by(way: str, pk: Any) -> Iterator[str]:
    """By the links that a row has now. One that it has lost was a change itself, and so was one that it has got."""
    link, column, other = way.split("<")[1].split(".")
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT DISTINCT "{other}" FROM "{link}" WHERE "{column}" = %s', [pk])  # noqa: S608 - our own names
        for (value,) in cursor.fetchall():
            yield f"{way}={comparable(value)}"


def concerns(question: str, change: Change) -> bool:
    """Whether a change may alter the answer to a question; "" is the row itself."""
    if not question:
        return True
    columns, kept_to, low, high = _read(question)
    changed = change.changed
    if changed is not None and changed.isdisjoint(columns):
        return False
    return any(_within(row, kept_to, low, high) for row in _compared(change))


def _compared(change: Change) -> list[dict[str, Any]]:
    """Its rows as questions write values, made once: hundreds of questions may be held against one change."""
    if "compared" not in change.__dict__:
        rows = [{column: comparable(value) for column, value in row.items()} for row in change.rows]
        change.__dict__["compared"] = rows
    return change.__dict__["compared"]


@lru_cache(maxsize=10_000)
def _read(question: str) -> tuple[list[str], dict[str, list], dict[str, Any], dict[str, Any]]:
    """A question as it is stored. Pages of one kind ask the same ones."""
    return json.loads(question)


def _within(row: dict[str, Any], kept_to: dict[str, list], low: dict[str, Any], high: dict[str, Any]) -> bool:
    """Whether a row met every condition that the question made. A row without a value meets no bound."""
    if any(row.get(column) not in values for column, values in kept_to.items()):
        return False
    values = {column: row.get(column) for column in (*low, *high)}
    return not any(values[column] is None or values[column] < least for column, least in low.items()) and not any(
        values[column] is None or values[column] > most for column, most in high.items()
    )
