"""Did you mean: what a query that finds nothing was probably meant to be, from the index's own words.

A word is taken for another by its sound (平谭 for 平潭: an input method offered the wrong character) or by its shape
(末 for 未: it was read from paper). Only what finds something for this reader is proposed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.search.analyser import is_chinese
from newsroom.search.models import SearchWord
from newsroom.search.query import Query, Term
from newsroom.search.shapes import alike
from newsroom.search.words import sound_of

LONGEST_TERM = 20
LONGEST_WORD = 8
MOST_PROPOSALS = 6


def proposals(query: Query) -> Iterator[tuple[str, Query]]:
    """What may have been meant, likeliest first: the text to search for and its query."""
    terms = [term for term in query.terms if is_chinese(term.folded) and 2 <= len(term.folded) <= LONGEST_TERM]
    given = 0
    for term in terms:
        for text in _rewritten(term.folded):
            given += 1
            if given > MOST_PROPOSALS:
                return
            other = replace(query, terms=tuple(Term(text, one.exact) if one is term else one for one in query.terms))
            yield _typed(other), other


def _rewritten(text: str) -> Iterable[str]:
    """The text with one stretch of it replaced by a word that sounds or looks the same; long stretches first."""
    stretches = [
        (start, text[start : start + length])
        for length in range(min(LONGEST_WORD, len(text)), 1, -1)
        for start in range(len(text) - length + 1)
    ]
    sounds = {stretch: sound_of(stretch) for _start, stretch in stretches}
    shapes = {variant: stretch for _start, stretch in stretches for variant in _variants(stretch)}
    by_sound: dict[str, list[str]] = {}
    for known in SearchWord.objects.filter(sound__in=set(sounds.values())).order_by("pk"):
        by_sound.setdefault(known.sound, []).append(known.word)
    by_shape: dict[str, list[str]] = {}
    for lookalike in SearchWord.objects.filter(word__in=shapes).order_by("pk").values_list("word", flat=True):
        by_shape.setdefault(shapes[lookalike], []).append(lookalike)
    found: dict[str, None] = {}
    for start, stretch in stretches:
        for word in [*by_sound.get(sounds[stretch], []), *by_shape.get(stretch, [])]:
            if word != stretch and len(word) == len(stretch):
                found[text[:start] + word + text[start + len(word) :]] = None
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
