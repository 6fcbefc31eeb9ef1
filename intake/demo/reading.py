"""Reads the content of the demonstration: TOML files beside this module, which an editor can read and correct."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
STORY_FILES = ["report", "measures", "features"]


def read(name: str) -> dict[str, Any]:
    """One file of content, as it is written."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_stories() -> list[dict[str, Any]]:
    """Every story that is published, oldest first, so that the numbers in addresses grow with the dates."""
    stories = [story for name in STORY_FILES for story in read(name)["story"]]
    return sorted(stories, key=lambda story: story["at"])
