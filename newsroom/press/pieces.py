"""What a page shows of its own record, kept for when the page is made again.

The page of a story goes when another comes out beside it, in its section or among those it is related to. All but a
few lines of it are as they were. A template marks what is (`{% kept %}`), and a view reads the rest `beside()`:

    with beside():
        stories = stories_beside(article, tags)

The marked parts of one page lie in one file next to it. They depend on whatever the page was made from, except on what
was read beside. So nothing that is read beside may show in them; what is read in common is in the record of both.
"""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from newsroom.press import files


@dataclass
class Piece:
    """The parts that were found in the store, and those that are made now."""

    address: str
    found: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    # When those that are kept, or will be, were made; it tells them from others at this address.
    made_at: datetime.datetime = field(default_factory=timezone.now)
    rows: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, page: str) -> "Piece":
        """That of the page at an address; empty where none is kept."""
        address = page + files.PIECE
        stored = files.content_of(address)
        if stored is None:
            return cls(address)
        try:
            kept = json.loads(stored)
            made_at = datetime.datetime.fromisoformat(kept["made_at"])
            return cls(address, kept["parts"], {}, made_at, set(kept["rows"]))
        except (ValueError, KeyError, TypeError):
            # Cut short by a machine that lost its power: the next page that is stored brings another.
            return cls(address)

    @property
    def is_new(self) -> bool:
        return bool(self.made) and not self.found

    def part(self, name: str, make: Callable[[], str]) -> SafeString:
        """One part, as it is kept, or made now."""
        if name not in self.found:
            self.made[name] = make()
            return mark_safe(self.made[name])  # noqa: S308 - what a template has rendered
        return mark_safe(self.found[name])  # noqa: S308 - the same, from the press's own file

    def as_bytes(self, rows: set[str]) -> bytes:
        kept = {"made_at": self.made_at.isoformat(), "rows": sorted(rows), "parts": self.made}
        return json.dumps(kept, ensure_ascii=False).encode()
