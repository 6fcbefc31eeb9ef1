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
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from newsroom.press import files
from newsroom.press.epochs import Busy, since, still
from newsroom.press.models import Dependency, Node, Page, Way
from newsroom.press.recording import Recorder, digest
from newsroom.press.release import release, this_node
from newsroom.press.removal import MOST_CHANGES, concerns, keys_of, remove

# A page that took longer than this to make is not stored: the changes since it began may have been cleared away.
LONGEST_RENDER = datetime.timedelta(minutes=2)
# Forty rows a page: a `bulk_create` of them takes as long as the page itself.
FILE = f"INSERT INTO {Dependency._meta.db_table} (page_id, key, question) VALUES (%s, %s, %s)"  # noqa: S608


def keep(
    address: str, body: bytes, headers: dict[str, str], record: Recorder, epoch: str, begun: datetime.datetime
) -> bool:
    """Store a page; False where it is better made again the next time."""
    node = this_node()
    if record.unknown or node.release != release() or is_stale(record, epoch):
        return False
    draft = files.Draft(address, body, headers)
    try:
        page = _registered(node, address, record)
        with still():
            if timezone.now() - begun > LONGEST_RENDER or is_stale(record, epoch):
                return False
            # Held, so that a removal waits; gone, if one came first.
            if not Page.objects.select_for_update().filter(pk=page.pk).exists():
                return False
            draft.place()
    except Busy:
        return False
    finally:
        draft.drop()
    return True


def _registered(node: Node, address: str, record: Recorder) -> Page:
    """A new row with everything the page depends on. What was stored there before goes first, with its file."""
    with transaction.atomic():
        remove(node, Page.objects.select_for_update().filter(node=node, address=address))
        page = Page.objects.create(node=node, address=address, made_at=timezone.now(), until=record.until)
        filed = record.filed()
        with connection.cursor() as cursor:
            cursor.executemany(FILE, [(page.pk, digest(key), text) for key, text in filed])
        if ways := _ways(key for key, _text in filed):
            new = ways.difference(Way.objects.values_list("name", flat=True))
            Way.objects.bulk_create((Way(name=name) for name in new), ignore_conflicts=True)
    return page


def is_stale(record: Recorder, epoch: str) -> bool:
    """Whether a change since an epoch concerns what was recorded."""
    changes = list(since(epoch)[: MOST_CHANGES + 1])
    if not changes:
        return False
    if len(changes) > MOST_CHANGES:
        return True
    filed: dict[str, list[str]] = {}
    for key, question in record.filed():
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
