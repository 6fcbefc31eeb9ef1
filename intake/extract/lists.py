"""Lists in running text: how they are cut, and what in them reads like a name."""

import re
from collections.abc import Iterator

from intake.extract.words.surnames import COMPOUND, SINGLE
from intake.source import Span


def has_a_surname(said: str) -> bool:
    said = said.replace(" ", "")
    if not re.fullmatch("[\u4e00-\u9fff]{2,4}", said):
        return False
    return said[:2] in COMPOUND if len(said) == 4 else said[0] in SINGLE or said[:2] in COMPOUND


def cut(even: str, span: Span, mark: str = "、") -> Iterator[Span]:
    """The items of a list: its mark outside quotes, 《》 and brackets divides them."""
    depth, start = 0, span.start
    for at in range(span.start, span.end):
        char = even[at]
        if char in "《“(":
            depth += 1
        elif char in "》”)":
            depth -= 1
        elif char == mark and depth <= 0:
            yield Span(start, at)
            start = at + 1
        if char == "》" and depth <= 0 and even[at + 1 : at + 2] == "《":  # 《甲》《乙》
            yield Span(start, at + 1)
            start = at + 1
    if start < span.end:
        yield Span(start, span.end)
