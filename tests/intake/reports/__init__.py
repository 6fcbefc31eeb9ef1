"""Reports of widely different shapes, written for these tests, with their right answers made by hand.

`written` were at hand while the rules were made. `held` were held back from that, `later` and `unseen` written when the
rules stood, the last with names that are hard to tell; `examined` came from an examiner who did not know the rules, and
`variants` are lists of winners in forms that those lacked. `second` came from another examiner after all of these,
`agency` are in the manner of news agencies of the 1990s. What was wrong when they were first read is in docs/decisions.
People, and what they do, are invented.
"""

import datetime
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from intake.as_json import as_json
from intake.extract import extract
from intake.readers import read
from intake.register import Register

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.toml"))
CREDITS = ("source", "contributor", "photographer", "editor")
QUOTES = str.maketrans("『』「」“”", '""""""')


@dataclass(frozen=True)
class Answered:
    """A report: its text, the right answers as written in its file, and what was found in it."""

    text: str
    right: dict[str, Any]
    found: dict[str, Any] = field(repr=False)

    @property
    def event(self) -> dict[str, Any]:
        return self.right.get("event", {})

    @property
    def people(self) -> list[list[str]]:
        """Name, title, unit, roles of each."""
        return [line.split("|") for line in self.right.get("people", [])]

    @property
    def awards(self) -> list[list[str]]:
        """Printed number, recipient, title, tier, round of each."""
        return [line.split("|") for line in self.right.get("awards", [])]


def fold(said: object) -> str:
    """Without regard to width, quotation marks and white space."""
    return "".join(unicodedata.normalize("NFKC", str(said or "")).translate(QUOTES).split())


@cache
def answered(path: Path) -> Answered:
    right = tomllib.loads(path.read_text(encoding="utf-8"))
    published: datetime.date | None = right.get("published")
    return Answered(right["text"], right, as_json(extract(read(right["text"]), Register(), published)))
