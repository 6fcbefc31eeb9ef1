"""HTML: what Word, WPS, UEditor and WeChat paste, and whole web pages with their furniture.

The visible text becomes `Source.text`, a block a line; white space is that of a browser, &nbsp; and U+3000 stay.
"""

import base64
import binascii
import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.translation import gettext as _
from lxml import etree, html

from intake.readers.main_part import main_part
from intake.source import EmbeddedPicture, Line, LineKind, Source, Span, Unreadable

BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "main",
        "nav",
        "blockquote",
        "pre",
        "center",
        "address",
        "figure",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "form",
        "fieldset",
        "hr",
        "body",
        "html",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "tr",
        "td",
        "th",
        "figcaption",
        "caption",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "select",
        "option",
        "button",
        "iframe",
        "object",
        "textarea",
        "svg",
        "input",
        "meta",
        "link",
        "title",
    ]
)
INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sup": "sup", "sub": "sub"}
HEADING = re.compile(r"h[1-6]")
# Not visibility: WeChat hides its whole article so until its script has run.
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
SPACE = re.compile(r"[ \t\r\n\f]+")
CONDITIONAL = re.compile(r"<!\[if[^>]*>|<!\[endif\]>|<\?xml[^>]*>", re.I)
UNXML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PICTURE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: where a picture stands in the text
DEEPEST = 250
MAX_PICTURE = 20 * 1024 * 1024


def read_html(text: str, filename: str = "", form: str = "html", images: list[EmbeddedPicture] | None = None) -> Source:
    """`images`: the pictures that `embedded:0`, `embedded:1` … stand for."""
    tree = _parsed(text)
    writer = _Writer(images or [])
    writer.walk(main_part(tree) if form == "html" else tree)
    writer.end_line()
    return Source("".join(writer.text), tuple(writer.lines), tuple(writer.pictures), form, filename, dict(_meta(tree)))


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    try:
        return html.document_fromstring(
            CONDITIONAL.sub("", UNXML.sub("", text)).encode("utf-8", "surrogatepass"), parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeError) as broken:
        raise Unreadable(_("The page cannot be read: copy its text and paste it.")) from broken


