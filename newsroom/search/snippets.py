"""Snippets: what stands around the hits, in the words and characters of the original."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom.search.analyser import date_marks
from newsroom.search.query import Query, dates_asked
from newsroom.text import Folded, find_dates, fullwidth

LENGTH = 96
BEFORE = 24
SENTENCE_ENDS = "。！？；!?;\n"


@dataclass(frozen=True)
class Highlighter:
    """Marks the wordings of a query in texts, and the dates it asks for in whatever writing."""

    wordings: tuple[str, ...]
    dates: frozenset[str] = frozenset()

    @classmethod
    def of(cls, query: Query) -> "Highlighter":
        words = [wording for term in query.terms for wording in term.wordings]
        words += [word for term in query.terms for group in term.words for word in group]
        dates = {mark for word in [*words, *(term.text for term in query.terms)] for mark in dates_asked(word)}
        return cls(tuple(sorted(dict.fromkeys(words), key=len, reverse=True)), frozenset(dates))

    def marked(self, text: str) -> SafeString:
        """The text, as readers see it, with its hits in <mark>."""
        shown = fullwidth(text)
        folded = Folded(shown)
        spans = _apart(
            [*self._written_dates(shown), *(span for wording in self.wordings for span in folded.spans(wording))]
        )
        parts, at = [], 0
        for start, end in spans:
            parts += [format_html("{}<mark>{}</mark>", shown[at:start], shown[start:end])]
            at = end
        return mark_safe("".join([*parts, format_html("{}", shown[at:])]))  # noqa: S308 - every part is escaped

    def snippet(self, deck: str, body: str) -> SafeString:
        """The stretch of a text in which most of the query stands together; its beginning where none does."""
        text = "\n".join(part for part in (deck.strip(), body.strip()) if part)
        spans = self._first_spans(text)
        start = _beginning(text, _densest(spans)) if spans else 0
        cut = " ".join(text[start : start + LENGTH].split())
        opening = "…" if start else ""
        closing = "…" if start + LENGTH < len(text) else ""
        return format_html("{}{}{}", opening, self.marked(cut), closing)

    def _first_spans(self, text: str) -> list[tuple[int, int, str]]:
        folded = Folded(text)
        spans = []
        for wording in self.wordings:
            for number, (start, end) in enumerate(folded.spans(wording)):
                spans.append((start, end, wording))
                if number == 9:
                    break
        spans += [(start, end, "") for start, end in self._written_dates(text)]
        return sorted(spans)

    def _written_dates(self, text: str) -> list[tuple[int, int]]:
        """Where a text writes a date that is asked for."""
        if not self.dates:
            return []
        places = [(date.start, date.end) for date in find_dates(text)]
        return [(start, end) for start, end in places if date_marks(text[start:end]) & self.dates]


def _densest(spans: list[tuple[int, int, str]]) -> int:
    """Where to begin so that the most different wordings are shown; the first such place."""

    def shown(start: int) -> int:
        return len({wording for first, end, wording in spans if start <= first and end <= start + LENGTH - BEFORE})

    return max((start for start, _end, _wording in spans), key=lambda start: (shown(start), -start))


def _beginning(text: str, hit: int) -> int:
    """A little before the hit, at the beginning of its sentence where that is near."""
    earliest = max(0, hit - BEFORE)
    ends = [place + 1 for place in range(earliest, hit) if text[place] in SENTENCE_ENDS]
    return ends[-1] if ends else earliest


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, without those that reach into one before them; the longer of two that begin together."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept
