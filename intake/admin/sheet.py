"""A proposal as one form: made from what is kept, or from what was sent; and back to a proposal."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import QueryDict

from intake import matching, proposal
from intake.admin.rows import ROWS, HonoursForm, Linked, MeetingForm, Part, StoryForm, errors_of
from intake.proposal import Answer, Proposal
from intake.proposing import name_units

ANSWER, OWN = "answer:", "own:"
KINDS = {
    "hosts": proposal.HostLine,
    "people": proposal.PersonLine,
    "tiers": proposal.TierLine,
    "measures": proposal.MeasureLine,
    "captions": proposal.CaptionLine,
    "related": proposal.RelatedLine,
    "units": proposal.UnitName,
}


class Sheet:
    """The forms of a proposal by part and by row; bound where something was sent."""

    def __init__(self, kept: Proposal, sections: models.QuerySet, data: QueryDict | None = None):
        self.kept, self.data = kept, data
        story, meeting, honours = kept.story, kept.meeting, kept.honours
        self.story = self._part(StoryForm, "story", story, was=story.campaign, sections=sections)
        self.meeting = self._part(MeetingForm, "meeting", meeting, was=meeting.link)
        self.honours = self._part(HonoursForm, "honours", honours, was=honours.link)
        self.rows: dict[str, dict[str, Part]] = {kind: self._rows(kind, rows) for kind, rows in kept.rows().items()}

    def _part(self, form: type[Part], prefix: str, kept: Any, **kwargs: Any) -> Any:
        # Not `asdict`: a section is a number here and a choice there, and lists of places are no field.
        initial = {one.name: getattr(kept, one.name) for one in dataclasses.fields(kept)}
        return form(self.data, prefix=prefix, initial=initial, **kwargs)

    def _rows(self, kind: str, kept: list) -> dict[str, Part]:
        by_key = {row.key: row for row in kept}
        keys = self.data.getlist(f"rows-{kind}") if self.data is not None else list(by_key)
        form, made = ROWS[kind], {}
        for key in dict.fromkeys(keys):
            # A row that somebody else took away while it was changed here comes back.
            row = by_key.get(key) or KINDS[kind](key=key)
            linked = {"was": row.link} if issubclass(form, Linked) else {}
            made[key] = self._part(form, key, row, **linked)
            made[key].initial["order"] = len(made)
        return made

    def forms(self) -> Iterator[Part]:
        yield from (self.story, self.meeting, self.honours)
        for rows in self.rows.values():
            yield from rows.values()

    @property
    def errors(self) -> list[tuple[str, str]]:
        return errors_of(self.forms()) if self.data is not None else []

    def is_valid(self) -> bool:
        """Every form is asked, so that every refusal is shown."""
        valid = [form.is_valid() for form in self.forms()]
        return all(valid)

    def proposal(self) -> Proposal:
        """What was sent, looked up anew where nobody chose. Only of a valid sheet."""
        new = Proposal.loaded(self.kept.as_json())
        _set(new.story, self.story.values())
        _set(new.meeting, self.meeting.values())
        _set(new.honours, self.honours.values())
        for kind, rows in new.rows().items():
            rows[:] = self._sent_rows(kind, rows)
        new.answers = self.answers()
        name_units(new)
        new.give_keys()
        matching.match(new)
        return new

    def _sent_rows(self, kind: str, kept: list) -> list:
        by_key = {row.key: row for row in kept}
        placed = []
        for at, (key, form) in enumerate(self.rows[kind].items()):
            if form.cleaned_data.get("removed"):
                continue
            row = by_key.get(key) or KINDS[kind](key=key)
            _set(row, form.values())
            order = form.cleaned_data.get("order") or at + 1
            # A number that was changed puts the row before the one that stands there.
            placed.append((order, order == at + 1, at, row))
        return [row for *_place, row in sorted(placed, key=lambda one: one[:3])]

    def answers(self) -> dict[str, Answer]:
        """What was answered, by the keys of the questions."""
        given, data = {}, self.data or QueryDict()
        for name, value in data.items():
            if name.startswith(ANSWER) and value:
                key = name.removeprefix(ANSWER)
                given[key] = Answer(str(value)[:80], str(data.get(OWN + key, ""))[:200])
        return given

    def sent(self) -> dict[str, list[str]]:
        """Every field as a browser would send it, by name: what two versions are compared in."""
        values = {bound.html_name: _as_sent(bound) for form in self.forms() for bound in form}
        for key, answer in self.kept.answers.items():
            values |= {ANSWER + key: [answer.value], OWN + key: [answer.own]}
        return values


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _as_sent(bound: Any) -> list[str]:
    value = bound.value()
    if value in (None, False, "", []):
        return []
    if value is True:
        return ["on"]
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    value = getattr(value, "pk", value)
    return [str(bound.field.prepare_value(value))]
