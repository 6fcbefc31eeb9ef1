"""What a page costs: stored and given out by nginx, or by the application alone, made again, and made of nothing."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from articles import related
from directory.models import Unit
from tests import pages, servers
from tests.newsroom.press.test_nginx import ask

pytestmark = pytest.mark.benchmark

WARM, SECONDS = 3, 10  # of wrk for each way
TICKS = os.sysconf("SC_CLK_TCK")


def say(capsys, text: str) -> None:
    with capsys.disabled():
        print(text)  # noqa: T201


def children() -> dict[int, set[int]]:
    """Every process of this machine with those it has started."""
    found: dict[int, set[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        found.setdefault(parent, set()).add(int(stat.parent.name))
    return found


def family(pid: int) -> set[int]:
    """A process and all that it has started, and those, and so on."""
    tree, found, new = children(), set(), {pid}
    while new:
        found |= new
        new = set().union(*(tree.get(one, set()) for one in new))
    return found


def spent(processes: set[int]) -> float:
    """Seconds of CPU, of the user and of the system (proc(5), fields 14 and 15)."""
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / TICKS


def memory(processes: set[int]) -> float:
    """Megabytes that the processes hold: their share of what they have in common, and all that is their own (PSS)."""
    told = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in processes]
    return sum(int(re.search(r"^Pss:\s+(\d+) kB", one, re.MULTILINE)[1]) for one in told) / 1024


@contextmanager
def watched(server) -> Iterator[tuple[str, set[int]]]:
    """A server's address and its processes."""
    before = children().get(os.getpid(), set())
    with server as address:
        time.sleep(1)
        started = children().get(os.getpid(), set()) - before
        yield address, set().union(*map(family, started))


def measured(address: str, processes: set[int]) -> tuple[float, float]:
    """Requests per second, and microseconds of the server's CPU for each."""
    wrk = [servers.needs("wrk"), "-t1", "-c8", "--timeout", "60s", address]
    subprocess.run([*wrk, f"-d{WARM}s"], check=True, capture_output=True)  # noqa: S603
    before = spent(processes)
    said = subprocess.run([*wrk, f"-d{SECONDS}s"], check=True, capture_output=True, text=True).stdout  # noqa: S603
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    number, rate = int(re.search(r"(\d+) requests in", said)[1]), float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])
    return rate, (spent(processes) - before) / number * 1_000_000


def test_serving(transactional_db, tmp_path, capsys):
    pages.site()
    story = pages.article()
    # Not those of an archive that another measurement has left.
    story.units.set(Unit.objects.filter(short_name="省发改委"))
    path = story.get_absolute_url()
    related.settle_some()
    given = connection.settings_dict
    database = (
        f"sqlite:///{given['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
    )
    var, folder = tmp_path / "var", tmp_path / "nginx"
    (var / "static").mkdir(parents=True)
    folder.mkdir()
    environment = {"DATABASE_URL": database, "VAR_DIR": str(var)}
    figures, held = {}, {}
    with watched(servers.application(environment)) as (application, its):
        page = ask(application + path)[2]
        (var / "static/plain.html").write_bytes(page)
        with watched(servers.nginx(folder, var, application)) as (nginx, of_nginx):
            assert ask(nginx + path)[1]["server"].startswith("nginx") and ask(nginx + path)[2] == page
            figures["nginx, the same text as a plain file"] = measured(f"{nginx}/static/plain.html", of_nginx)
            figures["nginx, the stored page"] = measured(nginx + path, of_nginx)
        figures["the application alone, the stored page"] = measured(application + path, its)
        held["stored pages"] = memory(its)
        # A page with a question is never stored, and is made like one that has gone for a story beside it.
        figures["the application, made again"] = measured(f"{application}{path}?from=timeline", its)
    with watched(servers.application({**environment, "PRESS": "0"})) as (application, its):
        figures["the application, made of nothing kept"] = measured(application + path, its)
        held["pages made of nothing kept"] = memory(its)
    plain = figures["nginx, the same text as a plain file"][1]
    say(capsys, f"\nan article page of {len(page)} bytes on {connection.vendor}: requests/s, CPU µs a request, × plain")
    for name, (rate, cost) in figures.items():
        say(capsys, f"  {name:40}{rate:10.0f}{cost:10.0f}{cost / plain:8.1f}")
    for name, megabytes in held.items():
        say(capsys, f"  memory of the server and its one worker after {name:20}{megabytes:10.0f} MB")
