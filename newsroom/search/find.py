"""Finding: from what a reader typed to a page of results. Readers, the desk and its lists all come through here."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils import timezone

from newsroom.prepared import Prepared, PreparedList, Slot
from newsroom.search import ranking
from newsroom.search.analyser import is_chinese
from newsroom.search.backends import Hit, Where, backend
from newsroom.search.expression import All, Expression, Mark, both, either
from newsroom.search.meant import parts, proposals
from newsroom.search.models import Pin, SearchEntry, SearchState
from newsroom.search.names import understand
from newsroom.search.offers import FACETS
from newsroom.search.query import Query, parse, title_mark
from newsroom.text import fold

PAGE = 20
# As many matches are read and ranked as a whole; of more, the newest, those with the word in their titles and those
# with the word as a whole one are.
MANY = 400
CHOSEN = 100
COUNTED = 500
ENTRIES = PreparedList(lambda keys: SearchEntry.objects.defer("vector").filter(pk__in=keys))
PINS = Prepared(lambda: Pin.objects.filter(folded=Slot("folded"))[:5])


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True)
class Asked:
    """A search: the words and what narrows them. `now` None asks for the desk, which sees drafts too."""

    typed: str = ""
    marks: Sequence[str] = ()
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    order: Order = Order.RELEVANCE
    after: str = ""
    now: datetime.datetime | None = field(default_factory=timezone.now)
    size: int = PAGE


@dataclass(frozen=True)
class Found:
    """A page of results."""

    query: Query
    results: list[SearchEntry]
    # The cursor of the next page; "" on the last.
    after: str
    total: int
    # More match than were counted, so that every count means "at least".
    is_more: bool
    # Mark to count: {"section:3": 12, "year:2014": 40}.
    counts: Mapping[str, int]
    # Entries that the whole query names, best first, and those that editors have pinned to it.
    named: list[SearchEntry]
    pinned: list[SearchEntry]


def find(asked: Asked) -> Found:
    """Answer a search. Whatever was typed, there is an answer."""
    where = Where(SearchState.current().live, asked.now, asked.since, asked.until)
    query = parse(asked.typed)
    if not query:
        return Found(query, [], "", 0, False, {}, [], [])
    named = understand(query, where)
    query, expression = named.query, _narrowed(named.query, asked)
    hits = backend().newest(expression, where, MANY + 1)
    is_more = len(hits) > MANY
    counts = _counts(hits, expression, where, is_more)
    first = not asked.after and not asked.marks
    named_pks = named.entries[:3] if first else []
    entries: dict[int, SearchEntry] = {}
    if asked.order == Order.NEWEST:
        page, after = _newest_page(hits, expression, where, asked)
    else:
        candidates = best_candidates(hits, query, expression, where)
        entries = _read([*(hit.pk for hit in candidates[: ranking.READ_AGAIN]), *named_pks])
        page, after = _best_page(candidates, query, asked, entries)
    page_pks = [hit.pk for hit in page]
    entries |= _read([pk for pk in (*page_pks, *named_pks) if pk not in entries])
    return Found(
        query,
        [entries[pk] for pk in page_pks if pk in entries],
        after,
        counts.get("", 0),
        is_more and counts.get("", 0) >= COUNTED,
        counts,
        [entries[pk] for pk in named_pks if pk in entries],
        _pinned(query, where) if first else [],
    )


def meant(asked: Asked, found: Found) -> str | None:
    """What a search that found nothing was probably meant to be: of the likeliest, what finds the most. None where
    nothing near it finds anything."""
    likely = {typed: _some(query, asked) for typed, query in proposals(found.query)}
    best = max(likely, key=likely.__getitem__, default="")
    return best if likely.get(best) else None


def found_apart(asked: Asked, found: Found) -> list[str]:
    """The words of a search that found nothing which find something alone."""
    return [query.terms[0].text for query in parts(found.query) if _some(query, asked)]


def _some(query: Query, asked: Asked) -> int:
    """How many entries match, up to a page full."""
    where = Where(SearchState.current().live, asked.now, asked.since, asked.until)
    return len(backend().newest(_narrowed(query, asked), where, PAGE))


def ids_of(asked: Asked, kind: str) -> list[int]:
    """The keys of the best matching records of a kind: for lists that are not ours, such as the desk's."""
    where = Where(SearchState.current().live, asked.now, asked.since, asked.until)
    query = parse(asked.typed)
    if not query:
        return []
    query = understand(query, where).query
    hits = backend().newest(_narrowed(query, asked, Mark(f"kind:{kind}")), where, asked.size)
    return [hit.object_id for hit in hits]


def _narrowed(query: Query, asked: Asked, *marks: Mark) -> Expression:
    """What was asked, with everything the index itself can narrow it by."""
    public = [Mark("shelf:public")] if asked.now else []
    wanted = query.expression
    return All((*wanted.parts, *public, *marks, *map(Mark, asked.marks), *_years(asked)), wanted.without)


