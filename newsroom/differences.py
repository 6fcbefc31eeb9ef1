"""What differs between two texts, line by line and in them word by word, for showing side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import rjieba


@dataclass(frozen=True)
class Piece:
    """A run of words; changed ones are shown as removed on the left and as added on the right."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Row:
    """One line on both sides; a side is empty where the line stands on the other alone."""

    left: list[Piece]
    right: list[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.changed for piece in [*self.left, *self.right])


def rows(before: str, after: str) -> list[Row]:
    """Two texts side by side. Chinese is compared by words, so that 福州 is exchanged and not its half."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Row] = []
    for act, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            found += [Row([Piece(line, False)], [Piece(line, False)]) for line in old[i:j]]
        else:
            found += _beside(old[i:j], new[k:m])
    return found


def _beside(old: list[str], new: list[str]) -> Iterator[Row]:
    for number in range(max(len(old), len(new))):
        left, right = old[number : number + 1], new[number : number + 1]
        if left and right:
            yield _words(left[0], right[0])
        else:
            yield Row([Piece(line, True) for line in left], [Piece(line, True) for line in right])


def _words(before: str, after: str) -> Row:
    old, new = rjieba.cut(before), rjieba.cut(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for act, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = act != "equal"
        left += [Piece("".join(old[i:j]), changed)] if j > i else []
        right += [Piece("".join(new[k:m]), changed)] if m > k else []
    return Row(left, right)
