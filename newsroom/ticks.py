"""What `manage.py tick` does every minute: each app brings its own, and one that fails stops no other.

Register in the app's `ready()`: `ticks.register("appointments", clock.tick)`. What may take minutes comes after all
others. The function may be called twice in
the same minute, and by two machines at once; it returns how many things it did and how many failed.
"""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)

Job = Callable[[], tuple[int, int]]
_jobs: dict[str, Job] = {}
_long_jobs: dict[str, Job] = {}


def register(name: str, job: Job, takes_long: bool = False) -> None:
    (_long_jobs if takes_long else _jobs)[name] = job


def run() -> dict[str, tuple[int, int]]:
    """Do everything that is due; by name, how many were done and how many failed."""
    return {name: _run_one(name, job) for name, job in {**_jobs, **_long_jobs}.items()}


def _run_one(name: str, job: Job) -> tuple[int, int]:
    try:
        return job()
    except Exception:
        log.exception("The tick of %s failed as a whole", name)
        return 0, 1
