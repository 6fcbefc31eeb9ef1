"""Programs that tests start: an application server, nginx, a PostgreSQL cluster. Each stops what it started."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def needs(program: str, *places: str) -> str:
    """The program; where it is not installed the test is skipped, except in CI, where that is a failure."""
    found = shutil.which(program) or next(
        (str(path) for place in places for path in sorted(Path("/").glob(place))), None
    )
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not installed")
    pytest.skip(f"{program} is not installed")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def answers(port: int, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers at port {port}")


@contextmanager
def running(command: list[str], port: int, **options) -> Iterator[subprocess.Popen]:
    # What it says on stderr stands in the report of a test that fails.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)  # noqa: S603
    try:
        answers(port)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def application(environment: dict[str, str], workers: int = 1) -> Iterator[str]:
    """The newsroom as `make serve` serves it, under the tests' settings; its address."""
    with application_and_process(environment, workers) as (address, _process):
        yield address


@contextmanager
def application_and_process(
    environment: dict[str, str], workers: int = 1, *options: str
) -> Iterator[tuple[str, subprocess.Popen]]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "2", *options, "newsroom.wsgi:application"]
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PRESS": "1", "LOG_LEVEL": "ERROR"}
    with running(command, port, cwd=ROOT, env={**os.environ, **settings, **environment}) as process:
        yield f"http://127.0.0.1:{port}", process


def database_url() -> str:
    """The tests' own database, for a program that a test starts."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


@contextmanager
def nginx(folder: Path, var: Path, upstream: str, workers: int = 1) -> Iterator[str]:
    """nginx with docs/deploy/nginx.conf over a VAR_DIR; its address."""
    program, port = needs("nginx"), free_port()
    ours = (ROOT / "docs/deploy/nginx.conf").read_text()
    for old, new in {
        "127.0.0.1:8000": upstream.removeprefix("http://"),
        "/srv/newsroom/var": str(var),
        "listen 80;": f"listen 127.0.0.1:{port};",
        "server_name newsroom.example.gov.cn;": "",
    }.items():
        assert old in ours
        ours = ours.replace(old, new)
    (folder / "newsroom.conf").write_text(ours)
    paths = "\n".join(f"{kind}_temp_path {folder};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = f"user {pwd.getpwuid(os.getuid()).pw_name};" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes {workers}; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; sendfile on; {paths}\ninclude {folder}/newsroom.conf; }}\n"
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with running(command, port):
        yield f"http://127.0.0.1:{port}"


class Cluster:
    """A PostgreSQL of one's own, to be stopped and started; it refuses to run as root."""

    def __init__(self) -> None:
        # Not below pytest's own folder, which it keeps to itself.
        folder = Path(tempfile.mkdtemp(prefix="newsroom-cluster-"))
        self.programs = Path(needs("initdb", "usr/lib/postgresql/*/bin/initdb")).parent
        self.folder, self.port = folder, free_port()
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        self._run(
            "initdb",
            "--pgdata",
            "data",
            "--username",
            "newsroom",
            "--auth",
            "trust",
            "--no-sync",
            "--locale",
            "C.UTF-8",
        )

    def _run(self, program: str, *arguments: str) -> None:
        as_nobody = ["runuser", "-u", "nobody", "--"] if os.getuid() == 0 else []
        command = [*as_nobody, str(self.programs / program), *arguments]
        # Not a pipe: the server would keep it open.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said)  # noqa: S603
            said.seek(0)
            assert done.returncode == 0, said.read()

    def remove(self) -> None:
        shutil.rmtree(self.folder)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "--pgdata", "data", "--wait", "--log", "log", "--options", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "--pgdata", "data", "--mode", "immediate", "stop")
