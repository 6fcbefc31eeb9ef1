"""Storing a page, so that it is never older than what readers may see.

1. The epoch is read before the page begins to render.
2. Its row and what it depends on are committed. From here on every removal finds it.
3. In a moment in which nobody commits a change, we look: is there one since the epoch that concerns the page? If not,
   the file is put in place before the moment ends.

A change that commits before that moment is seen by the look; one that commits after it finds the row, and removes the
file. A crash leaves a row without a file, never a file without a row. tests/newsroom/press/test_race.py tries to find a
hole in this.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from newsroom.press import files
from newsroom.press.epochs import Busy, since, still
from newsroom.press.models import Dependency, Node, Page, Way
from newsroom.press.pieces import Piece
from newsroom.press.questions import digest
from newsroom.press.recording import Recorder
from newsroom.press.release import release, this_node
from newsroom.press.removal import MOST_CHANGES, concerns, depend, keys_of, remove

# A page that took longer than this to make is not stored: the changes since it began may have been cleared away.
LONGEST_RENDER = datetime.timedelta(minutes=2)
# Of more changes that are not worked off yet, none is held against a piece: nobody can commit in the meantime.
MOST_WAITING = 50
# Forty rows a page: a `bulk_create` of them takes as long as the page itself.
FILE = f"INSERT INTO {Dependency._meta.db_table} (page_id, key, question) VALUES (%s, %s, %s)"  # noqa: S608


@dataclass(frozen=True)
class Made:
    """A page as it has been made, and from what; `epoch` and `begun` are of the moment before."""

    body: bytes
    headers: dict[str, str]
    record: Recorder
    piece: Piece
    epoch: str
    begun: datetime.datetime


def keep(address: str, made: Made) -> bool:
    """Store a page; False where it is better made again the next time."""
    node, record, piece = this_node(), made.record, made.piece
    if any(one.unknown for one in record.whole()) or node.release != release() or is_stale(record, made.epoch):
        return False
    draft = files.Draft(address, made.body, made.headers, piece.as_bytes(record.rows) if piece.is_new else None)
    try:
        rows = _registered(node, address, made)
        if not rows:
            return False
        with still():
            if timezone.now() - made.begun > LONGEST_RENDER or is_stale(record, made.epoch):
                return False
            if piece.found and not _still_holds(node, rows[0]):
                return False
            # Held, so that a removal waits; gone, if one came first. In the order in which a removal takes them.
            held = Page.objects.select_for_update().filter(pk__in=[row.pk for row in rows]).order_by("pk")
            if len(held) < len(rows):
                return False
            draft.place()
    except Busy:
        return False
    finally:
        draft.drop()
    return True


def _registered(node: Node, address: str, made: Made) -> list[Page]:
    """The rows of the piece, if there is one, and the page, with everything they depend on.

    What was stored there before goes first, with its file. No rows where the piece has gone that the page was made of.
    """
    record, piece = made.record, made.piece
    gone = [address, piece.address] if piece.is_new else [address]
    with transaction.atomic():
        remove(node, Page.objects.select_for_update().filter(node=node, address__in=gone).order_by("pk"))
        kept, records = None, record.whole()
        if piece.is_new:
            kept, records = _row(node, piece.address, piece.made_at, [record]), records[1:]
        elif piece.found:
            kept = Page.objects.filter(node=node, address=piece.address, made_at=piece.made_at).first()
            if kept is None:
                # A file whose row was lost, as when a database of yesterday is put back, would never go otherwise.
                files.remove(piece.address)
                return []
        page = _row(node, address, timezone.now(), records, kept)
        return [kept, page] if kept else [page]


def _row(
    node: Node, address: str, at: datetime.datetime, records: Sequence[Recorder], piece: Page | None = None
) -> Page:
    """What the piece depends on is filed once, under the piece."""
    ends = [one.until for one in (*records, piece) if one and one.until]
    page = Page.objects.create(node=node, address=address, made_at=at, until=min(ends, default=None))
    filed = set().union(*(record.filed() for record in records))
    if filed:
        with connection.cursor() as cursor:
            cursor.executemany(FILE, [(page.pk, digest(key), text) for key, text in filed])
    if ways := _ways(key for key, _text in filed):
        new = ways.difference(Way.objects.values_list("name", flat=True))
        Way.objects.bulk_create((Way(name=name) for name in new), ignore_conflicts=True)
    return page


def _still_holds(node: Node, piece: Page) -> bool:
    """Whether no change concerns a piece that this node has not worked off; what it has, has removed it."""
    worked_off = Node.objects.values_list("epoch", flat=True).get(pk=node.pk)
    changes = list(since(worked_off)[: MOST_WAITING + 1])
    return len(changes) <= MOST_WAITING and not depend(Dependency.objects.filter(page=piece), changes)


def is_stale(record: Recorder, epoch: str) -> bool:
    """Whether a change since an epoch concerns what was recorded."""
    changes = list(since(epoch)[: MOST_CHANGES + 1])
    if not changes:
        return False
    if len(changes) > MOST_CHANGES:
        return True
    filed: dict[str, list[str]] = {}
    for key, question in set().union(*(one.filed() for one in record.whole())):
        filed.setdefault(key, []).append(question)
    ways = _ways(filed)
    return any(
        concerns(question, change)
        for change in changes
        for key in keys_of(change, ways)
        for question in filed.get(key, ())
    )


def _ways(keys: Iterable[str]) -> set[str]:
    return {key.split("=", 1)[0] for key in keys if "<" in key}
