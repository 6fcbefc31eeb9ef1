"""Two people at one record: the second to save sees both versions and chooses; nothing is overwritten unseen."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from newsroom import differences
from newsroom.characters import is_whole_number
from newsroom.editing.keeping import is_restoring
from newsroom.models import Record

# Hidden in every form of a record: the stamp of what was opened.
VERSION = "_version"
# With it, where two versions meet: `mine` or `theirs` for a field or for the rows of one kind.
CHOICE = "_choice:"
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Meeting:
    """A field, or rows of one kind, that would be different from what somebody else saved."""

    name: str
    label: str
    mine: str
    theirs: str
    # Who changed it since the version both began with, where that is known.
    by_me: bool | None = None
    by_them: bool | None = None
    rows: list[differences.Row] = field(default_factory=list)

    @property
    def choice(self) -> str:
        """What is chosen at first: whoever alone changed it; nothing where both did."""
        if self.by_me is None or self.by_me == self.by_them:
            return ""
        return MINE if self.by_me else THEIRS


class Together(admin.ModelAdmin):
    """A page whose second saver is told."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if not object_id or VERSION not in request.POST or is_restoring(request):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            # Held until the save is done, so that two savers at the same moment come one after the other.
            self.model._default_manager.select_for_update(of=("self",)).filter(pk=object_id).first()
            record = self.get_object(request, object_id)
            if record is not None and self.has_change_permission(request, record):
                self._readdress_rows(request, record)
                if self.stamp(request, record) != request.POST[VERSION]:
                    return self.meeting_page(request, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def stamp(self, request: HttpRequest, record: models.Model) -> str:
        """What a record was when its form was opened: its version, or a digest of what it shows where it has none."""
        if isinstance(record, Record):
            return str(record.version)
        fields = self.get_form(request, record, change=True).base_fields
        shown = forms.model_to_dict(record, [name for name, field in fields.items() if not field.disabled])
        return f"={hashlib.sha256(repr([(name, _key(value)) for name, value in shown.items()]).encode()).hexdigest()}"

    def meeting_page(self, request: HttpRequest, record: models.Model) -> HttpResponse:
        """Both versions of what differs, to choose from, with everything that was typed carried along."""
        carried = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in (VERSION, "csrfmiddlewaretoken") and not name.startswith(CHOICE)
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Somebody else saved this in the meantime"),
            "opts": self.opts,
            "original": record,
            "meetings": list(self.meetings(request, record)),
            "carried": carried,
            "version": self.stamp(request, record),
            "files": request.FILES,
            "last_saved_by": self.last_saved_by(record),
        }
        return TemplateResponse(request, "admin/meeting.html", context, status=409)

    def last_saved_by(self, record: Any) -> Any:
        """Who saved last, where the record's history knows."""
        entry = record.history.first() if hasattr(record, "history") else None
        return entry and entry.history_user

    def version_of(self, record: Any, version: int) -> dict[str, Any] | None:
        """The values of a record as they were at a version, by field; None where nobody knows any more."""
        entry = record.history.filter(version=version).first() if hasattr(record, "history") else None
        if entry is None:
            return None
        names = {f.name: f.attname for f in record._meta.concrete_fields if hasattr(entry, f.attname)}
        return {name: getattr(entry, attname) for name, attname in names.items()}

    def meetings(self, request: HttpRequest, record: models.Model) -> Iterator[Meeting]:
        fieldsets = self.get_fieldsets(request, record)
        form_class = self.get_form(request, record, change=True, fields=flatten_fieldsets(fieldsets))
        # On a copy of its own: checking the form writes what was typed into its record.
        typed = self.get_object(request, str(record.pk))
        form = form_class(request.POST, request.FILES, instance=typed)
        began = self._began(request, record)
        form.is_valid()
        fresh = form_class(instance=self.get_object(request, str(record.pk)))
        for name in form.changed_data:
            if not isinstance(form.fields[name], forms.FileField) or form.cleaned_data.get(name):
                yield self._meeting(name, form, fresh, began)
        for formset, _inline in self._rows(request, record):
            if formset.has_changed():
                yield self._meeting_of_rows(formset)

    def _began(self, request: HttpRequest, record: models.Model) -> dict[str, Any] | None:
        """What both began with, where the record's history knows."""
        opened = request.POST[VERSION]
        return self.version_of(record, int(opened)) if is_whole_number(opened) else None

    def _rows(self, request: HttpRequest, record: models.Model) -> Iterator[tuple[Any, Any]]:
        return zip(*self._create_formsets(request, record, change=True), strict=True)  # type: ignore[attr-defined]

    def _meeting(self, name: str, form: Any, fresh: Any, began: dict[str, Any] | None) -> Meeting:
        typed, bound = form[name], fresh[name]
        data, saved = typed.data, bound.initial
        by_me = by_them = None
        if began is not None and name in began:
            by_me = typed.field.has_changed(began[name], data)
            by_them = _key(began[name]) != _key(saved)
        mine, theirs = said(typed.field, form.cleaned_data.get(name, data)), said(bound.field, saved)
        rows = differences.rows(theirs, mine)
        return Meeting(name, str(typed.label or name), mine, theirs, by_me, by_them, rows)

    def _meeting_of_rows(self, formset: Any) -> Meeting:
        formset.is_valid()
        deleted = formset.deleted_forms if formset.is_valid() else []
        kept = [form for form in formset.forms if form not in deleted and (form.instance.pk or form.has_changed())]
        mine = "\n".join(row_said(form) for form in kept)
        rows = type(formset)(instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset)
        theirs = "\n".join(row_said(form) for form in rows.initial_forms)
        label = str(formset.model._meta.verbose_name_plural)
        return Meeting(formset.prefix, label, mine, theirs, rows=differences.rows(theirs, mine))

    def _theirs(self, request: HttpRequest) -> set[str]:
        choices = request.POST.items() if request.method == "POST" else ()
        return {name.removeprefix(CHOICE) for name, value in choices if name.startswith(CHOICE) and value == THEIRS}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form_class = super().get_form(request, obj, change=change, **kwargs)
        theirs = self._theirs(request)
        if not theirs:
            return form_class

        class Chosen(form_class):  # type: ignore[misc, valid-type]
            def __init__(self, *args: Any, **kwargs: Any):
                super().__init__(*args, **kwargs)
                # A disabled field keeps what is saved, whatever was typed.
                for name in theirs & set(self.fields):
                    self.fields[name].disabled = True

        return Chosen

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        theirs = self._theirs(request)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if formset.get_default_prefix() not in theirs:
                yield formset, inline

    def _readdress_rows(self, request: HttpRequest, record: models.Model) -> None:
        """Rows that somebody else removed while they were typed here come in as new ones."""
        data = request.POST.copy()
        for formset, _inline in self.get_formsets_with_inlines(request, record):
            key, prefix = formset.model._meta.pk.name, formset.get_default_prefix()
            known = {
                str(pk)
                for pk in formset.model._default_manager.values_list("pk", flat=True).filter(
                    **{formset.fk.name: record.pk}
                )
            }
            _readdress(data, prefix, key, known)
        request.POST = data  # type: ignore[assignment]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        record = kwargs.get("obj")
        if record is not None and record.pk:
            sent = request.POST.get(VERSION) if request.method == "POST" else None
            context["held_version"] = sent or self.stamp(request, record)
            context["held_choices"] = [CHOICE + name for name in self._theirs(request)]
        return super().render_change_form(request, context, *args, **kwargs)


