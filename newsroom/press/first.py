"""Stored pages before Django itself: half of what one costs otherwise is a request, its signals and a response.

Only the commonest question is answered here, a plain one of a reader who has chosen nothing. All others, and pages that
are not stored, go on to Django, where `PressMiddleware` answers the same way.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from newsroom.press import asking, files
from newsroom.press.middleware import ELSEWHERE, headers_of

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Whoever sends one of these may get another page, a part of it, or 304.
ASKS_MORE = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_IF_MATCH",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "QUERY_STRING",
    "SCRIPT_NAME",
)


class StoredFirst:
    """A WSGI application (PEP 3333) in front of Django's."""

    def __init__(self, application: Application):
        self.application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        address = plain_address(environ) if settings.PRESS else None
        stored = files.read(address, environ.get("HTTP_ACCEPT_ENCODING", "")) if address else None
        if address is None or stored is None:
            return self.application(environ, start_response)
        asking.note(address)
        start_response("200 OK", list(headers_of(stored).items()))
        return [stored.body]


def plain_address(environ: Environ) -> str | None:
    """Where the page of a plain question is stored or would be; None if there is more to the question."""
    if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in ASKS_MORE):
        return None
    if settings.SECURE_SSL_REDIRECT and not is_secure(environ):
        return None
    try:
        path = environ["PATH_INFO"].encode("latin-1").decode()
    except UnicodeError:
        return None
    name = None if path.startswith(ELSEWHERE) else files.name_for(path)
    return f"{settings.LANGUAGE_CODE}/{name}" if name else None


def is_secure(environ: Environ) -> bool:
    """As HttpRequest.is_secure: what the proxy says, where one is trusted."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        return environ.get(name, "").split(",")[0].strip() == value
    return environ["wsgi.url_scheme"] == "https"
