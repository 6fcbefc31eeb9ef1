"""What a reader typed, read. Any text is a query; none is an error.

Several words mean all of them; "quotes" mean exactly; -word leaves out. A quote without its partner, a lone sign and
control characters count as spaces.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from newsroom.search import analyser
from newsroom.search.expression import All, Expression, Mark, Phrase, both, either, implies
from newsroom.text import find_dates, fold, han_number, is_han, read_number

LONGEST_QUERY = 200
MOST_TERMS = 12

QUOTED = re.compile(
    r"""(?P<minus>(?<!\S)[-－−])?(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|「(?P<c>[^」]*)」|『(?P<d>[^』]*)』)"""
)
PLAIN = re.compile(r"(?P<minus>(?<!\S)[-－−])?(?P<word>\S+)")
NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2064]")
YEAR = re.compile(r"(?:1[6-9]|2[01])\d\d")
# A day as people type it: 20141024, 10/24.
COMPACT_DAY = re.compile(r"((?:1[6-9]|2[01])\d\d)(\d\d)(\d\d)")
MONTH_AND_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
ARABIC = re.compile(r"(?<![a-z\d.])\d{1,4}(?![a-z\d.])")
# One character alone is a numeral before what is counted: 十月 and 10月, but not 统一 or 一带一路.
HAN_NUMERAL = re.compile(
    r"第[〇零一二三四五六七八九十百千]+|(?<!第)[〇零一二三四五六七八九十百千]{2,}"
    r"|(?<![第〇零一二三四五六七八九十百千])[二三四五六七八九十](?=[月日号人名个项次届轮年天])"
)


@dataclass(frozen=True)
class Term:
    """One thing that was asked for."""

    text: str
    exact: bool = False
    # Other texts that mean the same: a unit's other names, its name behind pinyin initials.
    others: tuple[str, ...] = ()
    # For a term that is several words run together, what each may be called.
    words: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def wordings(self) -> list[str]:
        """Every stretch of text that answers the term, folded: itself, its numerals written otherwise, other names."""
        own = [self.folded] if self.exact else [self.folded, *other_numerals(self.folded)]
        return list(dict.fromkeys([*own, *map(fold, self.others)]))

    @property
    def phrase(self) -> Expression:
        """The term as it was run together, not taken apart."""
        return replace(self, words=()).expression

    @property
    def expression(self) -> Expression:
        exact = [phrase for wording in self.wordings if (phrase := phrase_of(wording))]
        if self.exact:
            return either(*exact)
        dates = map(Mark, dates_asked(self.text))
        if len(self.words) < 2:
            return either(*exact, *dates)
        apart = both(*(Term(group[0], others=group[1:]).expression for group in self.words))
        # What stands together is found with its words: asked for once more, an index has the most work with it.
        further = [phrase for phrase in exact if not (isinstance(phrase, Phrase) and implies(phrase, apart))]
        return either(*further, *dates, apart)


@dataclass(frozen=True)
class Query:
    """A query as it was understood."""

    typed: str
    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    clipped: bool = field(default=False)

    def __bool__(self) -> bool:
        """There is something to look for; leaving out alone is not enough."""
        return bool(self.terms)

    @property
    def joined(self) -> str:
        """All that was asked for, run together and folded."""
        return "".join(term.folded for term in self.terms)

    @property
    def expression(self) -> All:
        return All(tuple(term.expression for term in self.terms), tuple(term.expression for term in self.without))


def parse(typed: str) -> Query:
    """Read a query. Only its first 200 characters and 12 terms count; `clipped` says when something was left."""
    text = cleaned(typed)
    clipped = len(text) > LONGEST_QUERY
    text = text[:LONGEST_QUERY]
    terms: list[Term] = []
    without: list[Term] = []
    for term, minus in _terms(text):
        (without if minus else terms).append(term)
    clipped = clipped or len(terms) > MOST_TERMS or len(without) > MOST_TERMS
    return Query(text, _different(terms), _different(without), clipped)


def cleaned(typed: str) -> str:
    """What was typed, without control characters, which no database takes."""
    return NOT_TEXT.sub(" ", typed).strip()


def _terms(text: str) -> Iterator[tuple[Term, bool]]:
    at = 0
    for match in QUOTED.finditer(text):
        yield from _plain_terms(text[at : match.start()])
        inside = next((match[name] for name in "abcd" if match[name] is not None), "")
        if is_searchable(inside):
            yield Term(inside.strip(), exact=True), bool(match["minus"])
        at = match.end()
    yield from _plain_terms(text[at:])


def _plain_terms(text: str) -> Iterator[tuple[Term, bool]]:
    for match in PLAIN.finditer(text):
        if is_searchable(match["word"]):
            yield Term(match["word"].strip('"“”「」『』')), bool(match["minus"])


def _different(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple({(term.folded, term.exact): term for term in terms}.values())[:MOST_TERMS]


def is_searchable(text: str) -> bool:
    """The text holds something the index keeps: not only punctuation."""
    return next(analyser.pieces(fold(text)), None) is not None


def phrase_of(folded: str) -> Expression | None:
    """The expression for a stretch of folded text; None where the index keeps nothing of it."""
    found = list(analyser.pieces(folded))
    if not found:
        return None
    if len(found) == 1 and found[0][1] and len(found[0][0]) == 1:
        return Mark(f"c:{found[0][0]}")
    tokens: list[str] = []
    for piece, is_chinese in found:
        tokens += [piece[at : at + 2] for at in range(len(piece))] if is_chinese else [piece]
    last, last_is_chinese = found[-1]
    if not last_is_chinese:
        return Phrase(tuple(tokens))
    # In the middle of a run the last single character is the beginning of a bigram.
    return Phrase(tuple(tokens), open_end=True) if len(last) == 1 else Phrase(tuple(tokens[:-1]))


def title_mark(folded: str) -> Expression | None:
    """The expression for a stretch of text in a title."""
    marks: list[Expression] = []
    for piece, is_chinese in analyser.pieces(folded):
        if is_chinese and len(piece) > 1:
            marks += [Mark(f"t:{piece[at : at + 2]}") for at in range(len(piece) - 1)]
        else:
            marks.append(Mark(f"t:{piece}"))
    return both(*marks) if marks else None


def dates_asked(text: str) -> list[str]:
    """The marks of a term that is a date: ２０１４, 二〇一四年, 10月24日, 20141024, 10/24."""
    text = folded = fold(text)
    if day := COMPACT_DAY.fullmatch(folded):
        text = "-".join(day.groups())
    elif day := MONTH_AND_DAY.fullmatch(folded):
        text = "{}月{}日".format(*day.groups())
    if YEAR.fullmatch(folded) or (len(text) == 4 and read_number(text) and YEAR.fullmatch(str(read_number(text)))):
        return [f"in:{read_number(text)}"]
    date = next(find_dates(text), None)
    if not date or (date.start, date.end) != (0, len(text)):
        return []
    if date.day:
        return [f"on:{date.year or ''}{date.month:02}{date.day:02}"]
    return [f"in:{date.year}" + (f"{date.month:02}" if date.month else "")] if date.year else []


def other_numerals(folded: str) -> list[str]:
    """The term with its numerals in the other writing: 第2轮 is 第二轮, 一百七十人 is 170人."""
    if not any(map(is_han, folded)) or dates_asked(folded):
        return []
    if ARABIC.search(folded):
        return [ARABIC.sub(lambda match: han_number(int(match.group())), folded)]
    return [other] if (other := HAN_NUMERAL.sub(_arabic, folded)) != folded else []


def _arabic(match: re.Match) -> str:
    numeral = match.group()
    prefix, digits = ("第", numeral[1:]) if numeral.startswith("第") else ("", numeral)
    value = read_number(digits)
    return numeral if value is None else f"{prefix}{value}"
