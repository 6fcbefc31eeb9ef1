"""The order of results: title over deck over body, the phrase over its words apart, whole words over accidents.

The index answers with candidates; here the best of them are read again, as a reader would.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsroom.search import analyser
from newsroom.search.backends import Hit
from newsroom.search.query import Query, Term
from newsroom.text import fold

READ_AGAIN = 60
TITLE, DECK, BODY = 10.0, 4.0, 1.0
# 产品和服务 for 和服: worth so little of a whole word that even in a title it does not pass one in the text.
ACCIDENT = 0.04
OTHER_NAME = 0.9
# The phrase with signs inside, 第二轮“十佳举措”, for one that was typed without.
SIGNED = 0.8
APART = 0.04
# What was typed as several words stands as one phrase: added once more, by this much.
TOGETHER = 0.5
A_YEAR = 0.008
OLDEST = 1990
# Results that were not read again stand behind those that were.
UNREAD = -1000.0
BREAK = re.compile(r"[^\w]")
WINDOW = 24


class Ranked(NamedTuple):
    hit: Hit
    score: float

    @property
    def key(self) -> tuple[float, int, int]:
        """Best first by descending; no two alike, so that ties are stable."""
        return self.score, self.hit.position, self.hit.pk

    @property
    def cursor(self) -> str:
        return f"{self.score:.4f}_{self.hit.position}_{self.hit.pk}"


def at_first_sight(query: Query, hits: Iterable[Hit], whole: set[int], phrased: Collection[int] = ()) -> list[Hit]:
    """Candidates by what their titles say and by whether the index saw whole words or the whole phrase in them."""
    wordings = [term.wordings for term in query.terms]

    def sight(hit: Hit) -> tuple[float, int, int]:
        title, deck = fold(hit.title), fold(hit.deck)
        value = (2.0 if hit.pk in whole else 0.0) + (3.0 if hit.pk in phrased else 0.0)
        for words in wordings:
            value += 4.0 if any(word in title for word in words) else 0.0
            value += 1.0 if deck and any(word in deck for word in words) else 0.0
        return value, *hit.key

    return sorted(hits, key=sight, reverse=True)


def rank(query: Query, hits: list[Hit], bodies: Mapping[int, str]) -> list[Ranked]:
    """Candidates in their final order; those with a body at hand are read again."""
    ranked = [Ranked(hit, round(score_of(query, hit, bodies[hit.pk]), 4)) for hit in hits if hit.pk in bodies]
    ranked.sort(key=lambda result: result.key, reverse=True)
    unread = [hit for hit in hits if hit.pk not in bodies]
    return ranked + [Ranked(hit, UNREAD - place) for place, hit in enumerate(unread)]


def score_of(query: Query, hit: Hit, body: str) -> float:
    """How well one record answers."""
    fields = [(TITLE, fold(hit.title)), (DECK, fold(hit.deck)), (BODY, fold(body))]
    score = sum(_term_score(term, fields) for term in query.terms)
    if len(query.terms) > 1:
        score += TOGETHER * _signed_score(query.joined, fields)
    return score * (1 + A_YEAR * max(0, min(hit.year - OLDEST, 60)))


def _term_score(term: Term, fields: list[tuple[float, str]]) -> float:
    names = [(1.0 if place == 0 else OTHER_NAME, wording) for place, wording in enumerate(term.wordings)]
    best = max((weight * _wording_score(wording, fields) for weight, wording in names), default=0.0)
    if not term.words:
        return best
    if best := max(best, SIGNED * _signed_score(term.folded, fields)):
        return best
    parts = [max(_wording_score(fold(word), fields) for word in group) for group in term.words]
    return APART * sum(parts) / len(parts)


def _signed_score(text: str, fields: list[tuple[float, str]]) -> float:
    """The fields in which a text stands, whatever signs and spaces are between its characters."""
    pattern = _signed(text)
    return sum(weight for weight, field in fields if pattern.search(field))


@lru_cache(maxsize=64)
def _signed(text: str) -> re.Pattern:
    return re.compile(r"[^\w]{0,3}".join(map(re.escape, analyser.bare(text))))


def _wording_score(wording: str, fields: list[tuple[float, str]]) -> float:
    score = 0.0
    for weight, text in fields:
        if count := text.count(wording):
            quality = 1.0 if stands_whole(wording, text) else ACCIDENT
            # A word said often says more, up to five times; a title that is little else says the most.
            share = len(wording) / len(text) if weight == TITLE else 0.0
            score += weight * quality * (1 + 0.1 * min(count - 1, 4) + share)
    return score


def stands_whole(wording: str, text: str) -> bool:
    """The wording begins and ends at word boundaries somewhere among its first occurrences."""
    if not analyser.is_chinese(wording):
        return True
    at = text.find(wording)
    for _occurrence in range(3):
        if at < 0:
            return False
        if _is_whole(text, at, at + len(wording)):
            return True
        at = text.find(wording, at + 1)
    return False


def _is_whole(text: str, start: int, end: int) -> bool:
    """No word of the sentence lies across either edge."""
    first = max(
        (match.end() for match in BREAK.finditer(text, max(0, start - WINDOW), start)), default=max(0, start - WINDOW)
    )
    stop = BREAK.search(text, end)
    last = min(stop.start() if stop else len(text), end + WINDOW)
    edges, at = {first}, first
    for word in analyser.words(text[first:last]):
        at += len(word)
        edges.add(at)
    return start in edges and end in edges
