"""What the clock changes: a pin ends, an event has passed, results are released at a time.

The coming of a moment is a change like any other. Where a row has a day or a moment that has come since the last look,
a change of that column is noted for it, and the pages that asked by this column go, as they would after an edit.
"""

import datetime
import json
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from newsroom.press.asking import forget_old_days
from newsroom.press.models import Change, Node
from newsroom.press.questions import comparable
from newsroom.press.release import this_node
from newsroom.press.removal import begin, catch_up, remove
from newsroom.press.watching import LOCK, Table, watched

# Clocks of several machines differ a little; a moment that is noted twice does no harm.
OVERLAP = datetime.timedelta(seconds=5)
# Changes are kept for the pages that began to render before them, and for nodes that were away for a while.
KEPT = datetime.timedelta(hours=1)


def tick() -> tuple[int, int]:
    """Remove what the clock has changed, and what a crash has left; returns how many pages, and no failures."""
    begin()
    node = this_node()
    now = timezone.now()
    pass_over(node.clock or now, now)
    gone = catch_up() + remove(node, node.pages.filter(until__lte=now))
    Node.objects.filter(pk=node.pk).update(clock=now)
    clear_away(now)
    return gone, 0


def pass_over(then: datetime.datetime, now: datetime.datetime) -> int:
    """Note a change for every moment between two, and for every day that has begun or ended between them."""
    first, last = timezone.localdate(then), timezone.localdate(now)
    noted = 0
    with transaction.atomic():
        for table in watched().values():
            for column in table.moments:
                noted += _note(table, column, then - OVERLAP, now)
            # A day that was today is over on the next one.
            for column in table.days if last > first else ():
                noted += _note(table, column, first, last)
    return noted


def _note(table: Table, column: str, low: Any, high: Any) -> int:
    """From a day to a day, or from a moment to a moment."""
    told = ", ".join(f'"{name}"' for name in table.told)
    write = connection.ops.adapt_datetimefield_value if isinstance(low, datetime.datetime) else lambda value: value
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {told} FROM "{table.name}" WHERE "{column}" BETWEEN %s AND %s',  # noqa: S608 - our own names
            [write(low), write(high)],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0
        number = 0
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            number = cursor.fetchone()[0]
    found = [json.dumps(dict(zip(table.told, map(comparable, row), strict=True)), default=str) for row in rows]
    Change.objects.bulk_create(
        Change(table=table.name, old=row, new=row, columns=f",{column}", epoch=number, at=timezone.now())
        for row in found
    )
    return len(found)


def clear_away(now: datetime.datetime) -> None:
    """Forget old changes. A node that has not ticked since may not know them: it is new when it comes back."""
    old = now - KEPT
    Node.objects.filter(clock__lt=old).delete()
    Change.objects.filter(at__lt=old).delete()
    forget_old_days()
