"""Stored pages, before everything else: a reader who gets one costs no session, no query and no template.

The same pages are given out by nginx where there is one (docs/operations.md); this is for the others, for the first
reader of each page, and for sites without nginx.
"""

import logging
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.functional import SimpleLazyObject
from django.utils.http import http_date

from newsroom.preferences import chosen_care, chosen_language
from newsroom.press import asking, files
from newsroom.press.epochs import epoch
from newsroom.press.files import Stored
from newsroom.press.guard import alone
from newsroom.press.keeping import Made, keep
from newsroom.press.pieces import Piece
from newsroom.press.recording import Recorder, recording
from newsroom.press.remaking import BY_THE_PRESS
from newsroom.press.removal import begin
from newsroom.press.surrogates import names_of

log = logging.getLogger(__name__)

# Theirs are never stored, so they need not be recorded.
ELSEWHERE = ("/admin/", "/accounts/", "/api/", "/media/", "/static/", "/preview/", "/healthz")
# Of the request for a page that others will get as well.
ONLY_THIS_READER = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE")
# Of the response, what the store says itself.
OURS = {"content-length", "content-encoding", "etag", "last-modified", "vary", "date"}


class PressMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        if not settings.PRESS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        try:
            begin()
        except (DatabaseError, OSError):
            # Readers get what is stored; nothing is stored until a tick has looked.
            log.exception("The press could not look at its store")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request)
        if address is None:
            # Such a page is never stored, but it may be made of what is kept.
            request.piece = SimpleLazyObject(partial(piece_for, request))  # type: ignore[attr-defined]
            return self.get_response(request)
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        stored = files.read(address, accepted)
        if stored:
            asking.note(address)
            return given(request, stored)
        if request.method == "HEAD":
            return self.get_response(request)
        with alone(address):
            # Another reader may have had it made while this one waited.
            stored = files.read(address, accepted)
            response = None if stored else self.made(request, address)
        stored = stored or files.read(address, accepted)
        return given(request, stored) if stored else response or self.get_response(request)

    def made(self, request: HttpRequest, address: str) -> HttpResponseBase:
        """The page made afresh, and stored if it can be."""
        for name in ONLY_THIS_READER:
            request.META.pop(name, None)
        request.COOKIES.pop(settings.CSRF_COOKIE_NAME, None)
        try:
            then, begun = epoch(), timezone.now()
            request.piece = piece = Piece.of(address)  # type: ignore[attr-defined]
            with recording() as record:
                response = self.get_response(request)
            if can_be_kept(response, address):
                content = response.content  # type: ignore[attr-defined]
                made = Made(content, kept_headers(response, record, piece), record, piece, then, begun)
                if keep(address, made) and BY_THE_PRESS not in request.META:
                    asking.note(address)
                for one in record.whole():
                    if one.unknown:
                        log.debug("%s is not stored: %s", address, one.unknown)
        except (DatabaseError, OSError):
            log.exception("The press cannot store %s", address)
            return self.get_response(request)
        return response


def address_of(request: HttpRequest) -> str | None:
    """Where the page of this request is stored or would be; None if the request is not for a page of everybody's."""
    if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META:
        return None
    if getattr(settings, "SECURE_SSL_REDIRECT", False) and not request.is_secure():
        return None
    if request.path_info.startswith(ELSEWHERE):
        return None
    name = files.name_for(request.path_info)
    return f"{form_of(request)}/{name}" if name else None


def piece_for(request: HttpRequest) -> Piece | None:
    """What is kept of the page of a request that is not stored: of a reader who is signed in, or asks for more."""
    if request.method != "GET" or request.path_info.startswith(ELSEWHERE):
        return None
    name = files.name_for(request.path_info)
    return Piece.of(f"{form_of(request)}/{name}") if name else None


def form_of(request: HttpRequest) -> str:
    """ "zh-hans" or "zh-hans-care": the language and the mode that a reader chose."""
    return chosen_language(request) + ("-care" if chosen_care(request) else "")


def can_be_kept(response: HttpResponseBase, address: str) -> bool:
    """Whether everybody may get this response."""
    control = response.headers.get("Cache-Control", "")
    ending = address[address.rindex(".") :]
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.headers.get("Content-Type") == files.TYPES[ending]
        and not any(word in control for word in ("no-store", "private", "no-cache"))
        and "nonce-" not in response.headers.get("Content-Security-Policy", "")
    )


def kept_headers(response: HttpResponseBase, record: Recorder, piece: Piece) -> dict[str, str]:
    headers = {name: value for name, value in response.headers.items() if name.lower() not in OURS}
    # A browser asks each time whether its copy is still right, which costs it an empty answer.
    headers.setdefault("Cache-Control", "no-cache")
    if settings.PRESS_SURROGATE_KEYS:
        headers["Surrogate-Key"] = names_of(piece.rows.union(*(one.rows for one in record.whole())))
    return headers


def given(request: HttpRequest, stored: Stored) -> HttpResponseBase:
    """A stored page for a reader: whole, or 304 where the reader has it."""
    response = HttpResponse(stored.body, headers=headers_of(stored))
    return get_conditional_response(request, stored.etag, stored.made, response) or response


def headers_of(stored: Stored) -> dict[str, str]:
    own = {
        "ETag": stored.etag,
        "Last-Modified": http_date(stored.made),
        "Vary": "Accept-Encoding, Cookie",
        "Content-Length": str(len(stored.body)),
    }
    return {**stored.headers, **own, **({"Content-Encoding": stored.encoding} if stored.encoding else {})}
