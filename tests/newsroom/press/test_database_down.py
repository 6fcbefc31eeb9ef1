"""A PostgreSQL that is stopped while readers read."""

import subprocess
import time

import pytest
from django.db import connection

from tests import servers
from tests.newsroom.press.test_nginx import ask


@pytest.fixture
def cluster(transactional_db):
    """With the tables of the tests' own database, and nothing in them."""
    if connection.vendor != "postgresql":
        pytest.skip("runs with the tests on PostgreSQL")
    cluster = servers.Cluster()
    cluster.start()
    given = connection.settings_dict
    ours = f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
    dump = subprocess.run([servers.needs("pg_dump"), "--no-owner", ours], check=True, capture_output=True)  # noqa: S603
    there = f"postgres://newsroom@127.0.0.1:{cluster.port}/postgres"
    subprocess.run([servers.needs("psql"), "--quiet", there], input=dump.stdout, check=True, capture_output=True)  # noqa: S603
    yield cluster
    cluster.stop()
    cluster.remove()


def test_readers_get_every_stored_page_while_the_database_is_down(cluster, tmp_path):
    wrk = servers.needs("wrk")
    environment = {
        "DATABASE_URL": f"postgres://newsroom@127.0.0.1:{cluster.port}/postgres",
        "VAR_DIR": str(tmp_path / "var"),
    }
    with servers.application(environment) as address:
        assert ask(f"{address}/")[0] == 200
        readers = subprocess.Popen([wrk, "-t1", "-c8", "-d5s", f"{address}/"], stdout=subprocess.PIPE, text=True)  # noqa: S603
        time.sleep(1.5)
        cluster.stop()
        try:
            said, _ = readers.communicate()
            assert "Requests/sec" in said and "Non-2xx" not in said and "Socket errors" not in said
            status, headers, body = ask(f"{address}/events/")
            assert (status, headers["retry-after"]) == (503, "60")
            assert "暂时" in body.decode()
            assert ask(f"{address}/api/v1/articles")[0] == 503
        finally:
            cluster.start()
        assert ask(f"{address}/events/")[0] == 200
