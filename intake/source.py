"""What came in: the whole text of a report as it was written, its lines, and the pictures that stood in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Source.text`: the start is included, the end is not. Counted in characters (code points)."""

    start: int
    end: int


class LineKind(StrEnum):
    """What a line was in the document that it came from. A pasted text has only paragraphs, items and rows."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # of a list; its number or bullet is in the text only where it was typed
    ROW = "row"  # of a table
    CAPTION = "caption"  # marked up as one (figcaption); captions that are plain paragraphs are found later
    PICTURE = "picture"


@dataclass(frozen=True)
class Line:
    """A line that is not empty: where it stands, without the white space round it."""

    number: int  # from 0, its place in Source.lines
    kind: LineKind
    span: Span
    level: int = 0  # of a heading, 1 to 6
    cells: tuple[Span, ...] = ()  # of a row
    ordered: bool = False  # an item of a numbered list
    markup: str = ""  # the line as clean inline HTML, where the document had bold, italic or links


@dataclass(frozen=True)
class EmbeddedPicture:
    """A picture of the document. `data` is empty where the document only names an address."""

    line: int  # the number of its line
    name: str = ""  # the file's name or the address
    alt: str = ""
    content_type: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Source:
    """A report as it came in. `text` is never folded or mended; every span points into it."""

    text: str
    lines: tuple[Line, ...]
    pictures: tuple[EmbeddedPicture, ...] = ()
    form: str = "text"  # text, html or docx
    filename: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)  # <meta> of a web page and the document's properties

    def said(self, span: Span) -> str:
        """What stands at a place."""
        return self.text[span.start : span.end]

    def line_at(self, offset: int) -> Line | None:
        """The line that holds a place of the text."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return self.lines[low] if low < len(self.lines) and self.lines[low].span.start <= offset else None


class Unreadable(Exception):
    """The file is no report that can be read; the message is a sentence for the person who chose it."""
