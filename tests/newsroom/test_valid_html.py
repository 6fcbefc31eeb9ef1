"""The Nu HTML checker finds no error on any kind of page, in Chinese, in English and in care mode."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction
from django.test import RequestFactory

from newsroom.problems import broken
from tests.pages import PAGES, STATUS

# `npm install --no-save --prefix .venv/vnu vnu-jar` puts it there; .ci/run does.
JAR = Path(os.environ.get("VNU_JAR") or Path(sys.prefix) / "vnu/node_modules/vnu-jar/build/dist/vnu.jar")
FACES = {"zh": {}, "en": {"lang": "en"}, "care": {"care": "1"}}


@pytest.fixture
def checker() -> list[str]:
    """The command of the checker; where it cannot run the test is skipped, except in CI, where that is a failure."""
    java = shutil.which("java")
    if java and JAR.exists():
        return [java, "-Xss1m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    missing = f"The Nu HTML checker needs java and {JAR}"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def write_pages(client, folder: Path) -> None:
    """Every kind of page in every face, each from records of its own."""
    for name, address in PAGES.items():
        with transaction.atomic():
            path = address()
            for face, choice in FACES.items():
                client.cookies.clear()
                response = client.get(path, choice) if "?" not in path else client.get(path)
                assert response.status_code == STATUS.get(name, 200), name
                (folder / f"{name} {face}.html".replace(" ", "-")).write_bytes(response.content)
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_html_of_every_kind_of_page_is_valid(client, checker, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    write_pages(client, pages)
    (pages / "broken.html").write_bytes(broken(RequestFactory().get("/")).content)
    found = subprocess.run([*checker, str(pages)], capture_output=True, check=True, timeout=300)  # noqa: S603
    errors = [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']} — {message.get('extract', '')}"
        for message in json.loads(found.stdout)["messages"]
        if message["type"] == "error"
    ]
    assert errors == []


def test_the_checker_does_find_errors(checker, tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title></title><img src=a><p id=a><p id=a>")
    found = subprocess.run([*checker, str(tmp_path)], capture_output=True, check=True, timeout=120)  # noqa: S603
    assert any(message["type"] == "error" for message in json.loads(found.stdout)["messages"])
