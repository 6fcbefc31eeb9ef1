"""A report ready for the rules: its text evened out character by character, its words, and its lines.

`even` has the same length as the text, so that a place in one is the same place in the other: width, case, traditional
characters and quotation marks differ, nothing else. All rules read `even`; all values are cut from the text as it came.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

import rjieba

from intake.register import Register
from intake.source import Line, Source, Span
from newsroom.text import fold

QUOTES = str.maketrans("「」『』｢｣«»〝〞", "“”“”“”“”“”")
SPACES = re.compile(r"[\s\u200b\ufeff]")
BREAK = "\n"
SENTENCE = 20  # characters that no entry of a list has


class _Even(dict):
    """What each character is to the rules: always exactly one."""

    def __missing__(self, code: int) -> str:
        char = chr(code).translate(QUOTES)
        folded = fold(char)
        if SPACES.match(char):
            folded = BREAK if char in "\n\r\u0085\u2028\u2029" else " "
        self[code] = folded if len(folded) == 1 else char
        return self[code]


_EVEN = _Even()


# A half-width full stop behind a Chinese sentence; 一.范围 and the dot in a name are none.
HALF_STOP = re.compile(r"(?<=[\u4e00-\u9fff”》)])(?<![一二三四五六七八九十])\.(?=[\u4e00-\u9fff“《 ])")
LAST_STOP = re.compile(r"(?<=[\u4e00-\u9fff”》)])\.(?= *$)")


def even(text: str) -> str:
    """Text as the rules compare it, character by character."""
    return "\n".join(_with_full_stops(line) for line in text.translate(_EVEN).split("\n"))


def _with_full_stops(line: str) -> str:
    """A line that ends in a half-width stop and holds no other was typed with half-width marks throughout."""
    if not LAST_STOP.search(line, max(0, len(line) - 40)) or len(line) < SENTENCE:
        return line
    line = LAST_STOP.sub("。", line)
    return line if "。" in line[:-SENTENCE] else HALF_STOP.sub("。", line)


@dataclass(frozen=True)
class Page:
    """A report and what the newsroom knows, as the rules read them."""

    source: Source
    register: Register
    even: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "even", even(self.source.text))

    def said(self, span: Span) -> str:
        """As printed."""
        return self.source.said(span)

    def line(self, number: int) -> Line:
        return self.source.lines[number]

    def text_of(self, line: Line) -> str:
        """A line as the rules read it."""
        return self.even[line.span.start : line.span.end]

    @cached_property
    def words(self) -> list[Span]:
        """The segmenter's words, white space and all, in order."""
        words, at = [], 0
        for word, _class in self._tagged:
            words.append(Span(at, at + len(word)))
            at += len(word)
        return words

    @cached_property
    def _tagged(self) -> list[tuple[str, str]]:
        """Words and their classes, a line at a time: a run without end costs the segmenter too much."""
        return [pair for line in self.even.splitlines(keepends=True) for pair in rjieba.tag(line)]

    def word_class(self, number: int) -> str:
        """The class of a word in the segmenter's dictionary: n, v, p …"""
        return self._tagged[number][1]

    @cached_property
    def word_ends(self) -> frozenset[int]:
        return frozenset(word.end for word in self.words)

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def words_before(self, offset: int) -> int:
        """The number of the word that holds the character before a place."""
        return bisect_left(self._ends, offset)

    def word(self, number: int) -> str:
        span = self.words[number]
        return self.even[span.start : span.end]

    @cached_property
    def known(self) -> dict[str, dict[int, Span]]:
        """Places of known names by kind and by where they begin."""
        places: dict[str, dict[int, Span]] = {"unit": {}, "official": {}, "campaign": {}, "title": {}}
        for mention in self.register.find(self.source.text):
            for known in mention.known:
                places.setdefault(known.kind, {})[mention.span.start] = mention.span
        return places
