"""Well-formed HTML as the blocks of a body: paragraphs, headings, lists, quotes and tables, each in its own place."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from articles.numbered import Item, item, joined, with_lists
from articles.runs import BREAK, SPACE, Run, from_the_left, inline, paragraphs

MARKS = ["a", "strong", "em", "s", "sub", "sup"]  # in the order in which they enclose each other
TEXT_BLOCKS = {"p", "h2", "h3", "h4"}
CONTAINERS = {"div", "pre"}
VOID = {"br", "hr"}
DEEPEST = 100  # levels; what is nested deeper is read as if it were not

WIDE = r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
# A line of the source that ends between two Chinese characters ends nothing: CSS Text 3, 4.1.3.
WRAPPED = re.compile(rf"(?<={WIDE})[ \t]*\n[ \t\n]*(?={WIDE})")
SAID_IN_WORDS = re.compile(r"[\u2460-\u24ff\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3220-\u32ff\u3400-\u9fff]")


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Tree(HTMLParser):
    """Well-formed HTML as nodes."""

    def __init__(self, html: str):
        super().__init__()
        self.root = Node("div")
        self.open = [self.root]
        self.beyond: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs})
        if len(self.open) > DEEPEST:
            self.beyond += [] if tag in VOID else [tag]
            return
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if self.beyond:
            self.beyond.pop()
        elif tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def blocks(html: str) -> str:
    """The blocks of well-formed HTML with known tags; every character of its text is in them."""
    return _Blocks().read(_Tree(html).root).html()


class _Blocks:
    """Collects the blocks of one container: the body, a quote, a cell, an item."""

    def __init__(self) -> None:
        self.done: list[str | Item] = []
        self.runs: list[Run] = []
        self.kind = "p"
        self.level = 0
        self.marker = ""
        self.only_text = True

    def read(self, node: Node, marks: tuple[str, ...] = ()) -> "_Blocks":
        self._flow(node, marks)
        self._close()
        return self

    def html(self) -> str:
        return "".join(with_lists(self.done))

    def inline_html(self) -> str:
        """Without a paragraph around its only line of text, unless there was one."""
        loose = [block for block in self.done if isinstance(block, str) and block.startswith("<p>")]
        if self.only_text and len(loose) == 1:
            self.done = [b.removeprefix("<p>").removesuffix("</p>") if b is loose[0] else b for b in self.done]
        return self.html()

    def _flow(self, node: Node, marks: tuple[str, ...], in_marker: bool = False) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._text(child, marks, in_marker, verbatim=node.tag == "pre")
            elif child.tag == "br":
                self._run(BREAK, marks)
            elif child.tag in MARKS or child.tag == "span":
                self._flow(child, _marked(child, marks), in_marker or "marker" in child.classes)
            else:
                self._block(child, marks)

    def _text(self, text: str, marks: tuple[str, ...], in_marker: bool, verbatim: bool) -> None:
        if in_marker:
            self.marker += text
            return
        text = text.replace("\n", "\n\n") if verbatim else re.sub(r"[ \t\n]+", " ", WRAPPED.sub("", text))
        self._run(text, marks)

    def _run(self, text: str, marks: tuple[str, ...]) -> None:
        if self.runs and self.runs[-1].marks == marks:
            text = self.runs.pop().text + text
        self.runs.append(Run(text, marks))

    def _block(self, node: Node, marks: tuple[str, ...]) -> None:
        self._close()
        self.only_text = self.only_text and node.tag in ("ul", "ol")
        marks = _marked(node, marks)
        if node.tag in TEXT_BLOCKS or node.tag in CONTAINERS:
            level = next((int(name.removeprefix("level-")) for name in node.classes if name.startswith("level-")), 0)
            self.kind, self.level = node.tag if node.tag in TEXT_BLOCKS else "p", level
            self._flow(node, marks, "marker" in node.classes)
            self._close()
        elif node.tag == "hr":
            self.done.append("<hr>")
        elif node.tag in ("ul", "ol"):
            self._add(_list(node, marks))
        elif node.tag == "li":
            self._add(_list(Node("ul", {}, [node]), marks))
        elif node.tag == "blockquote":
            quoted = _Blocks().read(node, marks).html()
            self._add(f"<blockquote>{quoted}</blockquote>" if quoted else "")
        elif node.tag == "table":
            self._table(node, marks)
        else:  # a part of a table without its table
            self._flow(node, marks)
            self._close()

    def _table(self, node: Node, marks: tuple[str, ...]) -> None:
        """The editor's tables have no captions: what one says is a paragraph before them."""
        captions = [child for child in node.children if isinstance(child, Node) and child.tag == "caption"]
        for caption in captions:
            self._flow(caption, _marked(caption, marks))
            self._close()
        rest = [child for child in node.children if child not in captions]
        self._add(_part(Node("table", node.attributes, rest), marks))

    def _add(self, html: str) -> None:
        last = self.done[-1] if self.done else None
        if isinstance(last, str) and (one := joined(last, html)):
            self.done[-1] = one
        elif html:
            self.done.append(html)

    def _close(self) -> None:
        """What was collected becomes a paragraph, or several where it was broken by hand."""
        marker, level, kind = re.sub(SPACE, "", self.marker), self.level, self.kind
        runs, self.runs, self.marker, self.level, self.kind = self.runs, [], "", 0, "p"
        is_item = kind == "p" and bool(level or marker) and not SAID_IN_WORDS.search(marker)
        if marker and not is_item:
            runs = [Run(marker if SAID_IN_WORDS.search(marker) else f"{marker} "), *from_the_left(runs)]
        for number, paragraph in enumerate(paragraphs(runs)):
            html = inline(paragraph)
            self.done.append(item(marker, level, html) if is_item and number == 0 else f"<{kind}>{html}</{kind}>")


