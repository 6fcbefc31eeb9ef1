"""The names that the newsroom knows: every unit, official and campaign under every name, and every title of a post.

Matching is by Aho-Corasick on folded text, so that width and traditional characters make no difference and the cost
is the same with ten names and with a hundred thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from directory.models import Campaign, CampaignName, Official, Post, Unit, UnitName
from intake.source import Span
from newsroom.text import Folded, fold


@dataclass(frozen=True)
class KnownName:
    """A name and what carries it: `kind` is unit, official, campaign or title; `key` the record's primary key."""

    name: str
    kind: str
    key: int | None = None


@dataclass(frozen=True)
class KnownMention:
    """A place of a text where a known name stands, and all that carry it."""

    span: Span
    known: tuple[KnownName, ...]


class Register:
    """Known names, ready to be found. Built from names alone; `load` reads them from the database."""

    def __init__(self, names: Iterable[KnownName] = ()) -> None:
        self._known: dict[str, list[KnownName]] = {}
        for known in names:
            folded = fold(known.name).strip()
            # One character is no name that can be told from a word.
            if len(folded) > 1 and known not in self._known.setdefault(folded, []):
                self._known[folded].append(known)
        self._folded = list(self._known)
        self._automaton = AhoCorasick(
            self._folded, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, name: str) -> bool:
        return fold(name) in self._known

    def named(self, name: str, kind: str = "") -> tuple[KnownName, ...]:
        """All that carry a name, of one kind if it is given."""
        return tuple(known for known in self._known.get(fold(name), ()) if not kind or known.kind == kind)

    def find(self, text: str) -> list[KnownMention]:
        """Every known name in a text, the longest at each place, in order and without overlap."""
        if not self._folded:
            return []
        folded = Folded(text)
        return [
            KnownMention(Span(*folded.span(start, end)), tuple(self._known[self._folded[which]]))
            for which, start, end in self._automaton.find_matches_as_indexes(folded.text)
        ]


def load() -> Register:
    """The register of this newsroom, read from the database: five queries."""
    return Register(_recorded_names())


def _recorded_names() -> Iterable[KnownName]:
    for key, name, short in Unit.objects.values_list("pk", "name", "short_name"):
        yield from (KnownName(each, "unit", key) for each in (name, short) if each)
    for key, name in UnitName.objects.values_list("unit", "name"):
        yield KnownName(name, "unit", key)
    for key, name in Official.objects.values_list("pk", "name"):
        yield KnownName(name, "official", key)
    for key, name in Campaign.objects.values_list("pk", "name"):
        yield KnownName(name, "campaign", key)
    for key, name in CampaignName.objects.values_list("campaign", "name"):
        yield KnownName(name, "campaign", key)
    for title in Post.objects.order_by("title").values_list("title", flat=True).distinct():
        yield KnownName(title, "title")
