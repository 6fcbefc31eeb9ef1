"""Names: a query that names a unit, an official or a round is asked under its other names too, as of any time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.prepared import PreparedList
from newsroom.search import analyser
from newsroom.search.analyser import bare
from newsroom.search.backends import Where
from newsroom.search.models import SearchEntry, SearchName
from newsroom.search.query import Query, Term, dates_asked
from newsroom.text import find_dates, fold

LONGEST_NAME = 40
# Pinyin as it is typed: Zhu Qing, Xi'an.
LATIN = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
# A part of a name stands for the name where it is long enough and not the part of many.
SHORTEST_PART = 3
MOST_WHOLES = 3
NAMES = PreparedList(lambda keys: SearchName.objects.filter(text__in=keys))


@dataclass(frozen=True)
class Named:
    """A query with its names understood, and the entries that the whole of it names."""

    query: Query
    entries: list[int]


class _Names:
    """The names that occur in some texts, and each name's namesakes: read in three queries."""

    def __init__(self, texts: Iterable[str], where: Where) -> None:
        # Names first, then whose they are: joined in one, SQLite begins with a hundred thousand entries.
        found = [(row.text, row.entry_id, row.form, row.name) for row in NAMES(list(set(texts)))]
        owners = {entry for _text, entry, _form, _name in found}
        entries = set(_entries(where).filter(pk__in=owners).values_list("pk", flat=True)) if owners else set()
        found = [row for row in found if row[1] in entries]
        names: dict[int, list[str]] = {}
        rows = SearchName.objects.filter(entry__in=entries, form=SearchName.Form.NAME).order_by("pk") if entries else []
        for row in rows:
            names.setdefault(row.entry_id, []).append(row.name)
        self.names = names
        self.entries_of: dict[str, list[int]] = {}
        self.named: dict[str, list[str]] = {}
        for text, entry, form, name in sorted(found, key=lambda row: row[1]):
            self.entries_of.setdefault(text, []).append(entry)
            # Initials are shared by chance, so they stand for the one name they came from; a name for all of them.
            others = names.get(entry, []) if form == SearchName.Form.NAME else [name]
            self.named.setdefault(text, []).extend(others)


def understand(query: Query, where: Where) -> Named:
    """The query with other names beside its own, and with terms that run several words together taken apart."""
    whole = [*map(bare, query.terms[0].wordings)] if len(query.terms) == 1 else [bare(query.joined)]
    texts = {part for term in query.terms if not term.exact for part in _parts(term.folded)}
    texts |= {bare(wording) for term in query.terms for wording in term.wordings}
    names = _Names({*texts, *whole, *(text for _first, _last, text in _latin_runs(query.terms))}, where)
    if len(query.terms) == 1:
        _know_by_part(query.terms[0], names, where)
    terms = tuple(term if term.exact else _understood(term, names) for term in _run_together(query.terms, names))
    entries = dict.fromkeys(entry for text in whole for entry in names.entries_of.get(text, []))
    return Named(replace(query, terms=terms), list(entries))


def _latin_runs(terms: Sequence[Term]) -> Iterator[tuple[int, int, str]]:
    """Every run of Latin words, longest first from each place: its first, the one after its last, the letters."""
    letters = ["" if term.exact or not LATIN.fullmatch(term.folded) else bare(term.folded) for term in terms]
    for first in range(len(terms)):
        stop = next((at for at in range(first, len(terms)) if not letters[at]), len(terms))
        for last in range(stop, first, -1):
            yield first, last, "".join(letters[first:last])


def _run_together(terms: Sequence[Term], names: _Names) -> list[Term]:
    """The terms, with Latin words that make one name of pinyin together as one: zhu qing is zhuqing."""
    made, at = [], 0
    runs = [run for run in _latin_runs(terms) if run[2] in names.named]
    while at < len(terms):
        last, letters = next(((last, text) for first, last, text in runs if first == at), (at + 1, ""))
        made.append(Term(letters) if letters else terms[at])
        at = last
    return made


def _entries(where: Where):
    entries = SearchEntry.objects.filter(generation=where.generation)
    return entries.public(where.now) if where.now else entries


def _parts(folded: str) -> set[str]:
    """Every stretch of a text that may be a name."""
    text = folded[:LONGEST_NAME]
    if not any(map(analyser.is_chinese, text)):
        return {text}
    return {text[start:end] for start in range(len(text)) for end in range(start + 2, len(text) + 1)}


def _know_by_part(term: Term, names: _Names, where: Where) -> None:
    """发改委 is written in full nowhere but stands for 省发改委, where it is part of few names."""
    text = bare(term.folded)
    if term.exact or text in names.named or len(text) < SHORTEST_PART or not analyser.is_chinese(text):
        return
    rows = SearchName.objects.filter(form=SearchName.Form.NAME, text__endswith=text)
    owners = list(rows.values_list("entry", flat=True).distinct()[: 10 * MOST_WHOLES])
    entries = list(_entries(where).filter(pk__in=owners).values_list("pk", flat=True)[: MOST_WHOLES + 1])
    if 0 < len(entries) <= MOST_WHOLES:
        wholes = SearchName.objects.filter(entry__in=entries, form=SearchName.Form.NAME).order_by("pk")
        names.named[text] = [row.name for row in wholes]
        names.entries_of[text] = entries


def _understood(term: Term, names: _Names) -> Term:
    known = [name for wording in term.wordings for name in names.named.get(bare(wording), [])]
    others = [name for name in known if fold(name) != term.folded]
    words = [] if others else [tuple(dict.fromkeys(word)) for word in _words(term.folded, names)]
    return replace(term, others=tuple(dict.fromkeys(others)), words=tuple(words) if len(words) > 1 else ())


def _words(folded: str, names: _Names) -> list[list[str]]:
    """The words of a term, each with what else it is called: names first, the longest, then rjieba's words."""
    if not any(map(analyser.is_chinese, folded)):
        return []
    found: list[list[str]] = []
    rest, at = "", 0
    while at < len(folded):
        name = next((folded[at:end] for end in range(len(folded), at + 1, -1) if folded[at:end] in names.named), "")
        if name:
            found += _plain_words(rest)
            found.append([name, *names.named[name]])
            rest, at = "", at + len(name)
        else:
            rest, at = rest + folded[at], at + 1
    return found + _plain_words(rest)


def _plain_words(text: str) -> list[list[str]]:
    """Dates and rjieba's words. Characters that stand alone (的, 年) say too little to be asked for."""
    words: list[str] = []
    at = 0
    for date in find_dates(text):
        if dates_asked(text[date.start : date.end]):
            words += [*_cut(text[at : date.start]), text[date.start : date.end]]
            at = date.end
    return [[word] for word in [*words, *_cut(text[at:])]]


def _cut(text: str) -> list[str]:
    return [word for word in analyser.words(text) if len(word) > 1 and next(analyser.pieces(word), None)]