def _years(asked: Asked) -> list[Expression]:
    """Dates from–to by their years, where they are few, so that the index does not walk through all the others."""
    if not asked.since or not asked.until or asked.until.year - asked.since.year > 20:
        return []
    local = [timezone.localtime(moment, timezone.get_default_timezone()).year for moment in (asked.since, asked.until)]
    return [either(*(Mark(f"year:{year}") for year in range(local[0], local[1] + 1)))] if local[0] <= local[1] else []


def _counts(hits: list[Hit], expression: Expression, where: Where, is_more: bool) -> dict[str, int]:
    prefixes = ["kind:", "year:", *(f"{name}:" for name in FACETS)]
    counts = Counter(backend().count_marks((hit.marks for hit in hits), prefixes))
    if is_more:
        further = replace(where, after=hits[-1].key, seen=(hits[0].position, len(hits)))
        counts.update(backend().facet_counts(expression, further, prefixes, COUNTED - len(hits)))
    return counts


def _newest_page(hits: list[Hit], expression: Expression, where: Where, asked: Asked) -> tuple[list[Hit], str]:
    if after := _key(asked.after, 2):
        later = replace(where, after=(int(after[0]), int(after[1])))
        hits = backend().newest(expression, later, asked.size + 1)
    page = hits[: asked.size]
    return page, f"{page[-1].position}_{page[-1].pk}" if len(hits) > asked.size else ""


def _read(pks: Sequence[int]) -> dict[int, SearchEntry]:
    return {entry.pk: entry for entry in ENTRIES(pks)}


def _best_page(
    candidates: list[Hit], query: Query, asked: Asked, entries: Mapping[int, SearchEntry]
) -> tuple[list[Hit], str]:
    read_again = [hit.pk for hit in candidates[: ranking.READ_AGAIN]]
    ranked = ranking.rank(query, candidates, {pk: entries[pk].body for pk in read_again if pk in entries})
    if after := _key(asked.after, 3):
        seen = (float(after[0]), int(after[1]), int(after[2]))
        ranked = [result for result in ranked if result.key < seen]
    page = ranked[: asked.size]
    return [result.hit for result in page], page[-1].cursor if len(ranked) > asked.size else ""


def best_candidates(hits: list[Hit], query: Query, expression: Expression, where: Where) -> list[Hit]:
    """What is ranked, best at first sight first. Of many matches, the best come from the newest, from titles, from
    whole words and from phrases that were not taken apart."""
    search = backend()
    # None of them is newer than the newest match.
    where = replace(where, after=(hits[0].position + 1, 0)) if hits else where
    pairs = [Mark(f"w:{term.folded}") for term in query.terms if len(term.folded) == 2 and is_chinese(term.folded)]
    phrases = [term.phrase for term in query.terms] if any(term.words for term in query.terms) else []
    titles = [either(*(mark for text in term.wordings if (mark := title_mark(text)))) for term in query.terms]
    few, many = len(hits) <= min(ranking.READ_AGAIN, MANY), len(hits) > MANY
    phrased = search.newest(both(expression, *phrases), where, CHOSEN) if phrases and not few else []
    whole = search.newest(both(expression, *titles, *pairs), where, CHOSEN) if pairs and many else []
    in_titles: list[Hit] = []
    if len(whole) < CHOSEN:
        in_titles = search.newest(both(expression, *titles), where, CHOSEN) if many else []
        whole += search.newest(both(expression, *pairs), where, CHOSEN) if pairs and not few else []
    if many:
        hits = list({hit.pk: hit for hit in [*phrased, *whole, *in_titles, *hits[:CHOSEN]]}.values())
    return ranking.at_first_sight(query, hits, {hit.pk for hit in whole}, {hit.pk for hit in phrased})


def _key(after: str, parts: int) -> list[str]:
    """The parts of a cursor; none on the first page, and none for a cursor that nobody gave out."""
    found = after.split("_")
    try:
        numbers = [abs(float(part)) < 2**63 and len(part) < 24 for part in found]
        whole = all(part.lstrip("-").isdecimal() for part in found[-2:])
    except ValueError:
        return []
    return found if len(found) == parts and all(numbers) and whole else []


def _pinned(query: Query, where: Where) -> list[SearchEntry]:
    """What editors have put first for these words."""
    pins = [(pin.kind, pin.object_id) for pin in PINS(folded=" ".join(fold(query.typed).split()))]
    if not pins:
        return []
    pages = SearchEntry.objects.filter(generation=where.generation).defer("vector")
    pages = pages.public(where.now) if where.now else pages
    found = (pages.filter(kind=kind, object_id=pk).first() for kind, pk in pins)
    return [entry for entry in found if entry]
