"""Readers: a pasted text, a web page or a Word file as lines that know their kind and place."""

from intake.readers.text import read_text
from intake.source import Source

__all__ = ["read"]


def read(data: str | bytes, filename: str = "") -> Source:
    """A report as a Source, by what it holds and not by its name. Raises Unreadable with a sentence for the editor."""
    return read_text(data if isinstance(data, str) else data.decode("utf-8"), filename)
