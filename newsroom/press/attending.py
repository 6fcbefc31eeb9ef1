"""What the press does by itself while the site is served.

It removes what other machines have changed, and makes again at once what readers ask for most. A thread of each server
process; the first on a machine is at work, and another takes its place when it dies. Servers that allow no threads run
`manage.py attend_press` beside them, which is the same.
"""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from newsroom.press import asking, files
from newsroom.press.bells import Ear, Lost, bell
from newsroom.press.remaking import remake
from newsroom.press.removal import catch_up

log = logging.getLogger(__name__)

STEP = 0.2  # seconds between two looks at the store
# Seconds between two writings of what was counted, and between two looks that nobody asked for: a connection over which
# no messages come any more may look sound, and a process that died after its commit tells nobody.
NOW_AND_THEN = 30
# Where the change was made on this machine, its own process removes; this thread need not do it at the same moment.
AFTER_THE_EDITOR = 0.05
AFTER_A_FAILURE = 2
LONGEST_REST = 5
# How often a page that could not be stored is tried again.
TRIES = 3


def start(application: Callable[..., Any]) -> None:
    """Attend from now on, as long as this process lives. `application` is that of WSGI."""
    if settings.PRESS and (settings.PRESS_MAKE_AGAIN or bell()):
        threading.Thread(target=Attendant(application).attend, name="press", daemon=True).start()


class Attendant:
    def __init__(self, application: Callable[..., Any]):
        self.application = application
        self.seen: int | None = None  # the last removal after which pages were made again
        self.tries = 0
        self.last = time.monotonic()

    def attend(self) -> None:
        while True:
            try:
                with alone_on_this_machine() as is_alone:
                    self._attend() if is_alone else self._stand_by()
            except (DatabaseError, OSError, Lost) as error:
                log.error("The press is not attended: %s", error)  # again and again while the database is down
                time.sleep(AFTER_A_FAILURE)
            except Exception:  # this thread has to live as long as the server
                log.exception("The press is not attended")
                time.sleep(AFTER_A_FAILURE)
            finally:
                connections.close_all()

    def _stand_by(self) -> None:
        time.sleep(STEP)
        if self.is_time():
            asking.write_down()

    def _attend(self) -> None:
        ours = bell()
        with ExitStack() as stack:
            ear = stack.enter_context(ours.listening()) if ours else None
            # Whatever was said before this moment was not heard.
            catch_up()
            while True:
                self.step(ear)

    def step(self, ear: Ear | None) -> None:
        if ear is None:
            time.sleep(STEP)
        elif ear.wait(STEP):
            time.sleep(AFTER_THE_EDITOR)
            catch_up()
        if self.is_time():
            asking.write_down()
            catch_up()
        self.make_again()
        connections.close_all()

    def is_time(self) -> bool:
        """Whether what is done now and then is due."""
        is_due = time.monotonic() - self.last > NOW_AND_THEN
        self.last = time.monotonic() if is_due else self.last
        return is_due

    def make_again(self) -> None:
        """After a removal; and rest as long as it took, so that an import does not keep this thread busy."""
        last = files.last_removal()
        if not settings.PRESS_MAKE_AGAIN or (last == self.seen and not self.tries):
            return
        self.tries = TRIES if last != self.seen else self.tries
        self.seen, begun = last, time.monotonic()
        asking.write_down()
        missing = remake(self.application)
        self.tries = self.tries - 1 if missing else 0
        time.sleep(min(time.monotonic() - begun, LONGEST_REST))


@contextmanager
def alone_on_this_machine() -> Iterator[bool]:
    """Whether no other process attends to this store; nobody will, as long as this goes on."""
    files.root().mkdir(parents=True, exist_ok=True)
    lock = os.open(files.root() / ".attended", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(lock)
