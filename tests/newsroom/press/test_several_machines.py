"""Two machines with one database and a store each: what one changes, the other no longer gives out."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from newsroom.press import bells, clock, files
from newsroom.press.models import Node
from newsroom.press.removal import begin, catch_up
from tests import makers, servers

SECONDS = 15  # a machine that is at work for others takes its time


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return is_so()


@pytest.fixture
def redis_server(tmp_path) -> Iterator[str]:
    program, port = servers.needs("redis-server"), servers.free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with servers.running(command, port):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture(params=["PostgreSQL", "Redis"])
def messages(request, press, settings) -> str:
    """By which both machines tell each other; the setting for it."""
    if request.param == "PostgreSQL":
        if connection.vendor != "postgresql":
            pytest.skip("runs with the tests on PostgreSQL")
    else:
        settings.PRESS_PURGE_URL = request.getfixturevalue("redis_server")
    return settings.PRESS_PURGE_URL


class Machine:
    """Another one, with a store of its own and `manage.py attend_press`, until it loses its power."""

    def __init__(self, settings, messages: str, store: Path):
        self.settings, self.store = settings, store
        self.environment = {
            "DATABASE_URL": servers.database_url(),
            "PRESS_DIR": str(store),
            "PRESS_PURGE_URL": messages,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PRESS": "1",
        }
        self.running = ExitStack()

    def there(self, do: Callable):
        """Here, as if it were on that machine."""
        here, self.settings.PRESS_DIR = self.settings.PRESS_DIR, self.store
        try:
            return do()
        finally:
            self.settings.PRESS_DIR = here

    def read(self, path: str) -> str:
        return self.there(lambda: Client().get(path).content.decode())

    def has(self, path: str) -> bool:
        return (self.store / f"zh-hans{path}index.html").exists()

    def attend(self) -> None:
        command = [sys.executable, "manage.py", "attend_press"]
        environment = {**servers.os.environ, **self.environment}
        process = subprocess.Popen(command, cwd=servers.ROOT, env=environment)  # noqa: S603
        self.running.callback(lambda: (process.kill(), process.wait()))

    def lose_power(self) -> None:
        self.running.close()

    def listens(self, path: str, story: Article) -> None:
        """Wait until it hears what is changed here."""
        assert within(SECONDS, lambda: (self.store / ".attended").exists())

        def heard() -> bool:
            Article.objects.filter(pk=story.pk).update(deck=str(time.monotonic()))
            return within(0.5, lambda: not self.has(path))

        assert within(SECONDS, heard)


@pytest.fixture
def elsewhere(messages, settings, tmp_path) -> Iterator[Machine]:
    machine = Machine(settings, messages, tmp_path / "elsewhere")
    machine.there(begin)
    yield machine
    machine.lose_power()


@pytest.fixture
def story(press) -> Article:
    return makers.make_public_article("推进会在福州召开")


def test_processes_with_one_folder_are_one_machine(press, tmp_path):
    told = [sys.executable, "-c", "from newsroom.press import files; print(files.own_name(), end='')"]
    environment = {**servers.os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PRESS_DIR": str(tmp_path / "one")}
    both = [
        subprocess.Popen(told, cwd=servers.ROOT, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
        for _number in range(2)
    ]
    names = {process.communicate()[0] for process in both}
    assert names == {(tmp_path / "one/.node").read_text()}
    assert names != {files.own_name()}
    assert [one.name for one in (tmp_path / "one").iterdir()] == [".node"]


def test_a_change_here_removes_the_page_there(elsewhere, story):
    path = story.get_absolute_url()
    elsewhere.read(path)
    elsewhere.attend()
    elsewhere.listens(path, story)
    elsewhere.read(path)
    assert elsewhere.has(path)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert within(2, lambda: not elsewhere.has(path))
    assert "厦门" in elsewhere.read(path)


def test_a_machine_that_was_down_catches_up_when_it_is_back(elsewhere, story):
    path = story.get_absolute_url()
    elsewhere.read(path)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert elsewhere.has(path)
    elsewhere.attend()
    assert within(SECONDS, lambda: not elsewhere.has(path))


def test_what_does_not_concern_a_page_there_leaves_it(elsewhere, story):
    path = story.get_absolute_url()
    elsewhere.there(catch_up)
    elsewhere.read(path)
    makers.make_unit("福州海关")
    elsewhere.there(catch_up)
    assert elsewhere.has(path)


def test_a_machine_that_was_away_for_hours_begins_anew(elsewhere, story):
    path = story.get_absolute_url()
    elsewhere.read(path)
    Node.objects.filter(name=elsewhere.there(files.own_name)).update(clock=clock.timezone.now() - 2 * clock.KEPT)
    clock.tick()
    elsewhere.attend()
    assert within(SECONDS, lambda: not elsewhere.has(path))


def test_a_listener_goes_on_when_redis_comes_back(press, settings, tmp_path):
    """And looks at once, for what was said in between was said to nobody."""
    program, port = servers.needs("redis-server"), servers.free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    machine = Machine(settings, f"redis://127.0.0.1:{port}/0", tmp_path / "elsewhere")
    settings.PRESS_PURGE_URL = machine.environment["PRESS_PURGE_URL"]
    machine.there(begin)
    story = makers.make_public_article("推进会在福州召开")
    path = story.get_absolute_url()
    with machine.running:
        with servers.running(command, port):
            machine.read(path)
            machine.attend()
            machine.listens(path, story)
            machine.read(path)
        Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")  # which fails no save
        with servers.running(command, port):
            assert within(SECONDS, lambda: not machine.has(path))


def test_a_save_while_redis_is_down_is_done_and_removes_the_page_here(reader, story, settings):
    settings.PRESS_PURGE_URL = f"redis://127.0.0.1:{servers.free_port()}/0"
    path = story.get_absolute_url()
    reader.get(path)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert "厦门" in reader.get(path).content.decode()


def test_a_change_by_another_program_is_told_by_postgresql_itself(press, story):
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    import psycopg

    with bells.DatabaseBell().listening() as ear, psycopg.connect(servers.database_url()) as other:
        ear.wait(0.1)
        other.execute("UPDATE articles_article SET headline = '别的程序改的'")
        assert not ear.wait(0.1)
        other.commit()
        assert ear.wait(5)
