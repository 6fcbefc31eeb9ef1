"""What comes in from outside as text: what no text may hold, and which text is a number."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


def is_whole_number(text: str) -> bool:
    """Whether a text is a number, in the digits of ASCII, that every database can hold."""
    return text.isascii() and text.isdigit() and len(text) <= 18


class NoNulMiddleware:
    """Keeps NULs in addresses from the databases, of which PostgreSQL refuses to compare one with anything.

    No page has one in its path; in a question it is read as U+FFFD, as browsers read it. What is sent by a
    form is checked by its fields, which say so in a sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            raise Http404
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked:
            request.META["QUERY_STRING"] = asked.replace("%00", "%EF%BF%BD")
        return self.get_response(request)