def _marked(node: Node, marks: tuple[str, ...]) -> tuple[str, ...]:
    """The marks inside a node; each once, in the one order."""
    names = {mark.split()[0]: mark for mark in marks}
    if node.tag == "a" and (href := node.attributes.get("href", "")) and not href.startswith("#"):
        names["a"] = f'a href="{escape(href)}"'
    elif node.tag in MARKS and node.tag != "a":
        names[node.tag] = node.tag
    names |= {tag: tag for name, tag in (("bold", "strong"), ("slanted", "em")) if name in node.classes}
    if "plain" in node.classes:
        names.pop("strong", None)
    return tuple(names[name] for name in MARKS if name in names)


def _list(node: Node, marks: tuple[str, ...]) -> str:
    """A list; what stands between its items is one itself, or belongs to the one before."""
    items: list[str] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "li":
            items.append(_Blocks().read(child, _marked(child, marks)).inline_html())
        else:
            inside = _Blocks().read(Node("div", {}, [child]), marks).inline_html()
            if isinstance(child, Node) and child.tag in ("ul", "ol") and items:
                items[-1] += inside
            else:
                items.append(inside)
    start = node.attributes.get("start", "1")
    opening = f'<ol start="{start}">' if node.tag == "ol" and start.isdecimal() and int(start) > 1 else f"<{node.tag}>"
    shown = "".join(f"<li>{item}</li>" for item in items if item)
    return f"{opening}{shown}</{node.tag}>" if shown else ""


def _part(node: Node, marks: tuple[str, ...]) -> str:
    """A table, a part of it, a row or a cell."""
    kept = "".join(
        f' {name}="{escape(value)}"'
        for name, value in node.attributes.items()
        if name in ("colspan", "rowspan", "scope")
    )
    if node.tag in ("td", "th"):
        inside = _Blocks().read(node, _marked(node, marks)).inline_html()
    else:
        inside = "".join(_part(child, marks) for child in node.children if isinstance(child, Node))
    return f"<{node.tag}{kept}>{inside}</{node.tag}>"
