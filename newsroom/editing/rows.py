"""Parts of a record that are entered as rows inside its form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.editing.forms import TYPED, DeskForm, NumberInput
from newsroom.editing.relations import KnownSelect, related_fields


class RowsFormSet(BaseInlineFormSet):
    """Rows that are checked against each other by every unique rule, each told in the rule's own sentence.

    Django compares the rows of one submission by the plain rules alone, so two new rows that break a conditional
    one would reach the database and fail there; and what it says names columns, not what an editor sees.
    """

    def kept_forms(self) -> list[forms.ModelForm]:
        """The forms that will be rows: filled in, valid, and not ticked for removal."""
        return [
            form
            for form in self.forms
            if form not in self.deleted_forms
            and hasattr(form, "cleaned_data")
            and (form.instance.pk or form.has_changed())
        ]

    def validate_unique(self) -> None:
        """Refuse the second of two rows that are the same by a rule of the database."""
        rules = [rule for rule in self._rules() if isinstance(rule, models.UniqueConstraint) and rule.fields]
        for rule in rules:
            seen: set[tuple] = set()
            for form in self.kept_forms():
                values = tuple(form.instance.serializable_value(name) for name in rule.fields if name != self.fk.name)
                if None in values or not self._applies(rule, form.instance):
                    continue
                # A form with an error has said so already, perhaps this very thing.
                if values in seen and not form.errors:
                    form.add_error(None, self._sentence(rule, form.instance))
                seen.add(values)

    def _rules(self) -> list[models.BaseConstraint]:
        return list(self.get_queryset().model._meta.constraints)

    def _applies(self, rule: models.UniqueConstraint, row: models.Model) -> bool:
        if rule.condition is None:
            return True
        # With their kind: a bare NULL has none, and the database could not compare it.
        columns = [field for field in row._meta.concrete_fields if field.name != self.fk.name]
        return rule.condition.check({field.name: models.Value(getattr(row, field.attname), field) for field in columns})

    def _sentence(self, rule: models.UniqueConstraint, row: models.Model) -> Any:
        if rule.violation_error_message == rule.default_violation_error_message:
            return row.unique_error_message(type(row), rule.fields)
        return rule.get_violation_error_message()


class OrderedFormSet(RowsFormSet):
    """Rows in the order that was entered. A row without a number goes behind the last."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["order"].required = False
        if not form.instance.pk:
            form.initial["order"] = None

    def clean(self) -> None:
        super().clean()
        last = max((form.cleaned_data.get("order") or 0 for form in self.kept_forms()), default=0)
        for form in self.kept_forms():
            if form.cleaned_data.get("order") is None:
                last += 1
                form.instance.order = last


class Rows(admin.TabularInline):
    """Rows that each carry their own labels, so that they read on a phone and to a screen reader."""

    template = "admin/edit_inline/rows.html"
    form = DeskForm
    formset = RowsFormSet
    formfield_overrides = TYPED
    extra = 0
    # A sentence above the rows.
    hint: Any = ""
    empty_value_display = "—"

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return related_fields(self)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With what the rows point at, so that a row more is no query more."""
        looked_up = self.get_autocomplete_fields(request)
        pointed_at = [field.name for field in self.model._meta.fields if field.name in looked_up]
        return super().get_queryset(request).select_related(*pointed_at)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OrderedRows(Rows):
    """Rows with a number, a handle and two arrows; without scripts the number alone orders them."""

    formset = OrderedFormSet
    ordered = True

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "order":
            kwargs["widget"] = NumberInput(attrs={"class": "number order"})
            kwargs["help_text"] = _("Left empty: last.")
        return super().formfield_for_dbfield(db_field, request, **kwargs)
