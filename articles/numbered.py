"""Paragraphs that a word processor numbered, as lists; lists that it cut, as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DIGITS = re.compile(r"[(（]?(\d{1,4})[.)）．、]?")
LETTERS = re.compile(r"[(（]?([a-zA-Z]{1,5})[.)）．、]")
GOES_ON = 0  # what a letter begins with: b) is the second of its list, wherever that began


@dataclass(frozen=True)
class Item:
    """A paragraph that a word processor numbered."""

    level: int
    ordered: bool
    start: int
    html: str


def item(marker: str, level: int, html: str) -> Item:
    """A paragraph under the number that it was drawn with: 1. or a) orders, a bullet does not."""
    digits, letters = DIGITS.fullmatch(marker), LETTERS.fullmatch(marker)
    start = int(digits[1]) if digits else 1 if not letters or letters[1] in "aAiI" else GOES_ON
    return Item(level or 1, bool(digits or letters), start, html)


def with_lists(done: list[str | Item]) -> Iterator[str]:
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


LIST = re.compile(r"(?s)<(ul|ol)(?: start=\"(\d+)\")?>(.*)</\1>")


def joined(before: str, after: str) -> str | None:
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
