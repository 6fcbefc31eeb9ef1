"""Stored pages before Django: the same answers as from Django, and nothing that is not everybody's."""

import io

import pytest
from django.core.handlers.wsgi import WSGIHandler

from newsroom.press import asking, files
from newsroom.press.first import StoredFirst
from tests import makers

pytestmark = pytest.mark.usefixtures("press")


@pytest.fixture
def story():
    return makers.make_public_article("推进会在福州召开")


@pytest.fixture
def path(story) -> str:
    return story.get_absolute_url()


@pytest.fixture
def ask():
    """Asks the application as a server does, and answers status, headers and body."""
    application = StoredFirst(WSGIHandler())

    def asked(path: str, **more: str):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": ""}
        environ |= {"SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
        environ |= {"wsgi.input": io.BytesIO(), "SERVER_PROTOCOL": "HTTP/1.1", **more}
        answer = {}
        body = application(environ, lambda status, headers: answer.update(status=status, headers=dict(headers)))
        return answer["status"], answer["headers"], b"".join(body)

    return asked


@pytest.mark.parametrize("encoding", ["", "gzip", "br, gzip"])
def test_a_page_before_django_is_the_page_of_django(ask, reader, path, encoding):
    reader.get(path)
    theirs = reader.get(path, headers={"accept-encoding": encoding})
    assert ask(path, HTTP_ACCEPT_ENCODING=encoding) == ("200 OK", dict(theirs.headers), theirs.content)


def test_the_first_reader_has_the_page_made(ask, path):
    status, _headers, body = ask(path)
    assert status == "200 OK" and "推进会" in body.decode()


def test_a_change_is_seen_at_once(ask, story, path):
    ask(path)
    story.headline = "推进会在厦门召开"
    story.save()
    assert "厦门召开" in ask(path)[2].decode()


def test_who_is_given_a_page_before_django_counts_as_a_reader(ask, path):
    asking._counts.clear()
    for _time in range(3):
        ask(path)
    assert asking._counts == {f"zh-hans{path}index.html": 3}


def test_tags_have_their_chinese_addresses(ask):
    makers.make_public_article(tags=["学厦航"])
    first, second = ask("/tags/学厦航/"), ask("/tags/学厦航/")
    assert first[0] == second[0] == "200 OK" and first[2] == second[2]
    assert "ETag" in second[1]


@pytest.fixture
def stored_otherwise(reader, path) -> str:
    """The page's file says what Django never would, so that one can tell who has answered."""
    reader.get(path)
    (files.root() / f"zh-hans{path}index.html").write_text("从文件里来")
    return path


def test_a_plain_question_is_answered_from_the_file(ask, stored_otherwise):
    assert ask(stored_otherwise)[2].decode() == "从文件里来"


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_COOKIE": "care=1"},
        {"HTTP_COOKIE": "django_language=en"},
        {"HTTP_AUTHORIZATION": "Basic eDp5"},
        {"QUERY_STRING": "care=1"},
    ],
)
def test_who_asks_for_more_gets_a_page_of_her_own(ask, stored_otherwise, more):
    assert "推进会" in ask(stored_otherwise, **more)[2].decode()


def test_who_has_the_page_is_told_so(ask, reader, path):
    reader.get(path)
    assert ask(path, HTTP_IF_NONE_MATCH=ask(path)[1]["ETag"])[0] == "304 Not Modified"


def test_behind_tls_nobody_gets_a_page_without_it(ask, settings, stored_otherwise):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert ask(stored_otherwise, HTTP_X_FORWARDED_PROTO="https")[2].decode() == "从文件里来"
    assert ask(stored_otherwise)[2].decode() != "从文件里来"


@pytest.mark.parametrize("path", ["/../secret_key", "/articles/../../x.html", "/.locks/", "/%2e%2e/", "/\udcff/"])
def test_no_address_leads_out_of_the_store(ask, press, path):
    raw = path.encode("utf-8", "surrogateescape").decode("latin-1")
    assert ask("/", PATH_INFO=raw)[0] == "404 Not Found"
