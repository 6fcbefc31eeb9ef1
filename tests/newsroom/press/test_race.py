"""RACE_RUNS=20 runs it twenty times, each with other chances (from RACE_FROM on), RACE_SECONDS long each."""

import os
import signal
from collections.abc import Iterator

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


@pytest.fixture
def server(press, settings) -> Iterator[tuple[str, int]]:
    """A server of two workers, which come back when they are killed."""
    environment = {"DATABASE_URL": servers.database_url(), "PRESS_DIR": str(settings.PRESS_DIR)}
    options = ("--respawn-failed-workers", "--respawn-interval", "0.3")
    with servers.application_and_process(environment, 2, *options) as (address, process):
        yield address, process.pid
        # It does not end when it is asked to while it waits for a killed worker.
        for pid in {process.pid, *race.children(process.pid)}:
            os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_no_page_is_stale_whatever_happens_at_the_same_moment(paths, server, fresh, seed):
    assert race.run(SECONDS, seed, paths, *server) == []
    ticks.run()
    assert race.stale(fresh) == []
