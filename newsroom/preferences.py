"""What a reader chose: care mode (长者模式) and the language of the interface.

Both are links (`?care=1`, `?lang=en`) that work without JavaScript and are remembered in cookies. The browser's
Accept-Language is not asked: a page's address must give everybody the same page, or it cannot be stored.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

CARE_COOKIE = "care"
YEAR = 365 * 24 * 3600  # seconds


def chosen_care(request: HttpRequest) -> bool:
    choice = request.GET.get("care", request.COOKIES.get(CARE_COOKIE))
    return choice == "1"


def chosen_language(request: HttpRequest) -> str:
    choice = request.GET.get("lang", request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
    return choice if choice in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def remember(response: HttpResponse, name: str, value: str, usual: str) -> None:
    """Keep a choice for a year; what is usual needs no cookie, so that the stored page serves it."""
    if value == usual:
        response.delete_cookie(name, samesite="Lax")
    else:
        response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)


class PreferencesMiddleware:
    """Sets `request.care` and the language, and remembers what the address asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.care = chosen_care(request)  # type: ignore[attr-defined]
        language = chosen_language(request)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
        with translation.override(language):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # Feeds, sitemaps and the API are the same for everybody, and any cache may keep them.
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ["Cookie"])
        if "care" in request.GET:
            remember(response, CARE_COOKIE, "1" if request.care else "0", usual="0")  # type: ignore[attr-defined]
        if "lang" in request.GET:
            remember(response, settings.LANGUAGE_COOKIE_NAME, language, usual=settings.LANGUAGE_CODE)
        return response
