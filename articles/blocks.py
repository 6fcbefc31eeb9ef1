"""Well-formed HTML as the blocks of a body: paragraphs, headings, lists, quotes and tables, each in its own place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

MARKS = ["a", "strong", "em", "s", "sub", "sup"]  # in the order in which they enclose each other
TEXT_BLOCKS = {"p", "h2", "h3", "h4"}
CONTAINERS = {"div", "pre"}
VOID = {"br", "hr"}
DEEPEST = 100  # levels; what is nested deeper is read as if it were not

# Spaces of every width; a line break inside a paragraph is a "\n" among its text.
SPACE = "[\\s\u3000\u200c\u200d]"
BREAK = "\n"
NEW_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n\s*)+|\n[^\S\n]*[\u3000\u00a0\u2002\u2003]{2}\s*")
WIDE = r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
# A line of the source that ends between two Chinese characters ends nothing: CSS Text 3, 4.1.3.
WRAPPED = re.compile(rf"(?<={WIDE})[ \t]*\n[ \t\n]*(?={WIDE})")
DIGITS = re.compile(r"[(（]?(\d{1,4})[.)）．、]?")
LETTERS = re.compile(r"[(（]?[a-zA-Z]{1,5}[.)）．、]")
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


@dataclass(frozen=True)
class Run:
    """Text under the same marks, outermost first; a mark is the tag with its attributes."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A paragraph that a word processor numbered."""

    level: int
    ordered: bool
    start: int
    html: str


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
        return "".join(_with_lists(self.done))

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
        text = text.replace("\n", "\n\n") if verbatim else re.sub(r"[ \t\n]*\n[ \t\n]*", " ", WRAPPED.sub("", text))
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
            self._add(_part(node, marks))
        else:  # a part of a table without its table
            self._flow(node, marks)
            self._close()

    def _add(self, html: str) -> None:
        last = self.done[-1] if self.done else None
        if isinstance(last, str) and (joined := _joined(last, html)):
            self.done[-1] = joined
        elif html:
            self.done.append(html)

    def _close(self) -> None:
        """What was collected becomes a paragraph, or several where it was broken by hand."""
        marker, level, kind = re.sub(SPACE, "", self.marker), self.level, self.kind
        runs, self.runs, self.marker, self.level, self.kind = self.runs, [], "", 0, "p"
        is_item = kind == "p" and bool(level or marker) and not SAID_IN_WORDS.search(marker)
        if marker and not is_item:
            runs = [Run(marker if SAID_IN_WORDS.search(marker) else f"{marker} "), *_from_the_left(runs)]
        for number, paragraph in enumerate(_paragraphs(runs)):
            if is_item and number == 0:
                digits = DIGITS.fullmatch(marker)
                ordered = bool(digits or LETTERS.fullmatch(marker))
                self.done.append(Item(level or 1, ordered, int(digits[1]) if digits else 1, _inline(paragraph)))
            else:
                self.done.append(f"<{kind}>{_inline(paragraph)}</{kind}>")


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


def _paragraphs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph, without the spaces that indented it and without those that are empty."""
    text = "".join(run.text for run in runs)
    cuts = [(0, 0), *(match.span() for match in NEW_PARAGRAPH.finditer(text)), (len(text), len(text))]
    for (_start, begin), (end, _end) in pairwise(cuts):
        piece = _from_the_right(_from_the_left(_between(runs, begin, end)))
        if piece:
            yield piece


def _between(runs: Iterable[Run], begin: int, end: int) -> list[Run]:
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, begin - at) : max(0, end - at)]
        at += len(run.text)
        found += [Run(text, run.marks)] if text else []
    return found


def _from_the_left(runs: list[Run]) -> list[Run]:
    while runs:
        text = re.sub(f"^{SPACE}+", "", runs[0].text)
        if text:
            return [Run(text, runs[0].marks), *runs[1:]]
        runs = runs[1:]
    return []


def _from_the_right(runs: list[Run]) -> list[Run]:
    while runs:
        text = re.sub(f"{SPACE}+$", "", runs[-1].text)
        if text:
            return [*runs[:-1], Run(text, runs[-1].marks)]
        runs = runs[:-1]
    return []


def _inline(runs: list[Run]) -> str:
    out: list[str] = []
    opened: list[str] = []
    for run in runs:
        marks = run.marks if run.text.strip() else tuple(mark for mark in run.marks if mark in opened)
        shared = 0
        while shared < min(len(opened), len(marks)) and opened[shared] == marks[shared]:
            shared += 1
        out += [f"</{opened.pop().split()[0]}>" for _mark in opened[shared:]]
        out += [f"<{mark}>" for mark in marks[shared:]]
        opened += marks[shared:]
        out.append(escape(run.text, quote=False).replace("\u00a0", "&nbsp;").replace(BREAK, "<br>"))
    out += [f"</{mark.split()[0]}>" for mark in reversed(opened)]
    return "".join(out)


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


LIST = re.compile(r"(?s)<(ul|ol)(?: start=\"(\d+)\")?>(.*)</\1>")


def _joined(before: str, after: str) -> str | None:
    """One list of two that a word processor cut: Word on the web makes a list of every item."""
    first, second = LIST.fullmatch(before), LIST.fullmatch(after)
    if not first or not second or first[1] != second[1]:
        return None
    if first[1] == "ol" and int(second[2] or 1) != int(first[2] or 1) + _items(first[3]):
        return None
    return before.removesuffix(f"</{first[1]}>") + second[3] + f"</{first[1]}>"


def _items(html: str) -> int:
    """How many items a list has itself, those of the lists in it not counted."""
    depth = count = 0
    for tag in re.findall(r"</?(?:ul|ol|li)\b", html):
        if tag in ("<ul", "<ol"):
            depth += 1
        elif tag in ("</ul", "</ol"):
            depth -= 1
        count += tag == "<li" and depth == 0
    return count


def _part(node: Node, marks: tuple[str, ...]) -> str:
    """A table, a part of it, a row or a cell."""
    kept = "".join(
        f' {name}="{escape(value)}"'
        for name, value in node.attributes.items()
        if name in ("colspan", "rowspan", "scope")
    )
    if node.tag in ("td", "th", "caption"):
        inside = _Blocks().read(node, _marked(node, marks)).inline_html()
    else:
        inside = "".join(_part(child, marks) for child in node.children if isinstance(child, Node))
    return f"<{node.tag}{kept}>{inside}</{node.tag}>"


def _with_lists(done: list[str | Item]) -> Iterator[str]:
    """The blocks in their order, numbered paragraphs that follow each other as lists within lists."""
    waiting: list[Item] = []
    for block in [*done, ""]:
        if isinstance(block, Item):
            waiting.append(block)
            continue
        while waiting:
            html, waiting = _nested(waiting)
            yield html
        yield block


def _nested(items: list[Item]) -> tuple[str, list[Item]]:
    """The list that begins with the first item, and the items that are not in it."""
    first, count = items[0], 0
    shown: list[str] = []
    while items and items[0].level >= first.level:
        one = items[0]
        if one.level > first.level:
            inner, items = _nested(items)
            shown[-1] += inner
        elif one.ordered != first.ordered or (one.ordered and count and one.start == 1 and first.start + count != 1):
            break
        else:
            shown.append(one.html)
            items, count = items[1:], count + 1
    tag = "ol" if first.ordered else "ul"
    start = f' start="{first.start}"' if first.ordered and first.start > 1 else ""
    return f"<{tag}{start}>{''.join(f'<li>{item}</li>' for item in shown)}</{tag}>", items
