"""After the commit of a change, the pages that it concerns go: at once, in the process that committed it.

If that process dies in between, the changes still stand in the database, and the next commit or tick works them off.
"""

import logging
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.press.bells import bell
from newsroom.press.removal import catch_up
from newsroom.press.watching import watched

log = logging.getLogger(__name__)

WRITES = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)


def connected(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Listen to what a new connection writes."""
    if follow not in connection.execute_wrappers:
        connection.execute_wrappers.append(follow)


def follow(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    here = context["connection"]
    saved()
    outcome = execute(sql, params, many, context)
    match = WRITES.match(sql) if settings.PRESS else None
    if match and match[1] in watched():
        if here.in_atomic_block:
            _after_commit()
        elif " RETURNING " in sql:
            # On its own, it is committed when its answer has been read: at the signal of the save, or before the
            # next statement.
            here.press_waits = True
        else:
            work_off()
    return outcome


def saved(**_kwargs: Any) -> None:
    """A save outside a transaction is done (post_save)."""
    if getattr(connection, "press_waits", False) and not connection.in_atomic_block:
        connection.press_waits = False  # type: ignore[attr-defined]
        work_off()


def _after_commit() -> None:
    """Once a transaction."""
    if not any(waiting[1] is work_off for waiting in connection.run_on_commit):
        transaction.on_commit(work_off)


def work_off() -> None:
    """What is committed is committed: a failure here must not look as if the save had failed."""
    try:
        catch_up()
    except (DatabaseError, OSError):
        log.exception("Pages could not be removed; the next tick does it")
    ours = bell()
    if ours:
        ours.ring()
