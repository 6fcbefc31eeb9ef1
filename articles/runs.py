"""Lines of text with their marks: cut into paragraphs, trimmed, written as HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

# Spaces of every width; a line break inside a paragraph is a "\n" among its text.
SPACE = "[\\s\u3000\u200c\u200d]"
BREAK = "\n"
NEW_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n\s*)+|\n[^\S\n]*[\u3000\u00a0\u2002\u2003]{2}\s*")
AFTER_BREAK = re.compile(f"{BREAK}{SPACE}+")


@dataclass(frozen=True)
class Run:
    """Text under the same marks, outermost first; a mark is the tag with its attributes."""

    text: str
    marks: tuple[str, ...] = ()


def paragraphs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph, without the spaces that indented it and without those that are empty."""
    text = "".join(run.text for run in runs)
    cuts = [(0, 0), *(match.span() for match in NEW_PARAGRAPH.finditer(text)), (len(text), len(text))]
    for (_start, begin), (end, _end) in pairwise(cuts):
        piece = _from_the_right(from_the_left(_between(runs, begin, end)))
        if piece:
            yield piece


def _between(runs: Iterable[Run], begin: int, end: int) -> list[Run]:
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, begin - at) : max(0, end - at)]
        at += len(run.text)
        found += [Run(text, run.marks)] if text else []
    return found


def from_the_left(runs: list[Run]) -> list[Run]:
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


def inline(runs: list[Run]) -> str:
    out: list[str] = []
    opened: list[str] = []
    broken = False
    for run in runs:
        marks = run.marks if run.text.strip() else tuple(mark for mark in run.marks if mark in opened)
        shared = 0
        while shared < min(len(opened), len(marks)) and opened[shared] == marks[shared]:
            shared += 1
        out += [f"</{opened.pop().split()[0]}>" for _mark in opened[shared:]]
        out += [f"<{mark}>" for mark in marks[shared:]]
        opened += marks[shared:]
        text = AFTER_BREAK.sub(BREAK, run.text)
        text = text.lstrip() if broken else text
        broken = text.endswith(BREAK) if text else broken
        out.append(escape(text, quote=False).replace("\u00a0", "&nbsp;").replace(BREAK, "<br>"))
    out += [f"</{mark.split()[0]}>" for mark in reversed(opened)]
    return "".join(out)
