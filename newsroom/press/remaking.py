"""The pages most asked for, made again as soon as they were removed: the next reader finds them as a file.

They are asked for as a reader asks, through the whole application, so the guard sees to it that a reader who comes in
between waits for the same page instead of making it twice.
"""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.test import RequestFactory

from newsroom.preferences import CARE_COOKIE
from newsroom.press import asking, files

log = logging.getLogger(__name__)

# In the environment of a request: asked by the press itself.
BY_THE_PRESS = "newsroom.press"


def remake(application: Callable[..., Any]) -> int:
    """Make those that are missing of the pages most asked for; returns how many of them are still missing.

    A page that is not stored, because an editor has a change under way, is left for the next time.
    """
    missing = [one for one in asking.most_asked(settings.PRESS_MAKE_AGAIN) if not (files.root() / one).exists()]
    return sum(not _made(application, address) for address in missing)


def _made(application: Callable[..., Any], address: str) -> bool:
    status = ask(application, address)
    if status < 500 and status != 200:
        asking.forget(address)
        return True
    return (files.root() / address).exists()


def ask(application: Callable[..., Any], address: str) -> int:
    """Ask the application for the page that is stored at an address; returns the status."""
    site, status = urlsplit(settings.SITE_URL), []
    form, _slash, name = address.partition("/")
    path = "/" + name.removesuffix("index.html")
    request = RequestFactory(SERVER_NAME=site.hostname or "localhost", SERVER_PORT=str(site.port or 80)).get(
        quote(path),
        secure=site.scheme == "https",
        headers={"cookie": cookies_of(form)},
    )
    # The request has read its path; an application gets it as PEP 3333 has it.
    environment = {**request.environ, "PATH_INFO": path.encode().decode("latin-1"), BY_THE_PRESS: True}
    response = application(environment, lambda line, _headers, *_error: status.append(int(line.split()[0])))
    response.close()
    return status[0]


def cookies_of(form: str) -> str:
    """The choices of a reader who gets a form: "en-care" is English in care mode (middleware.form_of)."""
    language = form.removesuffix("-care")
    chosen = {settings.LANGUAGE_COOKIE_NAME: language, CARE_COOKIE: "1" if form != language else "0"}
    return "; ".join(f"{name}={value}" for name, value in chosen.items())
