"""The cast: lin writes; chen, zhao and wang review at the first, second and third level, wang publishes too;
gao, a superuser, administers."""

import os
import shutil
import threading
import time

import pytest
from django.core.signals import request_finished, request_started
from django.db.backends.sqlite3 import base as sqlite3_first  # noqa: F401 - operations cannot be imported before it
from django.db.backends.sqlite3 import operations
from selenium import webdriver
from selenium.common.exceptions import SessionNotCreatedException

from articles import guards
from newsroom.models import User
from tests import makers
from tests.hand import as_new, leave

CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


SCRIPTS_MAY_TAKE = 120  # seconds


@pytest.fixture(autouse=True)
def media_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="session", autouse=True)
def flush_may_empty_the_ledger():
    """Between tests that commit, SQLite empties tables row by row, which the ledger's trigger refuses.

    `flush` puts the triggers up again when it is done, as `migrate` does.
    """
    real = operations.DatabaseOperations.sql_flush
    drops = [f"DROP TRIGGER IF EXISTS {guard['name']}" for guard in guards.GUARDS]

    def sql_flush(self, *args, **kwargs):
        return [*drops, *real(self, *args, **kwargs)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations.DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture
def lin(db) -> User:
    return makers.make_user("lin", "林书", groups=["writer"])


@pytest.fixture
def chen(db) -> User:
    return makers.make_user("chen", "陈静", groups=["reviewer_1"])


@pytest.fixture
def zhao(db) -> User:
    return makers.make_user("zhao", "赵启明", groups=["reviewer_2"])


@pytest.fixture
def wang(db) -> User:
    return makers.make_user("wang", "王岚", groups=["reviewer_3", "publisher"])


@pytest.fixture
def gao(db) -> User:
    return makers.make_user("gao", "高远", is_superuser=True)


@pytest.fixture
def desk(client, gao):
    """A browser signed in to the desk as the administrator."""
    client.force_login(gao)
    return client


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; where there is none the test is skipped, except in CI, where that is a failure."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        missing = "Chromium and its driver are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in CHROMIUM_FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = started(options, driver)
    # A loaded machine takes its time over axe-core on a long page.
    browser.set_script_timeout(SCRIPTS_MAY_TAKE)
    yield browser
    browser.quit()


def started(options: webdriver.ChromeOptions, driver: str, attempts: int = 3) -> webdriver.Chrome:
    """A running Chromium; on a loaded machine it may miss its driver's deadline, and is started again."""
    try:
        return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    except SessionNotCreatedException:
        if attempts == 1:
            raise
        return started(options, driver, attempts - 1)


@pytest.fixture
def browser(chromium, live_server):
    """Chromium before a served newsroom, with an empty history; `browser.get(live_server.url + "/")`."""
    as_new(chromium, live_server.url)
    yield chromium
    leave(chromium)
    answered()


# Requests that the served newsroom has begun to answer, in whatever thread.
UNDER_WAY: set[int] = set()


@pytest.fixture(scope="session", autouse=True)
def requests_under_way():
    """Keep account of them: a test's database is emptied when the last is answered."""

    def begun(**_kwargs):
        UNDER_WAY.add(threading.get_ident())

    def ended(**_kwargs):
        UNDER_WAY.discard(threading.get_ident())

    request_started.connect(begun)
    request_finished.connect(ended)
    yield
    request_started.disconnect(begun)
    request_finished.disconnect(ended)


def answered(seconds: int = 20) -> None:
    """Wait until the served newsroom has answered all it was asked."""
    here, until = threading.get_ident(), time.monotonic() + seconds
    while UNDER_WAY - {here} and time.monotonic() < until:
        time.sleep(0.02)
