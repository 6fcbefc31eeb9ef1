from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from directory.models import Event, Host, Official, Participation, Post, Role
from newsroom.editing import DeskAdmin, DeskForm, OrderedRows
from newsroom.search.desk import SearchedAdmin


class HostForm(DeskForm):
    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        unit = cleaned.get("unit")
        if not cleaned.get("printed_name"):
            if unit:
                cleaned["printed_name"] = unit.called
            elif "unit" not in self.errors:
                self.add_error("printed_name", _("Choose a unit or write the name as printed."))
        return cleaned


class HostRows(OrderedRows):
    model = Host
    form = HostForm
    fields = ["order", "unit", "printed_name", "role"]
    hint = _(
        "In printed order. The printed name is kept when the unit is renamed; left empty, it is the unit's name now."
    )


class ParticipationForm(DeskForm):
    roles = forms.MultipleChoiceField(
        label=_("roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        official: Official | None = cleaned.get("official")
        if official and not cleaned.get("name"):
            cleaned["name"] = official.name
            self._fill_in_post(official, cleaned)
        if not cleaned.get("name") and "official" not in self.errors:
            self.add_error("name", _("Write the name as printed, or choose an official."))
        if unit := cleaned.get("unit"):
            cleaned["unit_name"] = cleaned.get("unit_name") or unit.called
        return cleaned

    def _fill_in_post(self, official: Official, cleaned: dict) -> None:
        """The post on the day of the event, where the editor has typed neither title nor unit and there is one."""
        day = self.instance.event.starts_on
        if not day or cleaned.get("title") or cleaned.get("unit") or cleaned.get("unit_name"):
            return
        posts = list(Post.objects.on(day).filter(official=official).select_related("unit")[:2])
        if len(posts) == 1:
            cleaned.update(title=posts[0].title, unit=posts[0].unit, unit_name=posts[0].unit.called)


class ParticipationRows(OrderedRows):
    model = Participation
    form = ParticipationForm
    fields = ["order", "name", "title", "unit_name", "roles", "official", "unit", "is_group", "note"]
    hint = _(
        "In protocol order, which the machine never changes. Names and titles are kept as printed, "
        "whatever becomes of the person. People without names are a group."
    )


@admin.register(Event)
class EventAdmin(SearchedAdmin, DeskAdmin):
    list_display = ["name", "when", "kind", "place", "campaign", "status"]
    list_filter = ["status", "kind", "campaign"]
    list_select_related = ["campaign"]
    search_fields = ["name", "place", "campaign__name", "participations__name"]
    search_kind = "event"
    reads_fields = True
    search_help_text = _("Name, place, campaign or person")
    inlines = [HostRows, ParticipationRows]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("kind", "status"),
                    ("starts_on", "ends_on", "place"),
                    ("clock", "starts_at", "ends_at"),
                    "purpose",
                ]
            },
        ),
        (_("Campaign and number"), {"fields": ["campaign", ("series", "number")]}),
        (_("Attendance"), {"fields": [("attendance", "attendance_approximate")]}),
    ]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs):
        if db_field.name == "purpose":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def describe(self, field: models.Field, value: Any) -> str | None:
        if field.name == "roles":
            return "、".join(str(dict(Role.choices).get(role, role)) for role in value)
        return super().describe(field, value)

    @admin.display(description=_("day"), ordering="starts_on")
    def when(self, event: Event) -> str:
        if event.starts_on and event.ends_on and event.ends_on != event.starts_on:
            return f"{event.starts_on:%Y-%m-%d} – {event.ends_on:%m-%d}"
        return f"{event.starts_on:%Y-%m-%d}" if event.starts_on else ""
