"""Lists in running text: how they are cut, and what in them reads like a name."""

import re
from collections.abc import Iterator

from intake.extract.names import DOTTED, Names
from intake.extract.words.awards import UNIT_LIKE
from intake.extract.words.surnames import COMPOUND, SINGLE, TRANSLITERATED
from intake.source import Span

# What a place or a unit ends with, and hardly a name.
PLACES_END = frozenset("省市县区州旗盟镇乡村局厅院校部处站所委会社团队组系科班馆办")
HAN_ONLY = re.compile("[\u3400-\u9fff]+")


def has_a_surname(said: str) -> bool:
    said = said.replace(" ", "")
    if not re.fullmatch("[\u4e00-\u9fff]{2,4}", said):
        return False
    return said[:2] in COMPOUND if len(said) == 4 else said[0] in SINGLE or said[:2] in COMPOUND


def reads_like_a_name(said: str) -> bool:
    """A surname and no unit's ending, and no word of the dictionary."""
    return has_a_surname(said) and not UNIT_LIKE.search(said) and not Names.is_word(said)


def is_strange(said: str) -> bool:
    """A name of another language: no unit, and no word of the dictionary in it."""
    if DOTTED.fullmatch(said) or (len(said) > 2 and TRANSLITERATED.issuperset(said)):
        return True
    return bool(HAN_ONLY.fullmatch(said)) and not UNIT_LIKE.search(said) and not Names.holds_a_word(said)


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
        if depth <= 0 and even[at : at + 2] in ("》《", "”“"):  # 《甲》《乙》
            yield Span(start, at + 1)
            start = at + 1
    if start < span.end:
        yield Span(start, span.end)
