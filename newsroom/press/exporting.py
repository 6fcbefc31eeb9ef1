"""The whole public site as plain files, for a server that runs no program and for the shelf.

Pages are asked for as a reader without an account asks, link after link from the front page, the sitemaps and the
redirects, so an export cannot hold what is not public. What lies there as it should be is not written again; what
readers no longer get is taken away at the end.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.urls import reverse

from newsroom.paging import Cursor
from newsroom.press.shelf import Shelf
from newsroom.renditions import Rendition, media_address

NOT_FOUND = "/404.html"  # where servers of files look for the page of what is not there
# What needs the program; links to it lead to the site itself.
ONLY_THERE = ("/admin/", "/accounts/", "/api/", "/preview/", "/search/", "/healthz")
TAG = re.compile(r"""<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.IGNORECASE)
LINKS = re.compile(r'(\s(href|src|action|poster|srcset|imagesrcset)=)"([^"]*)"', re.IGNORECASE)
NAMING_ADDRESSES = ("text/html", "text/plain", "application/xml", "application/atom+xml")
MOVED = (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{0}</title>'
    '<meta http-equiv="refresh" content="0; url={0}"></head><body><p><a href="{0}">{0}</a></p></body></html>\n'
)


class Export:
    """One run: `for address in export.addresses()` works through the site; the rest says what came of it.

    Raises NotOurs for a folder that holds something else.
    """

    def __init__(self, path: Path):
        self.shelf = Shelf(path)
        self.found: set[str] = set()
        self.names: set[str] = set()
        self.written = self.removed = 0
        # What answered with a fault or cannot be a file, and what is linked to and not there.
        self.failed: list[str] = []
        self.missing: list[str] = []
        self._waiting: deque[str] = deque()
        site = urlsplit(settings.SITE_URL)
        self._site = f"{site.scheme}://{site.netloc}"
        self._secure = site.scheme == "https"
        self._client = Client(raise_request_exception=False, SERVER_NAME=site.hostname or "localhost")
        self._written_out = re.compile(re.escape(self._site) + r"(/[^\s\"'<>&\\)]*)")

    def addresses(self) -> Iterator[str]:
        """Each address when it has been dealt with. After the last, what is no longer public is gone."""
        old = Redirect.objects.filter(site_id=settings.SITE_ID).values_list("old_path", flat=True)
        for path in (NOT_FOUND, *map(reverse, ("home", "robots", "sitemap")), *map(quote, old)):
            self.find(path)
        try:
            while self._waiting:
                address = self._waiting.popleft()
                self._take(address)
                yield address
            if not self.failed:
                self.removed = self.shelf.keep_only(self.names)
        finally:
            self.shelf.close()

    def find(self, link: str, page: str = "/") -> str | None:
        """Where a link of a page leads in the export, which will have it; None for a link that leads elsewhere."""
        whole = urlsplit(urljoin(self._site + page, link))
        if f"{whole.scheme}://{whole.netloc}" != self._site or whole.path.startswith(ONLY_THERE):
            return None
        path = quote(unquote(whole.path)) or "/"
        query = whole.query
        if query and path.endswith("/") and not is_older_page(query):
            return None
        if not path.endswith("/"):
            query = ""  # of a file, where it only tells one version from another
        address = f"{path}?{query}" if query else path
        if address not in self.found:
            self.found.add(address)
            self._waiting.append(address)
        return place_of(address)

    def _take(self, address: str) -> None:
        name = name_of(address)
        try:
            if name is None:
                raise ValueError(address)
            if is_for_ever(address) and self.shelf.has(name):
                self.names.add(name)
            elif (content := self._content(address)) is not None:
                self.names.add(name)
                self.written += self.shelf.write(name, content)
        except (OSError, ValueError):
            self.failed.append(address)

    def _content(self, address: str) -> bytes | None:
        """What a reader gets there; None where there is nothing. Raises ValueError for a fault."""
        if address.startswith(settings.STATIC_URL):
            return self._asset(unquote(address.removeprefix(settings.STATIC_URL)))
        self._client.cookies.clear()
        response = self._client.get(address, secure=self._secure)
        if response.status_code in (301, 302, 307, 308):
            return self._moved(address, response["Location"])
        if response.status_code in (404, 410) and address != NOT_FOUND:
            self.missing.append(address)
            return None
        if response.status_code != (404 if address == NOT_FOUND else 200):
            raise ValueError(address)
        content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        response.close()
        kind = response.headers.get("Content-Type", "").split(";")[0]
        return self._followed(content, kind, address) if kind in NAMING_ADDRESSES else content

    def _asset(self, name: str) -> bytes | None:
        """As collected, or from the source where nothing has been collected."""
        if staticfiles_storage.exists(name):
            with staticfiles_storage.open(name) as file:
                return file.read()
        source = finders.find(name)
        if not isinstance(source, str):
            self.missing.append(settings.STATIC_URL + name)
            return None
        return Path(source).read_bytes()

    def _moved(self, address: str, location: str) -> bytes | None:
        if address.startswith(media_address()):
            # The reader gets another form until this one is made; the export waits for it.
            rendition = Rendition.named(unquote(address.removeprefix(media_address())))
            made = rendition.make() if rendition else None
            self.missing += [] if made else [address]
            return made
        target = self.find(location, address)
        # A server of files adds the closing slash by itself.
        if target == address + "/":
            return None
        return MOVED.format(escape(target or urljoin(self._site + address, location))).encode()

    def _followed(self, content: bytes, kind: str, address: str) -> bytes:
        """The same text, with all that it names found, and the links of a page leading where it will be."""
        text = content.decode()
        for match in self._written_out.finditer(text):
            self.find(match[1])
        if kind != "text/html":
            return content
        return TAG.sub(lambda tag: LINKS.sub(self._relinking(address), tag[0]), text).encode()

    def _relinking(self, page: str) -> Callable[[re.Match[str]], str]:
        def relinked(match: re.Match[str]) -> str:
            old = unescape(match[3])
            if match[2].lower() == "action":
                new = urljoin(self._site + page, old)
            elif match[2].lower().endswith("srcset"):
                new = re.sub(r"(?<![^\s,])[^\s,][^\s]*[^\s,](?=\s|$)", lambda one: self._link(one[0], page), old)
            else:
                new = self._link(old, page)
            return match[0] if new == old else f'{match[1]}"{escape(new)}"'

        return relinked

    def _link(self, link: str, page: str) -> str:
        whole = urlsplit(link)
        if link.startswith("#") or whole.scheme not in ("", "http", "https"):
            return link
        place = self.find(link, page)
        absolute = urljoin(self._site + page, link)
        if place is None or whole.netloc:
            return absolute
        # A file may keep its query: servers of files do not look at it.
        if not place.endswith("/"):
            return link if link.startswith("/") else urlsplit(absolute).path
        return place + (f"#{whole.fragment}" if whole.fragment else "")


def is_older_page(query: str) -> bool:
    """Whether a query asks for an older page of one list, and for nothing else: "before=20141024-57"."""
    asked = parse_qsl(query, keep_blank_values=True)
    try:
        return len(asked) == 1 and bool(Cursor.parse(asked[0][1]))
    except ValueError:
        return False


def is_for_ever(address: str) -> bool:
    """Whether what lies at an address never changes: names of media are not used again."""
    return address.startswith(media_address())


def place_of(address: str) -> str:
    """The path that an address has in the export, where an older page of a list lies below its first one."""
    path, _mark, query = address.partition("?")
    return f"{path}{query.replace('=', '-')}/" if query else path


def name_of(address: str) -> str | None:
    """The file for an address; None for one that cannot be a file."""
    place = unquote(place_of(address)).removeprefix("/")
    name = f"{place}index.html" if not place or place.endswith("/") else place
    parts = name.split("/")
    return name if name.isprintable() and all(part and part[0] != "." for part in parts) and "\\" not in name else None
