"""Asks the addresses outside this site whether they still answer, slowly and only where the public may go."""

import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from articles.checks.links import links_in, own_path
from articles.models import Article, LinkCheck

TIMEOUT = 10  # seconds
AGENT = "Newsroom link check"
# What a server says to programs that it does not like; the page may well be there for people.
NOT_A_VERDICT = {401, 403, 405, 429, 999}


class NotPublicError(ValueError):
    """An address that must not be asked: not http, or not on the public network."""


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer; following it could lead into the office's own network."""

    def redirect_request(self, *args, **kwargs):
        return None


def outside_links() -> Iterator[str]:
    """Every address outside this site that a public article links to, once."""
    seen = set()
    for article in Article.objects.public().only("body", "source_url").iterator(chunk_size=200):
        for link in links_in(article):
            if own_path(link) is None and link.startswith(("http://", "https://")) and link not in seen:
                seen.add(link)
                yield link


def public_host(url: str) -> None:
    """Refuse an address whose host is, or resolves to, anything but a public address."""
    host = urlsplit(url).hostname
    if not host:
        raise NotPublicError(url)
    addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    if not settings.LINK_CHECK_PRIVATE and not all(ipaddress.ip_address(a).is_global for a in addresses):
        raise NotPublicError(url)


def ask(url: str) -> tuple[bool, str]:
    """Whether an address answers, and what it said."""
    opener = urllib.request.build_opener(NoRedirects)
    request = urllib.request.Request(url, method="HEAD", headers={"User-Agent": AGENT})  # noqa: S310 - http(s) only
    try:
        public_host(url)
        with opener.open(request, timeout=TIMEOUT) as answer:
            return True, str(answer.status)
    except urllib.error.HTTPError as error:
        return error.code < 400 or error.code in NOT_A_VERDICT, str(error.code)
    except NotPublicError:
        return False, "not a public address"
    except (OSError, ValueError) as error:
        return False, type(error).__name__


def check_link(url: str) -> LinkCheck:
    """Ask once and remember; one success forgives all failures before it."""
    kept, _new = LinkCheck.objects.get_or_create(url=url)
    answered, kept.answer = ask(url)
    kept.failures = 0 if answered else kept.failures + 1
    kept.save()
    return kept
