"""docs/deploy/nginx.conf, run by a real nginx."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from newsroom.press import files
from tests import makers, servers

OF_THE_SERVER = {"server", "date", "connection", "accept-ranges", "surrogate-key"}


@pytest.fixture
def var(settings, tmp_path) -> Path:
    """One folder for pages and media, as VAR_DIR is; anybody may look into it."""
    settings.PRESS_DIR, settings.MEDIA_ROOT = tmp_path / "var/press", tmp_path / "var/media"
    (tmp_path / "nginx").mkdir()
    return tmp_path / "var"


@pytest.fixture
def application(press, var):
    """A server of this test's own: the one of all tests has no press."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture
def nginx(application, var, tmp_path):
    with servers.nginx(tmp_path / "nginx", var, application) as address:
        yield address


def ask(address: str, method: str = "GET", **headers: str):
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, method=method, headers=names)  # noqa: S310
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.status, {name.lower(): value for name, value in response.headers.items()}, response.read()
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def comparable(headers: dict[str, str]) -> dict[str, object]:
    """What both say; the order of the rules in a policy is nothing to a browser."""
    said: dict[str, object] = {name: value for name, value in headers.items() if name not in OF_THE_SERVER}
    return said | {"content-security-policy": set(headers["content-security-policy"].split("; "))}


def test_nginx_gives_out_what_the_application_would(nginx, application):
    story = makers.make_public_article("推进会在福州召开")
    picture = makers.make_picture()
    drawing = f"{story.get_absolute_url()}qr.svg"
    for path in [story.get_absolute_url(), drawing, "/", "/feeds/latest.atom", "/sitemap.xml", "/events.ics"]:
        first = ask(nginx + path)
        served_by_application = ask(application + path)
        stored = ask(nginx + path)
        assert stored[1]["server"].startswith("nginx")
        assert first[2] == stored[2] == served_by_application[2]
        assert comparable(stored[1]) == comparable(served_by_application[1])
        assert ask(nginx + path, if_none_match=stored[1]["etag"])[0] == 304
        assert ask(nginx + path, "HEAD")[1]["content-length"] == str(len(stored[2]))
        assert gzip.decompress(ask(nginx + path, accept_encoding="gzip")[2]) == stored[2]
    assert ask(nginx + picture.file.url)[0] == 200
    # Who is signed in, asks more, or asks for what lies beside a page, comes to the application.
    path = story.get_absolute_url()
    page = files.root() / f"zh-hans{path}index.html"
    for name in ("", ".gz"):
        page.with_name(page.name + name).write_bytes(
            gzip.compress("nginx 自己给的".encode()) if name else "nginx 自己给的".encode()
        )
    assert ask(nginx + path)[2].decode() == "nginx 自己给的"
    for asked in ({"cookie": "sessionid=x"}, {"cookie": "care=1"}, {"cookie": "django_language=en"}):
        assert "推进会" in ask(nginx + path, **asked)[2].decode()
    assert "推进会" in ask(f"{nginx}{path}?care=1")[2].decode()
    assert page.with_name("index.html.piece").exists()
    for ending in (".head", ".piece"):
        assert ask(f"{nginx}{path}index.html{ending}")[0] == 404
    assert ask(f"{nginx}/press/zh-hans{path}index.html")[0] == 404
    assert ask(f"{nginx}/media/")[0] == 404
    # And a removal is seen at once.
    story.headline = "推进会在厦门召开"
    story.save()
    assert "厦门" in ask(nginx + path)[2].decode()
