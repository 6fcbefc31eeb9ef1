"""What the body of an article may contain, and how pasted text becomes that. Applied at every save.

The allow-list is what the desk's editor makes: paragraphs, headings below the headline, lists, quotes, tables,
links. No style, no class, no script, no pictures: those are records with a caption and a photographer.
"""

import re
from functools import lru_cache
from typing import Any

import nh3
from django.utils.html import escape

from articles import blocks, clipboard

INLINE = {"strong", "em", "s", "sub", "sup", "a", "br"}
BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr"}
TABLE = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = INLINE | BLOCKS | TABLE
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}  # and addresses within this site
NUMBERS = {"start": 1000, "colspan": 100, "rowspan": 100}  # and the largest of each

A_BLOCK = re.compile(r"<(?:p|div|pre|h[2-4]|[uo]l|li|blockquote|hr|table|t[rdh]|br)\b")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in NUMBERS:
        short = value.isascii() and value.isdigit() and len(value) < 5
        return value if short and 1 <= int(value) <= NUMBERS[name] else None
    if name == "scope":
        return value if value in ("row", "col") else None
    return value


_OPTIONS: dict[str, Any] = {"attribute_filter": _attribute, "url_schemes": SCHEMES, "strip_comments": True}
# Whatever comes in is first made well-formed, still with the classes that articles.clipboard gives …
_mended = nh3.Cleaner(
    tags=TAGS | {"div", "pre", "span", "caption"},
    attributes=ATTRIBUTES | {tag: {"class"} for tag in ("p", "div", "span", "strong", "li")},
    link_rel=None,
    **_OPTIONS,
)
# … and what goes out has passed the allow-list, whatever happened between.
_cleaner = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener", **_OPTIONS)


@lru_cache(maxsize=32)  # a save cleans the same text where it is shown and where it is stored
def clean(text: str) -> str:
    """Pasted or typed HTML or plain text as the body of an article: no character lost, nothing beyond the allow-list.

    Idempotent. Spaces that indented a paragraph by hand are dropped (the page indents), and so are empty paragraphs.
    Numbered paragraphs of word processors become lists; a picture that stayed on the writer's machine leaves a mark.
    """
    for _attempt in range(5):  # broken markup settles in two or three rounds
        before, text = text, _cleaned(text)
        if text == before:
            break
    return text


def _cleaned(text: str) -> str:
    text = clipboard.known_tags(text)
    if not A_BLOCK.search(text):
        text = text.replace("\n", "<br><br>")  # plain text: every line a paragraph
    return _cleaner.clean(blocks.blocks(_mended.clean(text)))


def from_plain_text(text: str) -> str:
    """Plain text as a body: every line a paragraph."""
    return clean(escape(text))
