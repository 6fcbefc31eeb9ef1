"""Folding: text with its width, case, accents and traditional characters evened out, and the way back.

Every character is folded by itself, whatever stands beside it. A converter that looks at phrases is better prose
(乾隆 keeps its 乾) but folds a word differently alone and inside a sentence, and then search does not find it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from opencc import OpenCC

from newsroom.text.display import WIDE

HAN_RANGES = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
# For a character class of a regular expression; 〇 counts, because 二〇一四 is one word.
HAN_CLASS = "〇" + "".join(f"{chr(start)}-{chr(end)}" for start, end in HAN_RANGES)
LATIN_ACCENT = re.compile("[\u0300-\u036f]+")


@cache
def _simplified() -> dict[int, str]:
    """Each traditional character's simplified one, also for the forms used in Taiwan and Hong Kong (裡, 裏)."""
    chars = [chr(code) for start, end in HAN_RANGES for code in range(start, end + 1)]
    table = dict(zip(chars, chars, strict=True))
    for scheme in ("t2s", "tw2s", "hk2s"):
        converted = OpenCC(scheme).convert("\n".join(table.values())).split("\n")
        table = {char: new if len(new) == 1 else old for (char, old), new in zip(table.items(), converted, strict=True)}
    return {ord(char): new for char, new in table.items() if char != new}


def _even(char: str) -> str:
    """One character without its width, case and Latin accents. Signs such as ① and ½ are no plain digits: they stay."""
    if unicodedata.category(char) == "No":
        return char
    even = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
    bare = unicodedata.normalize("NFD", even)
    return LATIN_ACCENT.sub("", bare) if LATIN_ACCENT.search(bare) else even


class _Table(dict):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_simplified().get(ord(char), char) for char in _even(chr(code)))
        self[code] = folded
        return folded


_TABLE = _Table()


@cache
def _perhaps_changing() -> re.Pattern[str]:
    """Runs of characters of which some may change: all but those of ordinary text known to stay as they are."""
    ordinary = (*range(0x20, 0x180), *range(0x2010, 0x2040), *range(0x3000, 0x3020), *range(0x4E00, 0xA000))
    staying = "".join(chr(code) for code in ordinary if _TABLE[code] == chr(code))
    return re.compile(f"[^\n{re.escape(staying)}]+")


def fold(text: str) -> str:
    """Text as search compares it: half-width, small letters without accents, simplified characters.

    fold(a + b) is always fold(a) + fold(b), so a part of a text is found in the whole.
    """
    if text.isascii():
        return text.translate(_TABLE)
    # Most of a Chinese text stays as it is but for its punctuation: a pattern then passes over it, in a fifth of the
    # time of the table.
    for narrow, wide in WIDE.items():
        text = text.replace(wide, narrow)
    return _perhaps_changing().sub(lambda run: run[0].translate(_TABLE), text)


@dataclass(frozen=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    original: str
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", fold(self.original))

    @cached_property
    def _sources(self) -> list[int]:
        """For each folded character, and for the end, its place in the original."""
        sources = [at for at, char in enumerate(self.original) for _ in _TABLE[ord(char)]]
        return [*sources, len(self.original)]

    @cached_property
    def _is_even(self) -> bool:
        """Every character became exactly one, so that places are the same in both."""
        # Only accents that stand alone become nothing, so without them no loss makes up for a gain.
        return len(self.text) == len(self.original) and not LATIN_ACCENT.search(self.original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the original: whole characters, start included, end not."""
        if self._is_even or start >= end:
            return (start, end) if self._is_even else (self._sources[start],) * 2
        return self._sources[start], self._sources[end - 1] + 1

    def spans(self, needle: str) -> Iterable[tuple[int, int]]:
        """Every place in the original where a needle stands, folded alike; places do not overlap."""
        needle = fold(needle)
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            yield self.span(at, at + len(needle))
            at = self.text.find(needle, at + len(needle))


def is_han(char: str) -> bool:
    """A Chinese character, 〇 included."""
    code = ord(char)
    return char == "〇" or any(start <= code <= end for start, end in HAN_RANGES)


def bigrams(text: str) -> list[str]:
    """Each two neighbouring characters of a run of text: 福州海关 is 福州, 州海, 海关."""
    return [text[at : at + 2] for at in range(len(text) - 1)]
