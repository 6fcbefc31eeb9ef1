"""The proposal beside the paper: groups of rows, each with what its name is filed as and what is asked about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from directory.models import Event, Role, Unit
from intake.admin.rows import value_of
from intake.admin.sheet import Sheet
from intake.matching import Known, namesakes
from intake.proposal import Fate, Link, Proposal
from intake.questions import ABOUTS, Question

ROLES = dict(Role.choices)


@dataclass
class Choice:
    """One way to file a name: `value` as the form sends it."""

    value: str
    label: str
    hint: str = ""
    is_on: bool = False


@dataclass
class Fated:
    """What a name is filed as, and what else it could be."""

    name: str
    form: Any
    link: Link
    record: str = ""
    choices: list[Choice] = field(default_factory=list)
    # Of a unit named in several rows: the row that decides it.
    decided_at: str = ""
    # Where to look for another record, as the desk's autocomplete wants to be asked.
    look_in: str = ""


@dataclass
class Row:
    key: str
    data: Any
    form: Any
    number: int
    fate: Fated | None = None
    check: Any = None
    roles: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


class Page:
    """Everything the template shows of a proposal."""

    def __init__(self, sheet: Sheet, proposal: Proposal, known: Known, questions: list[Question]):
        self.sheet, self.proposal, self.known, self.questions = sheet, proposal, known, questions
        # Those of a group that stand below no row of it.
        self.asked = {about: [one for one in questions if one.about == about and one.row is None] for about in ABOUTS}
        self._decided: dict[str, str] = {}
        self.units_by_pk = self._in_bulk(Unit, [one.link for one in proposal.units])
        self.stories_by_pk = self._in_bulk(Article, [one.link for one in proposal.related])
        self.hosts = self._rows("hosts")
        self.people = self._rows("people")
        self.tiers = self._rows("tiers")
        self.measures = self._rows("measures")
        self.captions = self._rows("captions")
        self.related = self._rows("related")
        # Last: units that no row above has taken.
        self.units = [row for row in self._rows("units") if self._decided.get(row.data.name) in (None, row.key)]

    @staticmethod
    def _in_bulk(model: Any, links: Iterable[Link]) -> dict[int, Any]:
        rows = model.objects.defer("body") if model is Article else model.objects
        return rows.in_bulk({link.record for link in links if link.record})

    @property
    def asks_for_headline(self) -> bool:
        return any(one.key == "headline" for one in self.questions)

    @property
    def dateline(self) -> list[Any]:
        names = ("dateline_outlet", "dateline_date", "byline_role", "byline")
        return [self.sheet.story[name] for name in names]

    def _rows(self, kind: str) -> list[Row]:
        by_key = {row.key: row for row in self.proposal.rows()[kind]}
        rows = []
        for at, (key, form) in enumerate(self.sheet.rows[kind].items()):
            if key in by_key:
                rows.append(self._row(kind, by_key[key], form, at))
        return rows

    def _row(self, kind: str, data: Any, form: Any, at: int) -> Row:
        row = Row(data.key, data, form, at + 1)
        row.questions = [one for one in self.questions if one.about == kind and one.row == at]
        if kind == "hosts" or kind == "units":
            row.fate = self._unit_fate(data.name, data.key)
        elif kind == "measures":
            row.fate = self._unit_fate(data.recipients.split("、")[0], data.key)
        elif kind == "related":
            row.fate = self._story_fate(data, form)
        elif kind == "people":
            row.roles = [str(ROLES[role]) for role in data.roles if role in ROLES]
            if not data.is_group:
                row.check, row.fate = self.known.checked(data), self._person_fate(data, form)
        return row

    def _unit_fate(self, name: str, key: str) -> Fated | None:
        unit = self.proposal.unit_named(name)
        if unit is None:
            return None
        record = self.units_by_pk.get(unit.link.record or 0)
        fate = Fated(name, self.sheet.rows["units"].get(unit.key), unit.link, str(record or ""), look_in=HOSTS)
        first = self._decided.setdefault(name, key)
        if first != key or fate.form is None:
            fate.decided_at = first
            return fate
        near = self.known.units.get(name) or ([] if record else self.known.near_units(name))
        fate.choices = self._choices(unit.link, [record, *near], _("A new unit"))
        return fate

    def _person_fate(self, data: Any, form: Any) -> Fated:
        record = self.known.chosen_officials.get(data.link.record or 0)
        fate = Fated(data.name, form, data.link, str(record or ""), look_in=PEOPLE)
        same = [one for one in namesakes(self.known, data) if one != record]
        fate.choices = self._choices(data.link, [record, *same], _("A new official"))
        for choice, official in zip(fate.choices, [one for one in [record, *same] if one], strict=False):
            choice.hint = "、".join(f"{post.unit.called}{post.title}" for post in official.posts.all())
        return fate

    def _story_fate(self, data: Any, form: Any) -> Fated:
        record = self.stories_by_pk.get(data.link.record or 0)
        fate = Fated(data.title, form, data.link, str(record or ""), look_in=STORIES)
        fate.choices = self._choices(data.link, [record], "")
        return fate

    def _choices(self, link: Link, records: Iterable[Any], new: str) -> list[Choice]:
        chosen = value_of(link)
        found = {one.pk: one for one in records if one is not None}
        choices = [Choice(f"match:{pk}", str(one)) for pk, one in found.items()]
        choices += [Choice("new", new)] if new else []
        choices.append(Choice("print", _("Only as printed, no record")))
        for choice in choices:
            choice.is_on = choice.value == chosen
        return choices

    @property
    def campaign(self) -> Fated:
        story = self.proposal.story
        record = next((one for one in self.known.campaigns if one.pk == story.campaign.record), None)
        fate = Fated(story.campaign_name, self.sheet.story, story.campaign, str(record or ""), look_in=CAMPAIGNS)
        new = _("A new campaign") if story.campaign_name else ""
        fate.choices = self._choices(story.campaign, [record, *self.known.campaigns[:5]], new)
        return fate

    @property
    def event(self) -> Fated:
        link = self.proposal.meeting.link
        near = [*(one for one in self.known.events if one.pk == link.record), *self.known.near_events()]
        record = next((one for one in near if one.pk == link.record), None)
        if link.record and record is None:
            record = Event.objects.filter(pk=link.record).first()
        fate = Fated(self.proposal.meeting.name, self.sheet.meeting, link, str(record or ""), look_in=EVENTS)
        fate.choices = self._choices(link, [record, *near], _("A new event"))
        return fate

    @property
    def award(self) -> Fated:
        link = self.proposal.honours.link
        record = next((one for one in self.known.awards if one.pk == link.record), None)
        fate = Fated(self.proposal.honours.programme, self.sheet.honours, link, str(record or ""), look_in=AWARDS)
        fate.choices = self._choices(link, [record, *self.known.near_awards()], _("A new award"))
        return fate

    @property
    def open(self) -> list[Question]:
        return [one for one in self.questions if one.is_open]

    @property
    def sums(self) -> list[tuple[str, str]]:
        """What will be written: the group on the page, and how much of it."""
        proposal = self.proposal
        counted = [
            ("story", _("1 story")),
            ("meeting", _("1 event") if proposal.meeting.name and proposal.meeting.link.fate != Fate.PRINT else ""),
            ("hosts", _counted("hosts", len(proposal.hosts)) if proposal.meeting.name else ""),
            ("people", _counted("people", len(proposal.people)) if proposal.meeting.name else ""),
            ("honours", _counted("measures", len(proposal.honours.measures))),
            ("captions", _counted("captions", len(proposal.captions))),
            ("related", _counted("related", len(proposal.related))),
        ]
        return [(group, said) for group, said in counted if said]

    @property
    def fresh(self) -> str:
        """New records, in words."""
        proposal = self.proposal
        units = sum(one.link.fate == Fate.NEW for one in proposal.units)
        officials = sum(one.link.fate == Fate.NEW for one in proposal.people)
        said = [_counted("units", units), _counted("officials", officials)]
        said += [_("1 campaign")] if proposal.story.campaign.fate == Fate.NEW else []
        said += [_("1 award")] if proposal.honours.programme and proposal.honours.link.fate == Fate.NEW else []
        return "、".join(filter(None, said))


def _counted(what: str, count: int) -> str:
    forms = {
        "hosts": ngettext("%(count)d host", "%(count)d hosts", count),
        "people": ngettext("%(count)d participation", "%(count)d participations", count),
        "measures": ngettext("%(count)d measure", "%(count)d measures", count),
        "captions": ngettext("%(count)d caption", "%(count)d captions", count),
        "related": ngettext("%(count)d related story", "%(count)d related stories", count),
        "units": ngettext("%(count)d unit", "%(count)d units", count),
        "officials": ngettext("%(count)d official", "%(count)d officials", count),
    }
    return forms[what] % {"count": count} if count else ""


# The field whose autocomplete finds a kind of record: app, model, field.
HOSTS = "directory.host.unit"
PEOPLE = "directory.participation.official"
STORIES = "articles.relatedstory.story"
CAMPAIGNS = "articles.article.campaign"
EVENTS = "articles.article.event"
AWARDS = "awards.round.award"
