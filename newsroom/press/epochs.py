"""Moments of the database, as an order of changes: what was committed, and what came after.

An epoch is what a program saw when it asked. On SQLite that is the number of the last change, for there changes
commit one after the other. On PostgreSQL a lower number may commit later, so it is the snapshot itself: a change
belongs to the time before exactly if that snapshot shows its transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import QuerySet

from newsroom.press.models import Change
from newsroom.press.watching import LOCK


def epoch() -> str:
    """Now, as far as this connection can see."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM press_change")
        else:
            cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def since(then: str) -> QuerySet[Change]:
    """The changes that an epoch had not seen and that are committed now; all there are, if it is empty."""
    if not then:
        return Change.objects.all()
    if connection.vendor == "sqlite":
        return Change.objects.filter(id__gt=int(then))
    # The oldest transaction that was under way then, for the index; the snapshot decides.
    oldest = int(then.split(":", 1)[0])
    return Change.objects.filter(epoch__gte=oldest).extra(
        where=["NOT pg_visible_in_snapshot(epoch::text::xid8, %s::pg_snapshot)"], params=[then]
    )


class Busy(Exception):
    """Somebody has a change under way that is not committed yet."""


@contextmanager
def still() -> Iterator[None]:
    """A transaction during which nobody commits a change. Raises Busy rather than wait for an editor.

    On SQLite a transaction that begins IMMEDIATE is that by itself. On PostgreSQL every trigger holds the lock shared
    until its transaction ends, and this one has it alone.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
                if not cursor.fetchone()[0]:
                    raise Busy
        yield
