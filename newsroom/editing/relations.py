"""Relations are looked up by typing, wherever the desk has a page of the other model to look in."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.forms import BaseForm

from newsroom.characters import is_whole_number


def related_fields(page: BaseModelAdmin) -> list[str]:
    """The relations of a model that an editor finds by typing a name, pinyin or initials."""
    registry = page.admin_site._registry
    named = []
    for field in [*page.model._meta.fields, *page.model._meta.many_to_many]:
        remote = field.remote_field and field.remote_field.model
        own_table = field.many_to_many and not field.remote_field.through._meta.auto_created
        if remote in registry and registry[remote].search_fields and not own_table:
            named.append(field.name)
    return named


def possible(keys: Sequence[str]) -> list[str]:
    """Keys that a record can have. Django asks the database for whatever was sent; the field has refused the others."""
    return [str(key) for key in keys if not key or is_whole_number(str(key))]


class KnownSelect(AutocompleteSelect):
    """An autocomplete that names its record without asking for it, where the form has it at hand.

    Django's own asks once for every row of a form: eight pictures, eight queries.
    """

    known: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: dict | None = None) -> list[Any]:
        value = possible(value)
        if self.known is None or list(value) != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.known)  # type: ignore[attr-defined]
        options.append(self.create_option(name, self.known.pk, label, True, len(options)))
        return [(None, options, 0)]


def name_what_is_known(form: BaseForm, record: models.Model) -> None:
    """Hand each autocomplete of a form the related records that came along with its own."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, KnownSelect):
            widget.known = record._state.fields_cache.get(name)  # type: ignore[attr-defined]
        elif isinstance(widget, ManyByTyping):
            widget.known = [one for one in form.initial.get(name) or [] if isinstance(one, models.Model)]


class ManyByTyping(AutocompleteSelectMultiple):
    """Several records found by typing, in the order they were given.

    Each has a cross of its own; select2's cross for all of them would stand inside their list, where HTML allows
    none but its items.
    """

    # Records that the form has at hand, so that a page of rows does not ask for each row.
    known: Sequence[models.Model] = ()

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name: str, value: Sequence[str], attr: dict | None = None) -> list[Any]:
        value = possible(value)
        names = {str(record.pk): str(record) for record in self.known}
        if names.keys() >= set(value):
            return [(None, [self.create_option(name, pk, names[pk], True, at) for at, pk in enumerate(value)], 0)]
        groups = super().optgroups(name, value, attr)
        groups[0][1].sort(key=lambda option: value.index(str(option["value"])))
        return groups
