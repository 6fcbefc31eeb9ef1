"""What was found in a report: every value with its place in the text, and whether it was printed or concluded.

Nothing here is saved. The review screen shows it beside the text, an editor confirms or mends it, and filing writes it.
Codes (kinds, roles, times of day) are those of the models in `directory`.
"""

import datetime
from dataclasses import dataclass
from typing import Generic, TypeVar

from intake.source import Span

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, where it is printed, and whether it was concluded and not simply read.

    `span` is None where the value comes from outside the text: the page's metadata, the day that the editor gave.
    """

    value: T
    span: Span | None = None
    inferred: bool = False


@dataclass(frozen=True)
class Dateline:
    """电头: 新华社北京1月13日电（记者汪某）."""

    raw: str
    span: Span
    outlet: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[datetime.date] | None = None
    byline_role: Found[str] | None = None  # 记者, 通讯员, 职工通讯员 …
    reporters: tuple[Found[str], ...] = ()


@dataclass(frozen=True)
class HostFound:
    """A unit that hosts the event, under the name that is printed. `role` is a `directory.models.Host.Role`."""

    name: str
    span: Span
    role: str = "host"
    inferred: bool = False


@dataclass(frozen=True)
class EventFound:
    """The event that the report tells of. `kind` is an `Event.Kind`, `clock` an `Event.Clock`."""

    name: Found[str]
    kind: Found[str]
    date: Found[datetime.date] | None = None
    ends: Found[datetime.date] | None = None
    clock: Found[str] | None = None  # morning, afternoon, evening, exact
    starts_at: Found[datetime.time] | None = None
    place: Found[str] | None = None
    purpose: Found[str] | None = None
    series: Found[str] | None = None  # 推进会 of 第四次推进会
    ordinal: Found[int] | None = None
    campaign_names: tuple[Found[str], ...] = ()  # every name under which the text mentions the campaign
    document: Found[str] | None = None  # what was read out, with its 《》
    hosts_declared: Found[int] | None = None  # 等10个主办单位


@dataclass(frozen=True)
class PostFound:
    """A post or honour of a person as printed: 省发改委 | 党组书记."""

    title: str
    title_span: Span
    unit: str = ""
    unit_span: Span | None = None
    inferred: bool = False  # the unit or the title is shared with a neighbour in a list
    after_name: bool = False  # printed behind the name: 杨某教授


@dataclass(frozen=True)
class RoleFound:
    """What somebody did. `code` is a `directory.models.participation.Role`, `verb` what is printed.

    `inferred`: no verb of an event is printed, but whoever holds an office did something there.
    """

    code: str
    verb: str
    span: Span
    inferred: bool = False


@dataclass(frozen=True)
class ParticipantFound:
    """A person who took part. `span` is the first place that names the person with a title or a role."""

    name: str
    span: Span
    title: str = ""  # as it is filed: the posts in printed order, the first post's unit left out
    unit: str = ""  # the unit of the first post
    unit_span: Span | None = None
    title_span: Span | None = None
    posts: tuple[PostFound, ...] = ()
    roles: tuple[RoleFound, ...] = ()
    note: Found[str] | None = None  # the document read out, the lecture's title
    mentions: tuple[Span, ...] = ()  # every place that names the person
    inferred: bool = False


@dataclass(frozen=True)
class GroupFound:
    """People without names who took part: 省发改委有关部室负责人, 各单位机关党委专职副书记."""

    name: str
    span: Span
    count: int | None = None
    approximate: bool = False
    roles: tuple[RoleFound, ...] = ()


@dataclass(frozen=True)
class UnitFound:
    """A unit that is named anywhere, under the name as printed. The first of `mentions` is the first place."""

    name: str
    mentions: tuple[Span, ...]
    inferred: bool = False  # completed from a list that shares an ending: 滁州、马鞍山市地税局

    @property
    def span(self) -> Span:
        return self.mentions[0]


@dataclass(frozen=True)
class Attendance:
    raw: str
    span: Span
    value: int
    approximate: bool = False


@dataclass(frozen=True)
class AwardFound:
    """One winner: a unit or a person, and what was won."""

    recipient: str  # as printed; several units that share an award are joined by 、
    span: Span
    is_person: bool = False
    units: tuple[Found[str], ...] = ()  # the credited units in order
    people: tuple[Found[str], ...] = ()
    title: Found[str] | None = None  # the measure, the work or the full name of the honour
    tier: Found[str] | None = None
    ordinal: Found[int] | None = None  # as printed; that it is a rank is for an editor to say
    round: Found[int] | None = None
    programme: Found[str] | None = None


@dataclass(frozen=True)
class TierFound:
    """A level of an award as the text speaks of it, whether its winners are named or not."""

    name: str
    span: Span
    declared: Found[int] | None = None  # 三等奖（３名）
    named: int = 0  # winners that the text names
    vacant: bool = False  # 空缺
    round: Found[int] | None = None
    programme: Found[str] | None = None


@dataclass(frozen=True)
class Caption:
    """A picture's caption. `picture` is the place of its picture in Source.pictures, where one stands beside it."""

    text: str
    span: Span
    picture: int | None = None


@dataclass(frozen=True)
class RelatedFound:
    title: str
    span: Span
    date: datetime.date | None = None


@dataclass(frozen=True)
class Rejected:
    """Read, and not filed: a quoted leader, another round, somebody of an earlier year."""

    kind: str  # person, round, count, date, credit
    text: str
    span: Span
    reason: str  # a sentence in the editor's language


@dataclass(frozen=True)
class Doubt:
    """Something for the editor to look at.

    `must_answer`: nothing can be filed before it is answered. Otherwise it is answered already (`suggestion`) and only
    wants to be seen. `field` names what it concerns, such as `headline`, `event.date`, `participants.2.title`.
    """

    code: str
    sentence: str
    field: str
    span: Span | None = None
    must_answer: bool = False
    suggestion: str = ""


@dataclass(frozen=True)
class Extraction:
    """All that was found in one report. Lists keep the order of the text."""

    headline: Found[str] | None = None
    kicker: Found[str] | None = None
    deck: tuple[Found[str], ...] = ()
    publish_date: Found[datetime.date] | None = None
    dateline: Dateline | None = None
    event: EventFound | None = None
    hosts: tuple[HostFound, ...] = ()
    participants: tuple[ParticipantFound, ...] = ()
    groups: tuple[GroupFound, ...] = ()
    units: tuple[UnitFound, ...] = ()
    attendance: Attendance | None = None
    awards: tuple[AwardFound, ...] = ()
    tiers: tuple[TierFound, ...] = ()
    captions: tuple[Caption, ...] = ()
    related: tuple[RelatedFound, ...] = ()
    source: Found[str] | None = None
    contributor: Found[str] | None = None
    photographer: Found[str] | None = None
    editor: Found[str] | None = None
    body: tuple[int, ...] = ()  # the numbers of the lines that make the body
    body_html: str = ""
    rejected: tuple[Rejected, ...] = ()
    doubts: tuple[Doubt, ...] = ()
