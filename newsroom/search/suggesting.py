"""Suggestions while somebody types: the names that begin so."""

from django.utils import timezone

from newsroom.search.analyser import bare
from newsroom.search.models import SearchEntry, SearchName, SearchState
from newsroom.search.query import cleaned
from newsroom.text import fold

SHOWN = 8
LONGEST = 40


def suggestions(typed: str) -> list[str]:
    """Names of public records that begin with a text, or whose pinyin or initials do; the shortest first."""
    text = bare(fold(cleaned(typed)))[:LONGEST]
    if not text:
        return []
    # Names first, then who may see them: joined in one, SQLite begins with a hundred thousand entries.
    rows = list(SearchName.objects.filter(text__startswith=text).order_by("text", "pk")[: 20 * SHOWN])
    entries = SearchEntry.objects.filter(generation=SearchState.current().live).public(timezone.now())
    public = set(entries.filter(pk__in=[row.entry_id for row in rows]).values_list("pk", flat=True))
    names = {row.name: (len(row.text), row.name) for row in rows if row.entry_id in public}
    return sorted(names, key=names.__getitem__)[:SHOWN]
