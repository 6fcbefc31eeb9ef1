"""Editors, readers and the clock at work at the same moment, in processes of their own, some of which are killed.

Each editor has a story of her own, and the chief editor the rest of the house. Right after each move its page has to
show it. Readers read within the processes and over HTTP, from a server of two workers and from a second machine with a
store of its own. Everybody is killed now and then, some editors between their commit and the removal of what it
concerns. When all is over and the clock has ticked once on each machine, every stored page has to be what would be made
now.
"""

import difflib
import gzip
import http.client
import multiprocessing
import os
import random
import signal
import time
import traceback
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import brotli
from django.db import DatabaseError, connections, transaction
from django.test import Client

from newsroom import ticks
from newsroom.press import files
from newsroom.press.release import this_node
from tests import makers
from tests.newsroom.press import verbs, world

fork = multiprocessing.get_context("fork")

EDITORS = 2
FORMS = {"zh-hans": {}, "en": {"django_language": "en"}, "zh-hans-care": {"care": "1"}}
# Of how many moves of an editor one is her last.
LIVES = 12
# Every so many seconds somebody is killed.
KILL_EVERY = 0.35
READERS_LONGER = 1.5


def build() -> list[str]:
    """The newsroom they work in; the addresses that readers read."""
    world.build()
    makers.make_section("赛场", slug="race")
    for number in range(EDITORS):
        makers.make_public_article(
            "第一稿", short_headline=f"编辑{number}", tags=["学厦航"], publish_at=makers.at(f"2014-10-{number + 10}")
        )
    stories = [verbs.own_story(number).get_absolute_url() for number in range(EDITORS)]
    return [*stories, "/sections/race/", *world.addresses()]


def editor(number: int, place: tuple[list[str], list[str]], chance: random.Random) -> None:
    _hold(_move(verbs.edit, number, chance))
    time.sleep(chance.random() / 50)


def chief(number: int, place: tuple[list[str], list[str]], chance: random.Random) -> None:
    _hold(_move(verbs.direct, number, chance))
    time.sleep(chance.random() / 20)


def _move(move: Callable[[int, random.Random], verbs.Claim], number: int, chance: random.Random) -> verbs.Claim:
    """Now and then the editor's process dies when her change is committed, and nothing has been removed for it yet."""
    if chance.randrange(LIVES):
        return move(number, chance)
    with transaction.atomic():
        # Registered before the first write, and so called before the press is.
        transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
        return move(number, chance)


def _hold(claim: verbs.Claim) -> None:
    answer = Client().get(claim.path)
    assert answer.status_code == claim.status, f"{claim}: {answer.status_code}"
    assert (claim.words in answer.content.decode()) == claim.shown, f"{claim} does not hold"


def reader(number: int, place: tuple[list[str], list[str]], chance: random.Random) -> None:
    client = Client()
    client.cookies.load(FORMS[chance.choice(list(FORMS))])
    assert client.get(chance.choice(place[0])).status_code in (200, 301, 404, 410)


def reader_of_a_server(number: int, place: tuple[list[str], list[str]], chance: random.Random) -> None:
    form = FORMS[chance.choice(list(FORMS))]
    cookies = "; ".join(f"{name}={value}" for name, value in form.items())
    request = urllib.request.Request(place[1][number] + chance.choice(place[0]), headers={"Cookie": cookies})  # noqa: S310
    try:
        urllib.request.urlopen(request, timeout=30).read()  # noqa: S310
    except urllib.error.HTTPError as error:
        assert error.code in (404, 410, 503), error  # 503: SQLite gave up waiting
    except (OSError, http.client.HTTPException):
        time.sleep(0.1)  # its worker was killed


def timekeeper(number: int, place: tuple[list[str], list[str]], chance: random.Random) -> None:
    ticks.run()
    time.sleep(0.2)


def work(job: Callable, number: int, place: tuple[list[str], list[str]], seed: float, failures) -> None:
    connections.close_all()
    chance = random.Random(seed)
    while True:
        try:
            job(number, place, chance)
        except DatabaseError:
            continue  # SQLite gave up waiting; a person would try again
        except BaseException:
            failures.put(traceback.format_exc())
            raise


def run(seconds: float, seed: int, paths: list[str], servers: dict[str, int]) -> list[str]:
    """Let them work, kill one of them every now and then, and answer with what went wrong.

    `servers` are addresses with the processes that serve them.
    """
    chance = random.Random(seed)
    connections.close_all()
    failures = fork.SimpleQueue()
    jobs = [(editor, number) for number in range(EDITORS)]
    jobs += [(chief, 0), (reader, 0), (timekeeper, 0)]
    jobs += [(reader_of_a_server, number) for number in range(len(servers))]

    def start(place: int):
        job, number = jobs[place]
        arguments = (job, number, (paths, list(servers)), chance.random(), failures)
        process = fork.Process(target=work, args=arguments, daemon=True)
        process.start()
        return process

    at_work = [start(place) for place in range(len(jobs))]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(KILL_EVERY)
        victim = chance.choice([*at_work, None])
        if victim:
            victim.kill()
            victim.join()
        else:
            _kill_a_worker(chance.choice(list(servers.values())), chance)
        for place, process in enumerate(at_work):
            if not process.is_alive():
                process.join()
                at_work[place] = start(place)
    for process, (job, _number) in zip(at_work, jobs, strict=True):
        if job in (editor, chief):
            process.kill()
            process.join()
    # Readers go on a little, so that there is something to be found stale; what was set for a time comes to pass.
    time.sleep(READERS_LONGER)
    for process in at_work:
        process.kill()
        process.join()
    said = []
    while not failures.empty():
        said.append(failures.get())
    return said


def _kill_a_worker(server: int, chance: random.Random) -> None:
    workers = sorted(children(server))
    if len(workers) > 1:
        os.kill(chance.choice(workers), signal.SIGKILL)


def children(pid: int) -> set[int]:
    return {int(one) for file in Path(f"/proc/{pid}/task").glob("*/children") for one in file.read_text().split()}


def kept() -> list[Path]:
    """The stored pages."""
    found = files.root().glob("[!.]*/**/*")
    return [file for file in found if file.suffix in files.TYPES and not file.name.startswith(".")]


def stale(fresh) -> list[str]:
    """Stored pages that are not what would be made now, in any encoding, and files that no row knows of."""
    known = set(this_node().pages.values_list("address", flat=True))
    found = []
    for file in kept():
        address = file.relative_to(files.root()).as_posix()
        form, _slash, path = address.partition("/")
        made = fresh.get("/" + path.removesuffix("index.html"), FORMS[form])
        if address not in known:
            found.append(f"{address} is known to no row")
        elif file.read_bytes() != made:
            found.append(f"{address} is stale: {difference(file.read_bytes(), made)}")
        elif not _packed_alike(file, made):
            found.append(f"{address} is another when it is packed")
    return found


def _packed_alike(file: Path, made: bytes) -> bool:
    packed = {".gz": gzip.decompress, ".br": brotli.decompress}
    return all(unpack(file.with_name(file.name + end).read_bytes()) == made for end, unpack in packed.items())


def difference(old: bytes, new: bytes) -> str:
    lines = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm="")
    return "\n".join(line[:300] for line in list(lines)[:20])
