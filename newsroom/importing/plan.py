"""What would become of each row: planned without writing, then written in one piece."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.editing.forms import DayField, half_width
from newsroom.importing.sheet import Column, Row


class Fate(models.TextChoices):
    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    SAME = "same", gettext_lazy("Skipped: nothing new")
    ERROR = "error", gettext_lazy("Error")


class Problem(Exception):
    """Why a row cannot be taken, in a sentence."""


@dataclass
class RowPlan:
    """One row and what would become of it."""

    row: Row
    subject: str = ""
    fate: Fate = Fate.SAME
    sentences: list[str] = field(default_factory=list)
    write: Callable[[], Any] | None = None

    def changes(self, label: Any, old: Any, new: Any) -> None:
        """Note a value that would be different."""
        self.sentences.append(
            _("%(label)s: %(old)s → %(new)s") % {"label": label, "old": _shown(old), "new": _shown(new)}
        )


def _shown(value: Any) -> str:
    return _("(empty)") if value in (None, "") else str(value)


@dataclass(frozen=True)
class Plan:
    rows: list[RowPlan]
    importer: "Importer"

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        found = Counter(row.fate for row in self.rows)
        return [(fate, found[fate]) for fate in Fate]

    @property
    def writable(self) -> bool:
        """Whether there is something to write and nothing in the way."""
        fates = {row.fate for row in self.rows}
        return Fate.ERROR not in fates and bool(fates & {Fate.NEW, Fate.CHANGED})

    @property
    def fingerprint(self) -> str:
        """Of what was shown: the same plan again has the same one."""
        told = "\n".join(f"{row.row.number} {row.fate} {row.sentences}" for row in self.rows)
        return hashlib.sha256(told.encode()).hexdigest()

    def write(self) -> None:
        self.importer.write_first(self.rows)
        for row in self.rows:
            if row.fate in (Fate.NEW, Fate.CHANGED) and row.write:
                row.write()


class Importer:
    """A kind of sheet. A fresh one is made for each plan; it reads what is recorded once, not for every row."""

    kind: ClassVar[str]
    title: ClassVar[Any]
    columns: ClassVar[Sequence[Column]]
    # What a person must be allowed to do by hand, for every table that a row may touch.
    rights: ClassVar[Sequence[str]]

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        """Fill in the plan of a row; raise Problem if it cannot be taken."""
        raise NotImplementedError

    def plan_together(self, plans: list[RowPlan]) -> None:
        """Look at rows side by side, once each is planned."""

    def write_first(self, plans: list[RowPlan]) -> None:
        """What must make room before any row is written."""

    def plan(self, rows: Iterable[Row]) -> Plan:
        plans = []
        for row in rows:
            plan = RowPlan(row)
            try:
                self._refuse_gaps(row)
                self.plan_row(row, plan)
            except Problem as problem:
                refuse(plan, str(problem))
            plans.append(plan)
        self.plan_together(plans)
        return Plan(plans, self)

    def _refuse_gaps(self, row: Row) -> None:
        gaps = [str(column.heading) for column in self.columns if column.required and not row[column.key]]
        if gaps:
            raise Problem(_("Not filled in: %(names)s.") % {"names": "、".join(gaps)})

    def heading(self, key: str) -> str:
        return next(str(column.heading) for column in self.columns if column.key == key)

    def day(self, row: Row, key: str) -> datetime.date | None:
        try:
            return DayField(required=False).clean(row[key])
        except forms.ValidationError as wrong:
            raise Problem(
                _("%(heading)s is “%(value)s”, which is no day: write 2014-10-22.")
                % {"heading": self.heading(key), "value": row[key]}
            ) from wrong

    def number(self, row: Row, key: str) -> int | None:
        text = half_width(row[key])
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 5 or int(text) > 32767:
            raise Problem(
                _("%(heading)s is “%(value)s”, which is no whole number.")
                % {"heading": self.heading(key), "value": row[key]}
            )
        return int(text)

    def choice(self, row: Row, key: str, choices: Iterable[tuple[str, Any]]) -> str:
        names = {str(label): value for value, label in choices}
        if row[key] and row[key] not in names:
            raise Problem(
                _("%(heading)s is “%(value)s”; it is one of: %(names)s.")
                % {"heading": self.heading(key), "value": row[key], "names": "、".join(names)}
            )
        return names.get(row[key], "")


def refuse(plan: RowPlan, sentence: str) -> None:
    plan.fate, plan.sentences, plan.write = Fate.ERROR, [sentence], None


def check(record: models.Model) -> None:
    """The rules of a record's own columns: lengths, addresses, validators. Asks the database nothing."""
    relations = {column.name for column in record._meta.concrete_fields if column.is_relation}
    try:
        record.clean_fields(exclude=relations)
    except ValidationError as wrong:
        names = {column.name: str(column.verbose_name) for column in record._meta.concrete_fields}
        sentences = [f"{names[name]}：{'；'.join(told)}" for name, told in wrong.message_dict.items()]
        raise Problem("；".join(sentences)) from wrong


def fill(record: models.Model, values: dict[str, Any], plan: RowPlan) -> None:
    """Put values into a record, noting each that differs. An empty cell leaves what is there."""
    for name, value in values.items():
        if value in (None, ""):
            continue
        column: Any = record._meta.get_field(name)
        old = getattr(record, name)
        if old != value:
            if record.pk:
                shown = dict(column.flatchoices or ())
                plan.changes(column.verbose_name, shown.get(old, old), shown.get(value, value))
            setattr(record, name, value)
