"""What lies on a clipboard, as tags that are known here: Word, WPS, web pages, UEditor, WeChat, 135.

Only what is surely a tag is read as one. A `<` in a sentence, an unclosed comment and a tag with Chinese for a name
are text, so that nothing behind them is swallowed. What a style says of lists and bold type becomes a class of our
own; everything else that is not on the list goes, its text stays.
"""

import re
from html import escape, unescape
from urllib.parse import unquote

# What word processors and web pages write, and what it is called here. The page has one h1, its headline.
SAME_AS = {
    **{"b": "strong", "i": "em", "strike": "s", "del": "s", "h1": "h2", "h5": "h4", "h6": "h4"},
    **dict.fromkeys(["section", "article", "center", "address", "figure", "figcaption", "dl", "dt", "dd"], "div"),
    **dict.fromkeys(["header", "footer", "main", "aside", "nav", "form", "fieldset", "body", "html"], "div"),
}
KNOWN = {
    *("p", "div", "pre", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "span"),
    *("strong", "em", "s", "sub", "sup", "a"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
KEPT_ATTRIBUTES = {"href", "start", "colspan", "rowspan", "scope"}

HAN = r"[\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
UNSEEN = re.compile("[\ud800-\udfff\u200b\ufeff\x00]")
# Metadata around what was copied, and what is nobody's text: from here to there.
COMMENT = re.compile(r"<!(?=--)"), re.compile(r"--!?>")
HEAD = re.compile(r"<head\b[^<>]*>", re.IGNORECASE), re.compile(r"</head\s*>(?=\s*<body\b)", re.IGNORECASE)
MACHINE_TEXT = [
    (re.compile(rf"<{name}\b[^<>]*>", re.IGNORECASE), re.compile(rf"</{name}\s*>", re.IGNORECASE))
    for name in ("script", "style")
]
OFFICE_DATA = re.compile(r"<xml\b[^<>]*>", re.IGNORECASE), re.compile(r"</xml\s*>", re.IGNORECASE)
# <![if !supportLists]> of Word, <!DOCTYPE …>, <?xml:namespace …>: never text.
DECLARATION = re.compile(r"<!\[(?:if|endif)\b[^<>]*>|<!doctype\b[^<>]*>|<\?xml\b[^<>]*>", re.IGNORECASE)

# A tag, its quotes balanced; else one that begins as a tag with an attribute does; else a `<` that is text.
TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9:._\-]*+)((?:[^<>"']++|"[^"]*"|'[^']*')*+)>"""
    r"""|<()([a-zA-Z][a-zA-Z0-9:._\-]*+)(\s+[a-zA-Z:\-]++\s*=\s*["'][^<>]*+)>|<"""
)
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
UNQUOTED = re.compile(r"\b(?:face|name|title|alt|content|style|class)\s*=\s*[^\s<>]+", re.IGNORECASE)
PAIR = re.compile(r"""([a-zA-Z_:@.\-][\w:.\-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.ASCII)

LIST_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d{1,2})", re.IGNORECASE)
MARKER = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
PLAIN = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
SLANTED = re.compile(r"(?<![\w-])font-style:\s*(?:italic|oblique)", re.IGNORECASE)

# Where a picture stayed on the writer's own machine; articles.checks.completeness stops a story that still says so.
MISSING_PICTURE = "【待上传图片：{}】"
MISSING = re.compile(r"【待上传图片：([^】]*)】")


def known_tags(text: str) -> str:
    """The same text with known tags alone, in lower case, with the attributes that mean something."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for opening, closing in (COMMENT, *MACHINE_TEXT, HEAD):
        text = _without(text, opening, closing)
    text = _without(text, *OFFICE_DATA, unless=re.compile(HAN))
    return TAG.sub(_known, DECLARATION.sub("", text))


def _without(text: str, opening: re.Pattern, closing: re.Pattern, unless: re.Pattern | None = None) -> str:
    """The text without what stands between two tags. One that is not closed hides nothing."""
    kept, at = [], 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        hidden = not (unless and unless.search(text, start.end(), end.start()))
        kept.append(text[at : start.start() if hidden else end.end()])
        at = end.end()
    return "".join([*kept, text[at:]])


def _known(match: re.Match) -> str:
    slash, name, inside = match[1], match[2] or match[5], match[3] or match[6] or ""
    if not name or _is_text(inside):
        return escape(match.group(), quote=False)
    name = SAME_AS.get(name.lower(), name.lower())
    if name in ("img", "v:imagedata"):
        return _picture(_attributes(inside))
    if name not in KNOWN:
        name = "span"
    return f"</{name}>" if slash else f"<{name}{_meaning(name, _attributes(inside))}>"


def _is_text(inside: str) -> bool:
    """若a<b 则c>d: names of attributes are never Chinese."""
    return not QUOTED.search(inside) and not UNQUOTED.sub("", inside).isascii()


def _attributes(inside: str) -> dict[str, str]:
    return {name.lower(): unescape(value.strip("\"'")) for name, value in PAIR.findall(inside)}


def _picture(attributes: dict[str, str]) -> str:
    source = attributes.get("src", "").strip()
    if not source.lower().startswith("file:"):
        return ""
    name = re.split(r"[/\\]", unquote(source))[-1].strip()
    return escape(MISSING_PICTURE.format(re.sub(r"[【】<>&]", "", name)[:80]), quote=False)


def _meaning(name: str, attributes: dict[str, str]) -> str:
    style = attributes.get("style", "")
    kept = [f'{key}="{escape(value)}"' for key, value in attributes.items() if key in KEPT_ATTRIBUTES]
    level = LIST_LEVEL.search(style) if name == "p" else None
    heavy = name not in ("h2", "h3", "h4", "th")
    classes = [
        *([f"level-{level[1]}"] if level else []),
        *(["marker"] if MARKER.search(style) else []),
        *(["bold"] if heavy and BOLD.search(style) else []),
        *(["plain"] if heavy and PLAIN.search(style) else []),
        *(["slanted"] if SLANTED.search(style) else []),
    ]
    return "".join(f" {one}" for one in [*kept, *([f'class="{" ".join(classes)}"'] if classes else [])])
