"""Stored pages as files: `<PRESS_DIR>/<form>/<path>index.html`, with `.gz`, `.br` and `.head` beside it, and
`.piece` (pieces.py).

nginx finds them by `try_files`. The page itself is put in place last and taken away first, so that whoever finds it
finds the rest. What is taken away leaves an empty `.gone` behind: it remembers the second in which the page was made. A
page made again within that second needs another one, or its ETag (second and size, as nginx writes it) would be the
same for another content.
"""

import gzip
import json
import os
import shutil
import socket
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings

# What a file is to nginx and to readers; a response of any other type is not stored.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
# Fast enough to be done while the reader waits: a page of 50 kB takes 2 ms.
BROTLI, GZIP = 5, 6
LONGEST_NAME = 200  # bytes; file systems allow 255, and .head comes behind it
# Behind the name of a page: what is kept of it for when it is made again (pieces.py). No server gives it out.
PIECE = ".piece"


def root() -> Path:
    return Path(settings.PRESS_DIR)


def own_name() -> str:
    """The name of this store, made once and kept in it: whoever shares the folder shares the name."""
    kept = root() / ".node"
    if not kept.exists():
        root().mkdir(parents=True, exist_ok=True)
        new = uuid.uuid4().hex
        made = root() / f".node-{new}"
        made.write_text(f"{socket.gethostname()}-{new[:12]}"[-100:])
        with suppress(FileExistsError):  # of two processes at the same moment, one is first
            os.link(made, kept)
        made.unlink()
    return kept.read_text()


def name_for(path: str) -> str | None:
    """The file's name below its form for an address; None for one that cannot be a file, or is none of ours."""
    name = path.removeprefix("/")
    name += "index.html" if not name or name.endswith("/") else ""
    parts = name.split("/")
    if not all(part and part[0] != "." and len(part.encode()) <= LONGEST_NAME for part in parts):
        return None
    if not name.isprintable() or len(name) > 300 or "\\" in name or Path(name).suffix not in TYPES:
        return None
    return name


def is_piece(address: str) -> bool:
    return address.endswith(PIECE)


@dataclass(frozen=True)
class Stored:
    """A page as it lies on the disk, in one encoding."""

    body: bytes
    headers: dict[str, str]
    encoding: str
    made: int  # seconds, the file's own time

    @property
    def etag(self) -> str:
        return f'"{self.made:x}-{len(self.body):x}"'


def read(address: str, accepted: str = "") -> Stored | None:
    """The page at an address in the best encoding that a reader takes; None where it is not stored."""
    # Plain strings: for this one function, the most often called of all, a Path costs more than the disk.
    page = f"{settings.PRESS_DIR}/{address}"
    encoding = next((name for name in ENCODINGS if name in accepted), "")
    try:
        made = int(os.stat(page).st_mtime)  # noqa: PTH116
        head = _content(page + ".head")
        body = _content(page + ENCODINGS.get(encoding, ""))
    except OSError:
        return None
    return Stored(body, _headers(head), encoding, made)


def content_of(address: str) -> bytes | None:
    """A file of the store as it is; None where there is none."""
    try:
        return _content(f"{settings.PRESS_DIR}/{address}")
    except OSError:
        return None


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


@lru_cache(maxsize=1000)
def _headers(head: bytes) -> dict[str, str]:
    return json.loads(head)


class Draft:
    """A page that is written but not in its place yet, with a new piece of it, if there is one."""

    def __init__(self, address: str, body: bytes, headers: dict[str, str], piece: bytes | None = None):
        self.page = root() / address
        self.page.parent.mkdir(parents=True, exist_ok=True)
        self.mark = f".{uuid.uuid4().hex}"
        self.parts = {
            ".br": brotli.compress(body, quality=BROTLI),
            ".gz": gzip.compress(body, GZIP, mtime=0),
            ".head": json.dumps(headers).encode(),
            **({PIECE: piece} if piece else {}),
            "": body,
        }
        try:
            for ending, content in self.parts.items():
                self._written(ending).write_bytes(content)
        except OSError:
            self.drop()
            raise

    def _written(self, ending: str) -> Path:
        return self.page.with_name(self.mark + ending)

    def place(self) -> None:
        made = max(int(time.time()), *(_second(gone) + 1 for gone in (_with(self.page, ".gone"), root() / ".emptied")))
        for ending in self.parts:
            os.utime(self._written(ending), (made, made))
            self._written(ending).replace(_with(self.page, ending))

    def drop(self) -> None:
        for ending in self.parts:
            self._written(ending).unlink(missing_ok=True)


def remove(address: str) -> None:
    page = root() / address
    if is_piece(address):
        page.unlink(missing_ok=True)
        return
    try:
        page.replace(_with(page, ".gone"))
    except FileNotFoundError:
        return
    made = _second(_with(page, ".gone"))
    os.truncate(_with(page, ".gone"), 0)
    os.utime(_with(page, ".gone"), (made, made))
    for ending in (".br", ".gz", ".head"):
        _with(page, ending).unlink(missing_ok=True)


def mark_removal() -> None:
    """Leave word that pages were removed, for whoever makes them again (attending.py)."""
    now = time.time_ns()
    (root() / ".removed").touch()
    os.utime(root() / ".removed", ns=(now, now))


def last_removal() -> int:
    """When pages were removed last, in nanoseconds; 0 where none were."""
    try:
        return (root() / ".removed").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def remove_all() -> None:
    """Out of the readers' sight at once, folder by folder; then off the disk."""
    for folder in root().glob("[!.]*"):
        waste = root() / f".waste-{uuid.uuid4().hex}"
        try:
            folder.replace(waste)
        except FileNotFoundError:
            continue
    root().mkdir(parents=True, exist_ok=True)
    (root() / ".emptied").touch()
    for waste in root().glob(".waste-*"):
        shutil.rmtree(waste, ignore_errors=True)


def _with(page: Path, ending: str) -> Path:
    return page.with_name(page.name + ending)


def _second(path: Path) -> int:
    try:
        return int(path.stat().st_mtime)
    except FileNotFoundError:
        return 0
