"""What results can be narrowed by, as links: each value with its count, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsroom.search.offers import FACETS, OFFERS

SHOWN = 8


@dataclass(frozen=True)
class Value:
    label: str
    url: str
    count: int = 0
    chosen: bool = False


@dataclass(frozen=True)
class Group:
    """One facet of the results; values of the same kind, the most frequent first, years newest first."""

    name: str
    label: Any
    values: list[Value]


def chosen_marks(params: QueryDict) -> list[str]:
    """The marks that the address narrows by. What no facet knows is ignored."""
    marks = []
    if params.get("kind") in OFFERS:
        marks.append(f"kind:{params['kind']}")
    for name in ["year", *FACETS]:
        value = params.get(name, "")
        if value.isascii() and value.isdigit() and len(value) < 19:
            marks.append(f"{name}:{value}")
    return marks


def groups(counts: Mapping[str, int], marks: list[str], params: QueryDict) -> list[Group]:
    """The facets of a page of results. What was chosen is shown even where nothing is left of it."""
    chosen = dict(mark.split(":", 1) for mark in marks)
    found: dict[str, dict[str, int]] = {}
    for mark, count in {**dict.fromkeys(marks, 0), **counts}.items():
        name, colon, value = mark.partition(":")
        if colon:
            found.setdefault(name, {})[value] = count
    made = []
    for name, label in [("kind", _("What it is")), *_stored(), ("year", _("Year"))]:
        values = found.get(name, {})
        labels = _labels(name, values)
        in_order = sorted(values, key=lambda value: (-int(value) if name == "year" else -values[value], value))
        known = [value for value in in_order if value in labels]
        shown = [*known[: _shown(name)], *(value for value in known[_shown(name) :] if chosen.get(name) == value)]
        if len(known) > 1 or (known and name in chosen):
            without = address(params, **{name: ""})
            added = f"{without}{'' if without == '?' else '&'}{name}="
            rows = [
                Value(labels[value], without, values[value], chosen=True)
                if chosen.get(name) == value
                else Value(labels[value], f"{added}{value}", values[value])
                for value in shown
            ]
            made.append(Group(name, label, rows))
    return made


def _stored() -> list[tuple[str, Any]]:
    return [(facet.name, facet.label) for facet in sorted(FACETS.values(), key=lambda facet: facet.order)]


def _shown(name: str) -> int:
    return 3 * SHOWN if name == "year" else SHOWN


def _labels(name: str, values: Mapping[str, int]) -> dict[str, str]:
    if name == "kind":
        return {kind: str(OFFERS[kind].label) for kind in values if kind in OFFERS}
    if name == "year":
        return {year: year for year in values}
    most = sorted(values, key=lambda value: -values[value])[: 2 * SHOWN]
    names = FACETS[name].names([int(value) for value in most])
    return {str(key): label for key, label in names.items()}


def address(params: QueryDict, **changes: str) -> str:
    """The address of the same search with something changed; always from the first page unless `after` is given."""
    changed = params.copy()
    for name, value in {"after": "", **changes}.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"