def _readdress(data: QueryDict, prefix: str, key: str, known: set[str]) -> None:
    """Number the rows of one kind anew: those that are in the database first, then the new ones."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if not is_whole_number(total):
        return
    numbers = range(min(int(total), 1000))
    gone = [n for n in numbers if data.get(f"{prefix}-{n}-{key}") and data[f"{prefix}-{n}-{key}"] not in known]
    if not gone:
        return
    there = [n for n in numbers if data.get(f"{prefix}-{n}-{key}") and n not in gone]
    order = [*there, *(n for n in numbers if n not in there)]
    rows = {n: _taken(data, f"{prefix}-{n}-") for n in numbers}
    for new, old in enumerate(order):
        for name, values in rows[old].items():
            data.setlist(f"{prefix}-{new}-{name}", [""] if name == key and old in gone else values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(there))


def _taken(data: QueryDict, start: str) -> dict[str, list[str]]:
    names = [name for name in data if name.startswith(start)]
    return {name.removeprefix(start): data.pop(name) for name in names}  # type: ignore[misc]


def said(field: forms.Field, value: Any) -> str:
    """A value of a field as an editor reads it."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        chosen = field.queryset.filter(pk__in=[_key(one) for one in value])  # type: ignore[union-attr]
        return "、".join(str(one) for one in chosen)
    if isinstance(field, forms.ModelChoiceField):
        chosen = field.queryset.filter(pk=_key(value)).first()  # type: ignore[union-attr]
        return str(chosen or value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(_flat(field.choices)).get(str(value), value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple | models.QuerySet):
        return "、".join(str(one) for one in value)
    text = str(field.prepare_value(value))
    return strip_tags(re.sub(r"</(?:p|h\d|li|tr|blockquote)>", "\n", text)).strip() if "</" in text else text


def row_said(form: Any) -> str:
    """A row of a form in one line."""
    values = [
        said(bound.field, bound.value())
        for bound in form
        if not isinstance(bound.field, forms.models.InlineForeignKeyField)
        and not bound.is_hidden
        and bound.name not in ("DELETE", form.instance._meta.pk.name)
    ]
    return " · ".join(value for value in values if value)


def _key(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list | tuple | models.QuerySet):
        return [_key(one) for one in value]
    return "" if value is None else value


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
