"""The closed sets of words that the rules stand on. Most rules are mended by a word in one of the .toml files here."""

import tomllib
from pathlib import Path
from typing import Any


def words_of(name: str) -> dict[str, Any]:
    """The lists of a file beside this one."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
