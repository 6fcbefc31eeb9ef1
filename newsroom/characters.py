"""What comes in from outside as text: what no text may hold, and which text is a number."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def is_whole_number(text: str) -> bool:
    """Whether a text is a number, in the digits of ASCII, that every database can hold."""
    return text.isascii() and text.isdigit() and len(text) <= 18


class NoNulMiddleware:
    """Answers an address with a NUL in it as a bad request: PostgreSQL refuses to compare one with anything.

    What is sent by a form is checked by its fields, which say so in a sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("The address holds a NUL.")
        return self.get_response(request)
