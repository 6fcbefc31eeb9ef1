"""What a report would be filed as, until an editor confirms it: plain data, kept with the report as JSON.

A name that is printed stays as it is printed. Beside it stands a `Link`: the record it means, a new one, or none.
"""

import dataclasses
import datetime
import types
import typing
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")
# Stretches of the text, start included, end not.
Places = list[list[int]]


class Fate(StrEnum):
    MATCH = "match"
    NEW = "new"
    PRINT = "print"


@dataclass
class Link:
    """What a printed name is filed as."""

    fate: Fate = Fate.PRINT
    record: int | None = None
    # Chosen by an editor; what the machine chose is looked up anew until then.
    chosen: bool = False


@dataclass
class UnitName:
    """A unit as it is printed, anywhere in the report: decided once for all its places."""

    name: str = ""
    key: str = ""
    link: Link = field(default_factory=Link)
    # Of a new unit: the name it is entered under, where that is not the printed one.
    full_name: str = ""
    places: Places = field(default_factory=list)


@dataclass
class HostLine:
    name: str = ""
    key: str = ""
    role: str = "host"
    places: Places = field(default_factory=list)


@dataclass
class PersonLine:
    """Somebody who took part, or a group without names."""

    name: str = ""
    key: str = ""
    title: str = ""
    unit: str = ""
    roles: list[str] = field(default_factory=list)
    note: str = ""
    is_group: bool = False
    link: Link = field(default_factory=Link)
    # Record the printed title as a post of the official, its beginning and end unknown.
    adds_post: bool = False
    places: Places = field(default_factory=list)


@dataclass
class TierLine:
    name: str = ""
    key: str = ""
    # The number of winners that the text declares.
    declared: int | None = None
    ranked: bool = False
    winners_known: bool = True


@dataclass
class MeasureLine:
    title: str = ""
    key: str = ""
    # Names of units as printed, 、 between.
    recipients: str = ""
    # Persons who won, as printed.
    people: str = ""
    tier: str = ""
    ordinal: int | None = None
    places: Places = field(default_factory=list)


@dataclass
class CaptionLine:
    text: str = ""
    key: str = ""
    # The number of the picture that came with the report, from 0.
    picture: int | None = None
    places: Places = field(default_factory=list)


@dataclass
class RelatedLine:
    title: str = ""
    key: str = ""
    day: datetime.date | None = None
    link: Link = field(default_factory=Link)
    places: Places = field(default_factory=list)


@dataclass
class Story:
    headline: str = ""
    kicker: str = ""
    deck: str = ""
    body: str = ""
    section: int | None = None
    campaign_name: str = ""
    # Every name under which the text mentions it.
    campaign_names: list[str] = field(default_factory=list)
    campaign: Link = field(default_factory=Link)
    dateline_outlet: str = ""
    dateline_date: datetime.date | None = None
    byline_role: str = ""
    byline: str = ""
    source: str = ""
    contributor: str = ""
    photographer: str = ""
    responsible_editor: str = ""
    places: dict[str, Places] = field(default_factory=dict)


@dataclass
class Meeting:
    """The event that is reported; without a name there is none."""

    name: str = ""
    link: Link = field(default_factory=Link)
    kind: str = "meeting"
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    clock: str = "unknown"
    starts_at: datetime.time | None = None
    place: str = ""
    purpose: str = ""
    series: str = ""
    number: int | None = None
    attendance: int | None = None
    attendance_approximate: bool = False
    attendance_printed: str = ""
    document: str = ""
    places: dict[str, Places] = field(default_factory=dict)


@dataclass
class Honours:
    """The round of an award that is reported; without a programme there is none."""

    programme: str = ""
    link: Link = field(default_factory=Link)
    number: int | None = None
    tiers: list[TierLine] = field(default_factory=list)
    measures: list[MeasureLine] = field(default_factory=list)


@dataclass
class LeftOut:
    """What was read and is not filed, and why."""

    words: str
    why: str
    person: bool = False
    places: Places = field(default_factory=list)


@dataclass
class Doubt:
    """What the reader is not sure of, in a sentence, with the words that it is about."""

    code: str
    sentence: str
    # What it is about, as the reader names it: `headline`, `event.date`, `participants.2.title`.
    concerns: str = ""
    must: bool = False
    places: Places = field(default_factory=list)


@dataclass
class Answer:
    value: str = ""
    # What was typed where none of the offered answers fits.
    own: str = ""


@dataclass
class Proposal:
    story: Story = field(default_factory=Story)
    meeting: Meeting = field(default_factory=Meeting)
    hosts: list[HostLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)
    honours: Honours = field(default_factory=Honours)
    captions: list[CaptionLine] = field(default_factory=list)
    related: list[RelatedLine] = field(default_factory=list)
    units: list[UnitName] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    # How many keys have been given out: a row keeps its own, and none is used twice.
    keys: int = 0

    def rows(self) -> dict[str, list]:
        """The kinds of rows, by the names that they have in the form."""
        return {
            "hosts": self.hosts,
            "people": self.people,
            "tiers": self.honours.tiers,
            "measures": self.honours.measures,
            "captions": self.captions,
            "related": self.related,
            "units": self.units,
        }

    def give_keys(self) -> None:
        for kind, rows in self.rows().items():
            for row in rows:
                if not row.key:
                    self.keys += 1
                    row.key = f"{kind}{self.keys}"

    def unit_named(self, name: str) -> UnitName | None:
        return next((unit for unit in self.units if unit.name == name), None)

    @classmethod
    def loaded(cls, data: dict[str, Any]) -> "Proposal":
        return loaded(cls, data)

    def as_json(self) -> dict[str, Any]:
        return dumped(self)


def dumped(value: Any) -> Any:
    """Plain data as JSON has it; days and hours in ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: dumped(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [dumped(one) for one in value]
    if isinstance(value, dict):
        return {key: dumped(one) for key, one in value.items()}
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


def loaded(kind: Any, data: Any) -> Any:
    """The same way back, by the types of the fields. What a field does not know is left out, what is missing, empty."""
    if data is None:
        return None
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: loaded(hints[name], data[name]) for name in hints if name in data})  # type: ignore[operator]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return loaded(next(one for one in inner if one is not type(None)), data)
    if origin is list:
        return [loaded(inner[0], one) for one in data]
    if origin is dict:
        return {key: loaded(inner[1], one) for key, one in data.items()}
    if kind in (datetime.date, datetime.time):
        return kind.fromisoformat(data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, StrEnum) else data
