"""Answers for machines: the same for everybody, with a validator, so that asking again costs no bytes."""

import datetime
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

FRESH_FOR = 300  # seconds


def answer(
    request: HttpRequest, content: bytes, content_type: str, modified: datetime.datetime | None = None
) -> HttpResponseBase:
    """The content with its ETag, or 304 where the reader has it already.

    `modified` is told, but never decides: when a story is withdrawn from a list, the newest of the others is older
    than what the reader saw, and a comparison of times would keep the withdrawn story alive.
    """
    response = HttpResponse(content, content_type=content_type)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    if modified:
        response.headers["Last-Modified"] = http_date(modified.timestamp())
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return get_conditional_response(request, etag=etag, response=response) or response
