"""Of many readers who ask for the same page at the same moment, one has it made and the others wait for it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from newsroom.press.files import root

LONGEST_WAIT = 10  # seconds; then a reader makes the page for itself
LOCKS = 1024


@contextmanager
def alone(address: str) -> Iterator[None]:
    """Between all threads and processes of this machine. Two addresses may share a lock, and then wait for nothing."""
    folder = root() / ".locks"
    folder.mkdir(parents=True, exist_ok=True)
    number = int.from_bytes(blake2b(address.encode(), digest_size=4).digest()) % LOCKS
    lock = os.open(folder / str(number), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _wait_for(lock)
        yield
    finally:
        os.close(lock)  # which gives the lock back, as does the death of the process


def _wait_for(lock: int) -> None:
    given_up = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < given_up:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.01)
