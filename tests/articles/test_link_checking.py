import http.server
import threading

import pytest

from articles.link_checking import ask, check_link, outside_links
from tests.makers import make_article, make_public_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """A web server outside the newsroom: /here answers, /moved redirects, everything else is not found."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            status = {"/here": 200, "/moved": 301, "/members": 403}.get(self.path, 404)
            self.send_response(status)
            self.send_header("Location", "/here")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "answers"), [("/here", True), ("/moved", True), ("/members", True), ("/gone", False)])
def test_an_address_is_asked_whether_it_answers(elsewhere, settings, path, answers):
    settings.LINK_CHECK_PRIVATE = True
    assert ask(elsewhere + path)[0] is answers


def test_an_address_inside_the_office_is_not_asked(elsewhere):
    assert ask(elsewhere + "/here") == (False, "not a public address")


def test_one_success_forgives_the_failures_before_it(elsewhere, settings):
    settings.LINK_CHECK_PRIVATE = True
    check_link(elsewhere + "/gone")
    assert check_link(elsewhere + "/gone").failures == 2
    assert check_link(elsewhere + "/here").failures == 0


def test_only_links_of_public_articles_are_asked():
    make_public_article(body='<p><a href="https://a.example/">甲</a><a href="/units/x/">内</a></p>')
    make_article(body='<p><a href="https://b.example/">乙</a></p>')
    assert list(outside_links()) == ["https://a.example/"]
