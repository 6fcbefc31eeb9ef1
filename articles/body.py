"""What the body of an article may contain, and how pasted text becomes that. Applied at every save.

The allow-list is what the desk's editor makes: paragraphs, headings below the headline, lists, quotes, tables,
links. No style, no class, no script, no pictures: those are records with a caption and a photographer.
"""

import re
from functools import lru_cache

import nh3
from django.utils.html import escape

INLINE = {"strong", "em", "s", "sub", "sup", "a", "br"}
BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr"}
TABLE = {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"}
TAGS = INLINE | BLOCKS | TABLE
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}  # and addresses within this site
NUMBERS = {"start", "colspan", "rowspan"}

# What word processors and web pages write, and what it is called here. The page has one h1, its headline.
SAME_AS = {
    **{"b": "strong", "i": "em", "strike": "s", "del": "s", "h1": "h2", "h5": "h4", "h6": "h4"},
    **dict.fromkeys(["div", "section", "article", "pre", "center", "address", "figure", "figcaption", "dt", "dd"], "p"),
}
DROPPED_WITH_CONTENT = {"script", "style"}
TAG_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")

SPACE = r"(?:[\s\u3000]|&nbsp;|<br>)*"
PASTED_BREAK = re.compile(r"(?:<br>\s*){2,}|<br>\s*(?=(?:\u3000|&nbsp;){2})")
LEADING = re.compile(rf"(<(?:p|h[2-4])>(?:<(?:strong|em)>)*){SPACE}")
TRAILING = re.compile(rf"{SPACE}((?:</(?:strong|em)>)*</(?:p|h[2-4])>)")
EMPTY = re.compile(rf"<(p|h[2-4]|strong|em|s|sub|sup|li|ul|ol|blockquote)>{SPACE}</\1>")
BLOCK_TAG = re.compile(r"(</?(?:p|h[2-4]|[uo]l|li|blockquote|hr|table|t[rdh]|thead|tbody|tfoot|caption)(?: [^>]*)?>)")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in NUMBERS:
        return value if value.isascii() and value.isdigit() and 1 <= int(value) <= 1000 else None
    if name == "scope":
        return value if value in ("row", "col") else None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=SCHEMES,
    link_rel="noopener",
    strip_comments=True,
)


@lru_cache(maxsize=32)  # a save cleans the same text where it is shown and where it is stored
def clean(text: str) -> str:
    """Pasted or typed HTML or plain text as the body of an article: no character lost, nothing beyond the allow-list.

    Idempotent. Spaces that indented a paragraph by hand are dropped (the page indents), and so are empty paragraphs.
    """
    for _attempt in range(5):  # broken markup settles in two or three rounds
        before, text = text, _cleaned(text)
        if text == before:
            break
    return text


def _cleaned(text: str) -> str:
    text = _cleaner.clean(TAG_NAME.sub(_renamed, text))
    broken = PASTED_BREAK.sub("</p><p>", text) if "<p>" in text else text
    if broken != text:
        text = _cleaner.clean(broken)
    text = _loose_text_in_paragraphs(text)
    return _without_empty(TRAILING.sub(r"\1", LEADING.sub(r"\1", text))).strip()


def from_plain_text(text: str) -> str:
    """Plain text as a body: every line a paragraph."""
    return _paragraphs(escape(text))


def _renamed(match: re.Match) -> str:
    """A tag under the name it has here. An unknown one becomes a span, which the cleaner takes off its text."""
    name = match[2].lower()
    if not name.isascii():
        return f"&lt;{match[1]}{match[2]}"  # 若a<b则…: no tag at all
    name = SAME_AS.get(name, name)
    return f"<{match[1]}{name if name in TAGS | DROPPED_WITH_CONTENT else 'span'}"


def _loose_text_in_paragraphs(text: str) -> str:
    """Text beside the blocks becomes paragraphs; the input is well-formed, so counting tags finds it."""
    depth, out = 0, []
    for part in BLOCK_TAG.split(text):
        if BLOCK_TAG.match(part):
            depth += 0 if part.startswith("<hr") else -1 if part.startswith("</") else 1
            out.append(part)
        else:
            out.append(part if depth else _paragraphs(part))
    return "".join(out)


def _paragraphs(text: str) -> str:
    lines = re.split(r"<br>|\n", text)
    return "".join(f"<p>{line}</p>" for line in (re.sub(rf"^{SPACE}|{SPACE}$", "", line) for line in lines) if line)


def _without_empty(text: str) -> str:
    before = None
    while text != before:
        before, text = text, EMPTY.sub("", text)
    return text
