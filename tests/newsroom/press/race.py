"""Editors, readers and the clock at work at the same moment, in processes of their own, some of which are killed.

Each editor has a story of her own and asks for its page right after each save: it has to show what she saved. When all
is over, every stored page has to be what would be made now.
"""

import multiprocessing
import os
import random
import signal
import time
import traceback
from collections.abc import Callable

from django.db import OperationalError, connections
from django.test import Client

from articles.models import Article
from newsroom.press import clock, files
from newsroom.press.models import Page

fork = multiprocessing.get_context("fork")


def editor(number: int, paths: list[str], chance: random.Random) -> None:
    """Saves in one of three ways, then looks."""
    story = Article.objects.get(headline__startswith=f"第{number}位编辑")
    for count in range(1_000_000):
        headline = f"第{number}位编辑的第{os.getpid()}-{count}稿"
        if count % 2:
            Article.objects.filter(pk=story.pk).update(headline=headline)
        else:
            story.refresh_from_db()
            story.headline = headline
            story.save()
        shown = Client().get(story.get_absolute_url()).content.decode()
        assert headline in shown, f"{headline} was saved, and readers see something else"
        time.sleep(chance.random() / 50)


def reader(number: int, paths: list[str], chance: random.Random) -> None:
    client = Client()
    while True:
        assert client.get(chance.choice(paths)).status_code == 200


def timekeeper(number: int, paths: list[str], chance: random.Random) -> None:
    while True:
        clock.tick()
        time.sleep(0.2)


def work(job: Callable, number: int, paths: list[str], seed: int, failures) -> None:
    connections.close_all()
    chance = random.Random(seed)
    while True:
        try:
            job(number, paths, chance)
        except OperationalError:
            continue  # SQLite gave up waiting; a person would try again
        except BaseException:
            failures.put(traceback.format_exc())
            raise


def run(seconds: float, seed: int, paths: list[str], editors: int = 2, readers: int = 2) -> list[str]:
    """Let them work, kill one of them every now and then, and answer with what went wrong."""
    chance = random.Random(seed)
    connections.close_all()
    failures = fork.SimpleQueue()
    jobs = [(editor, number) for number in range(editors)] + [(reader, n) for n in range(readers)] + [(timekeeper, 0)]

    def start(place: int):
        job, number = jobs[place]
        process = fork.Process(target=work, args=(job, number, paths, chance.random(), failures), daemon=True)
        process.start()
        return process

    at_work = [start(place) for place in range(len(jobs))]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.3)
        place = chance.randrange(len(jobs))
        os.kill(at_work[place].pid, signal.SIGKILL)
        at_work[place].join()
        at_work[place] = start(place)
    for process in at_work:
        process.kill()
        process.join()
    clock.tick()
    said = []
    while not failures.empty():
        said.append(failures.get())
    return said


def stale(fresh) -> list[str]:
    """Stored pages that are not what would be made now, and files that no row knows of."""
    known = set(Page.objects.values_list("address", flat=True))
    found = []
    for file in files.root().glob("zh-hans/**/*.html"):
        address = file.relative_to(files.root()).as_posix()
        path = address.removeprefix("zh-hans").removesuffix("index.html")
        if address not in known:
            found.append(f"{address} is known to no row")
        elif file.read_bytes() != fresh.get(path):
            found.append(f"{address} is stale")
    return found
