"""Chinese characters that look alike, from a table beside this file: one line a character, its likenesses behind it."""

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("shapes.txt")


@cache
def _table() -> dict[str, str]:
    return {line[0]: line[1:] for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")}


def alike(char: str) -> str:
    """Up to six characters that are taken for this one, the likest first."""
    return _table().get(char, "")
