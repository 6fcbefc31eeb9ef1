"""The analyser: one way from text to tokens, for what is indexed and for what is asked.

A run of Chinese becomes its bigrams and its last single character, Latin words and numbers stay whole; a word of the
query is a phrase of these tokens, so every stretch of a text is found (recall 1.0), words or not. Beside that stream
stand marks, tokens with a colon, which no text can write:

    c:厦   a character of the text, for words of one character
    w:和服  two characters that begin and end at word boundaries, so that 产品和服务 does not pass for 和服
    t:和服  two characters of the title; t:和 one
    in:201410 on:20141024 on:1024   a date the text writes, in whatever writing
    kind:article section:3 and so on   what the offers say of a record
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version

import rjieba

from newsroom.text import find_dates, fold
from newsroom.text.folding import HAN_CLASS

# Another version of the rules, of the dictionary or of the conversion makes other tokens, so it forces a rebuild.
VERSION = f"3 rjieba {version('rjieba')} opencc {version('opencc')}"
LONGEST_TOKEN = 64
LONGEST_WORD = 8
# Above this many characters only the beginning of a text is searched: a book of 200 pages.
LONGEST_TEXT = 200_000

THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
HAN = re.compile(f"[{HAN_CLASS}]+")
# Lines of nothing but Chinese: one call for all the words of a text.
WORD_LINE = re.compile(f"^[{HAN_CLASS}]{{2,{LONGEST_WORD}}}$", re.MULTILINE)
PAIR_LINE = re.compile(f"^[{HAN_CLASS}]{{2}}$", re.MULTILINE)
PIECE = re.compile(f"(?P<han>[{HAN_CLASS}]+)|(?P<word>[^\\W_{HAN_CLASS}]+)")


@dataclass(frozen=True)
class Tokens:
    """What the index keeps of a text: tokens in order, with a gap (None) between fields, and marks without order."""

    stream: list[str | None]
    marks: set[str]
    # The words it says, for "did you mean".
    words: set[str] = field(default_factory=set)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The searchable pieces of a folded text and whether each is Chinese; punctuation only separates."""
    text = THOUSANDS.sub(lambda match: match.group().replace(",", ""), text)
    for match in PIECE.finditer(text):
        is_han = match.lastgroup == "han"
        yield match.group() if is_han else match.group()[:LONGEST_TOKEN], is_han


def stream(text: str) -> list[str]:
    """The tokens of a folded text, in order."""
    found: list[str] = []
    for piece, is_han in pieces(text):
        if is_han:
            found += map(str.__add__, piece, piece[1:])
        found.append(piece[-1] if is_han else piece)
    return found


def tokens_of(title: str, deck: str, body: str, marks: Iterable[str] = ()) -> Tokens:
    """Everything the index keeps of a record."""
    fields = [fold(title), fold(deck), fold(body[:LONGEST_TEXT])]
    in_order: list[str | None] = []
    for text in fields:
        if text:
            in_order += [*stream(text), None]
    everything = "\n".join(fields)
    cut = words(everything)
    found = {*marks, *date_marks("\n".join((title, deck, body[:LONGEST_TEXT])))}
    found |= {f"c:{char}" for char in set().union(*HAN.findall(everything))}
    found |= {f"w:{pair}" for pair in word_pairs(cut)}
    for piece, is_han in pieces(fields[0]):
        if is_han:
            found |= {f"t:{piece[at : at + 2]}" for at in range(len(piece))} | {f"t:{char}" for char in piece}
        else:
            found.add(f"t:{piece}")
    return Tokens(in_order, found, vocabulary(cut))


def bare(text: str) -> str:
    """A folded text without spaces and signs: how names are compared, “学厦航”活动 with 学厦航活动."""
    return "".join(piece for piece, _is_han in pieces(text))


def words(text: str) -> list[str]:
    """A folded text cut into words by rjieba, which takes no half characters (lone surrogates)."""
    return rjieba.cut(text.encode("utf-8", "replace").decode("utf-8"))


def vocabulary(cut: Iterable[str]) -> set[str]:
    """The Chinese words of a text that was cut, without single characters and whatever is too long for a word."""
    return set(WORD_LINE.findall("\n".join({word for word in cut if 2 <= len(word) <= LONGEST_WORD})))


def word_pairs(cut: Iterable[str]) -> set[str]:
    """Every two Chinese characters that begin and end at word boundaries: a word of two, or two words of one."""
    pairs, before = set(), ""
    for word in cut:
        if len(word) == 2:
            pairs.add(word)
        elif len(word) == 1 == len(before):
            pairs.add(before + word)
        before = word
    return set(PAIR_LINE.findall("\n".join(pairs)))


def is_chinese(text: str) -> bool:
    """Nothing but Chinese characters."""
    return HAN.fullmatch(text) is not None


def date_marks(text: str) -> set[str]:
    """The marks of every date that a text writes; a day is also of its month and of its year."""
    marks = set()
    for date in find_dates(text):
        if date.year:
            marks.add(f"in:{date.year}")
        if date.year and date.month:
            marks.add(f"in:{date.year}{date.month:02}")
        if date.month and date.day:
            marks.add(f"on:{date.month:02}{date.day:02}")
            if date.year:
                marks.add(f"on:{date.year}{date.month:02}{date.day:02}")
    return marks