def _meta(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """What the page says of itself (政府网站发展指引 asks for ArticleTitle, PubDate, ContentSource)."""
    for element in tree.iter("meta"):
        name, content = element.get("name") or element.get("property"), element.get("content")
        if name and content and content.strip():
            yield name.lower(), content.strip()
    title = tree.find(".//title")
    if title is not None and (title.text or "").strip():
        yield "title", title.text.strip()


class _Writer:
    """Writes the text line by line and remembers where everything stands."""

    def __init__(self, images: list[EmbeddedPicture]) -> None:
        self.text: list[str] = []
        self.lines: list[Line] = []
        self.pictures: list[EmbeddedPicture] = []
        self._images = images
        self._at = 0
        self._line: list[str] = []
        self._markup: list[str] = []
        self._has_markup = False
        self._kinds: list[tuple[LineKind, int, bool]] = [(LineKind.PARAGRAPH, 0, False)]

    def walk(self, element: html.HtmlElement, depth: int = 0) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in SILENT or not tag or HIDDEN.search(element.get("style") or ""):
            return
        if tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "br":
            self.end_line()
        elif tag == "img":
            self._picture(element)
        elif depth > DEEPEST:  # nobody nests so deeply; what is inside is still text
            self._say(" ".join(element.itertext()))
        else:
            self._inside(element, tag, depth)

    def _inside(self, element: html.HtmlElement, tag: str, depth: int) -> None:
        is_block = tag in BLOCKS
        kind = _kind(element, tag)
        if is_block:
            self.end_line()
        if kind:
            self._kinds.append(kind)
        opened = self._open(element, tag)
        self._say(element.text or "")
        for child in element:
            self.walk(child, depth + 1)
            self._say(child.tail or "")
        if opened:
            self._markup.append(f"</{opened}>")
        if is_block:
            self.end_line()
        if kind:
            self._kinds.pop()

    def _open(self, element: html.HtmlElement, tag: str) -> str:
        """The inline tag that is kept."""
        address = element.get("href", "") if tag == "a" else ""
        if address.startswith(("http://", "https://", "mailto:")):
            self._markup.append(f'<a href="{escape(address)}">')
            self._has_markup = True
            return "a"
        if tag in INLINE:
            self._markup.append(f"<{INLINE[tag]}>")
            self._has_markup = True
            return INLINE[tag]
        return ""

    def _say(self, said: str) -> None:
        if not said:
            return
        said = SPACE.sub(" ", said)
        if said.startswith(" ") and (not self._line or self._line[-1].endswith(" ")):
            said = said[1:]
        if said:
            self._line.append(said)
            self._markup.append(escape(said))

    def end_line(self) -> None:
        """Write what was said since the last line, if it is more than white space."""
        said = "".join(self._line)
        markup = "".join(self._markup).strip() if self._has_markup else ""
        kind, level, ordered = self._kinds[-1]
        self._line, self._markup, self._has_markup = [], [], False
        if said.strip():
            self._write(said, kind, level, ordered, markup)

    def _write(self, said: str, kind: LineKind, level: int = 0, ordered: bool = False, markup: str = "") -> None:
        lead = len(said) - len(said.lstrip())
        span = Span(self._at + lead, self._at + len(said.rstrip()))
        self.lines.append(Line(len(self.lines), kind, span, level, (), ordered, markup))
        self._put(said + "\n")

    def _put(self, said: str) -> None:
        self.text.append(said)
        self._at += len(said)

    def _table(self, table: html.HtmlElement) -> None:
        self.end_line()
        for row in table.iter("tr"):
            cells, start = [], self._at
            for cell in row.iterchildren("td", "th"):
                said = SPACE.sub(" ", " ".join(_visible(cell))).strip()
                cells.append(Span(self._at, self._at + len(said)))
                self._put(said + "\t")
            if any(cell.start < cell.end for cell in cells):
                self.lines.append(Line(len(self.lines), LineKind.ROW, Span(start, self._at - 1), 0, tuple(cells)))
            self._put("\n")

    def _picture(self, element: html.HtmlElement) -> None:
        address = element.get("data-src") or element.get("src") or ""
        picture = self._embedded(address, (element.get("alt") or element.get("title") or "").strip())
        if picture is None:
            return
        self.end_line()
        self.pictures.append(picture)
        self._write(PICTURE, LineKind.PICTURE)

    def _embedded(self, address: str, alt: str) -> EmbeddedPicture | None:
        line = len(self.lines) + bool("".join(self._line).strip())
        if address.startswith("embedded:"):
            image = self._images[int(address.removeprefix("embedded:"))]
            return EmbeddedPicture(line, image.name, alt or image.alt, image.content_type, image.data)
        if match := re.match(r"data:(image/[\w.+-]+);base64,", address):
            try:
                data = base64.b64decode(address[match.end() :], validate=False)
            except (binascii.Error, ValueError):
                return None
            return EmbeddedPicture(line, "", alt, match[1], data) if len(data) <= MAX_PICTURE else None
        return EmbeddedPicture(line, address, alt) if address else None


def _kind(element: html.HtmlElement, tag: str) -> tuple[LineKind, int, bool] | None:
    if HEADING.fullmatch(tag):
        return LineKind.HEADING, int(tag[1]), False
    if tag == "li":
        parent = element.getparent()
        return LineKind.ITEM, 0, parent is not None and parent.tag == "ol"
    if tag in ("figcaption", "caption"):
        return LineKind.CAPTION, 0, False
    return None


def _is_data(table: html.HtmlElement) -> bool:
    """A table of facts, not one that only lays out a page: several short cells a row, none nested."""
    if table.find(".//table") is not None:
        return False
    rows = [len(row.findall("td")) + len(row.findall("th")) for row in table.iter("tr")]
    longest = max((len(cell.text_content()) for cell in table.iter("td", "th")), default=0)
    return len(rows) > 1 and max(rows) > 1 and longest < 300


def _visible(element: html.HtmlElement) -> Iterator[str]:
    for text in element.itertext():
        parent = text.getparent() if hasattr(text, "getparent") else None
        if parent is None or parent.tag not in SILENT:
            yield str(text)
