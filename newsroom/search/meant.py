"""Did you mean: what a query that finds nothing was probably meant to be, from the index's own words.

A word is taken for another by its sound (平谭 for 平潭: an input method offered the wrong character; pingtan: it was
off) or by its shape (末 for 未: it was read from paper). Only what finds something for this reader is proposed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pypinyin import lazy_pinyin

from newsroom.search.analyser import LONGEST_WORD, is_chinese
from newsroom.search.models import SearchWord
from newsroom.search.query import Query, Term
from newsroom.search.shapes import alike
from newsroom.search.words import plain_sound, sounds_of

LONGEST_TERM = 20
SHORTEST_PINYIN = 4
MOST_PROPOSALS = 6


def proposals(query: Query) -> Iterator[tuple[str, Query]]:
    """What may have been meant, likeliest first: the text to search for and its query."""
    given = 0
    for term in query.terms:
        for text in _meant_by(term.folded):
            given += 1
            if given > MOST_PROPOSALS:
                return
            other = replace(query, terms=tuple(Term(text, one.exact) if one is term else one for one in query.terms))
            yield _typed(other), other


def parts(query: Query) -> list[Query]:
    """A query of several words as one query for each: some may find something where all together find nothing."""
    terms = [term for term in query.terms if not term.words]
    words = [Term(group[0], others=group[1:]) for term in query.terms for group in term.words]
    alone = list(dict.fromkeys([*terms, *words]))
    return [replace(query, terms=(term,)) for term in alone[:MOST_PROPOSALS]] if len(alone) > 1 else []


def _meant_by(folded: str) -> Iterable[str]:
    if is_chinese(folded) and 2 <= len(folded) <= LONGEST_TERM:
        return _rewritten(folded)
    if folded.isascii() and folded.isalpha() and SHORTEST_PINYIN <= len(folded) <= 6 * LONGEST_WORD:
        return SearchWord.objects.filter(sound=plain_sound(folded)).order_by("pk").values_list("word", flat=True)
    return []


def _rewritten(text: str) -> Iterable[str]:
    """The text with one stretch of it replaced by a word that sounds or looks the same; long stretches first."""
    stretches = [
        (start, text[start : start + length])
        for length in range(min(LONGEST_WORD, len(text)), 1, -1)
        for start in range(len(text) - length + 1)
    ]
    alike_words = _alike({stretch for _start, stretch in stretches})
    found: dict[str, None] = {}
    for start, stretch in stretches:
        for word in alike_words.get(stretch, []):
            found[text[:start] + word + text[start + len(word) :]] = None
    return found


def _alike(stretches: set[str]) -> dict[str, list[str]]:
    """The index's words that may have been meant by each stretch: those of the very same sound first."""
    sounds = {stretch: sounds_of(stretch) for stretch in stretches}
    shapes = {variant: stretch for stretch in stretches for variant in _variants(stretch)}
    by_sound: dict[str, list[str]] = {}
    every = {sound for several in sounds.values() for sound in several}
    for sound, word in SearchWord.objects.filter(sound__in=every).order_by("pk").values_list("sound", "word"):
        by_sound.setdefault(sound, []).append(word)
    found: dict[str, list[str]] = {}
    for stretch, several in sounds.items():
        heard = dict.fromkeys(word for sound in several for word in by_sound.get(sound, []))
        fitting = [word for word in heard if word != stretch and len(word) == len(stretch)]
        said = lazy_pinyin(stretch)
        found[stretch] = list(dict.fromkeys([word for word in fitting if lazy_pinyin(word) == said] + fitting))
    for word in SearchWord.objects.filter(word__in=shapes).order_by("pk").values_list("word", flat=True):
        found[shapes[word]].append(word)
    return found


def _variants(stretch: str) -> Iterator[str]:
    for at, char in enumerate(stretch):
        for other in alike(char):
            yield stretch[:at] + other + stretch[at + 1 :]


def _typed(query: Query) -> str:
    """A query as it would be typed."""
    wanted = [f'"{term.text}"' if term.exact else term.text for term in query.terms]
    without = [f'-"{term.text}"' if term.exact else f"-{term.text}" for term in query.without]
    return " ".join([*wanted, *without])
