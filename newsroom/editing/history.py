"""Who changed what, and when: the kept versions of a record and of its parts, as sentences."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.utils import get_m2m_reverse_field_name

# Kept of every save, and news to nobody.
UNTOLD = {"created", "updated", "version", "lookup_keys", "order"}
# A long text is shown around the place where it first differs.
AROUND = 40
LONGEST = 160

Describe = Callable[[models.Field, Any], str | None]


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    when: datetime.datetime
    who: str
    deed: str
    subject: str
    changes: list[Change]


@dataclass(frozen=True)
class Step:
    """One kept version and the one before it."""

    row: Any
    before: Any
    parent: str

    @property
    def fields(self) -> Iterator[models.Field]:
        for field in self.row.tracked_fields:
            if field.name not in UNTOLD and not field.primary_key and field.name != self.parent:
                yield field

    def pairs(self) -> Iterator[tuple[models.Field, Any, Any]]:
        """Each field that differs, with its old and its new value; of a removed row, what it was."""
        for field in [*self.fields, *self.row._history_m2m_fields]:
            new = None if self.row.history_type == "-" else value_of(self.row, field)
            old = value_of(self.row if self.row.history_type == "-" else self.before, field)
            if (old or None) != (new or None):
                yield field, old, new


def value_of(row: Any, field: models.Field) -> Any:
    if row is None:
        return None
    return row.linked[field.name] if field.many_to_many else getattr(row, field.attname)


def steps(versions: models.QuerySet, parent: str = "") -> list[Step]:
    """Every kept version with the one before it of the same row."""
    rows = list(versions.select_related("history_user").order_by("history_id"))
    last: dict[Any, Any] = {}
    found = []
    for row, linked in zip(rows, _linked(versions.model, rows), strict=True):
        row.linked = linked
        found.append(Step(row, last.get(row.id), parent))
        last[row.id] = row
    return found


def _linked(model: Any, rows: list[Any]) -> list[dict[str, list]]:
    """What each version was linked with, field by field: one query for each field."""
    linked: dict[Any, dict[str, list]] = {row.pk: defaultdict(list) for row in rows}
    for field in model._history_m2m_fields:
        other = f"{get_m2m_reverse_field_name(field)}_id"
        for link in getattr(model, field.name).model.objects.filter(history__in=rows).order_by(other):
            linked[link.history_id][field.name].append(getattr(link, other))
    return list(linked.values())


def history_of(steps: Iterable[Step], describe: Describe) -> list[Entry]:
    """Entries, newest first. A save that changed nothing worth telling is left out."""
    told = [(step, list(step.pairs())) for step in steps]
    told = [(step, pairs) for step, pairs in told if pairs or step.row.history_type != "~"]
    told.sort(key=lambda one: (one[0].row.history_date, one[0].row.history_id), reverse=True)
    names = _names(pair for step, pairs in told for pair in pairs)
    return [_entry(step, pairs, lambda field, value: _said(field, value, names, describe)) for step, pairs in told]


def _entry(step: Step, pairs: list[tuple[models.Field, Any, Any]], said: Callable[[models.Field, Any], str]) -> Entry:
    row = step.row
    deeds = {"+": _("Added"), "~": _("Changed"), "-": _("Removed")}
    subject = next((getattr(row, name) for name in ("title", "name", "printed_name") if getattr(row, name, "")), "")
    return Entry(
        when=row.history_date,
        who=str(row.history_user) if row.history_user else _("the system"),
        deed=f"{deeds[row.history_type]}{row.instance_type._meta.verbose_name}",
        subject=subject,
        changes=[
            Change(capfirst(str(field.verbose_name)), *_shortened(said(field, old), said(field, new)))
            for field, old, new in pairs
        ],
    )


def _names(pairs: Iterable[tuple[models.Field, Any, Any]]) -> dict[type[models.Model], dict[Any, str]]:
    """The names of all records that are pointed at, one query for each kind."""
    wanted: dict[type[models.Model], set] = defaultdict(set)
    for field, old, new in pairs:
        if field.is_relation:
            for value in (old, new):
                wanted[field.related_model] |= set(value if isinstance(value, list) else [value]) - {None}  # type: ignore[index]
    return {
        model: {pk: str(record) for pk, record in model._default_manager.in_bulk(list(keys)).items()}
        for model, keys in wanted.items()
    }


def _said(field: models.Field, value: Any, names: dict, describe: Describe) -> str:
    """A value in words."""
    if value in (None, "", []):
        return ""
    if (words := describe(field, value)) is not None:
        return words
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        return "、".join(names[field.related_model].get(key, _("(deleted)")) for key in keys)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _shortened(old: str, new: str) -> tuple[str, str]:
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - AROUND)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST - AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"
