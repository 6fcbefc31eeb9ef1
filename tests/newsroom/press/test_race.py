"""RACE_RUNS=20 runs it twenty times, each with other chances (from RACE_FROM on), RACE_SECONDS long each."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom import ticks
from tests import servers
from tests.newsroom.press import race

RUNS = int(os.environ.get("RACE_RUNS", 1))
FIRST = int(os.environ.get("RACE_FROM", 0))
SECONDS = float(os.environ.get("RACE_SECONDS", 5))


@pytest.fixture
def paths(press, wang, gao) -> list[str]:
    return race.build()


@contextmanager
def served(store: Path, workers: int) -> Iterator[tuple[str, int]]:
    """A server whose workers come back when they are killed: its address and its process."""
    environment = {"DATABASE_URL": servers.database_url(), "PRESS_DIR": str(store)}
    options = ("--respawn-failed-workers", "--respawn-interval", "0.3")
    with servers.application_and_process(environment, workers, *options) as (address, process):
        yield address, process.pid
        # It does not end when it is asked to while it waits for a killed worker.
        for pid in {process.pid, *race.children(process.pid)}:
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def stores(press, settings, tmp_path) -> list[Path]:
    """Of this machine and of another one."""
    return [settings.PRESS_DIR, tmp_path / "elsewhere"]


@pytest.fixture
def machines(stores) -> Iterator[dict[str, int]]:
    with served(stores[0], 2) as here, served(stores[1], 1) as elsewhere:
        yield dict([here, elsewhere])


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_no_page_is_stale_whatever_happens_at_the_same_moment(paths, stores, machines, fresh, settings, seed):
    assert race.run(SECONDS, seed, paths, machines) == []
    for settings.PRESS_DIR in stores:
        ticks.run()
        # On SQLite, which is for one machine, the other hears of nothing until its tick, and then little is left.
        assert race.kept() or stores[0] != settings.PRESS_DIR
        assert race.stale(fresh) == []
