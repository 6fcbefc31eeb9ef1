from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.importing import UnitSheet
from directory.models import Post, Unit, UnitName
from newsroom.editing import DeskAdmin, Rows
from newsroom.importing.desk import Imports


class UnitNameRows(Rows):
    model = UnitName
    fields = ["name", "since", "until"]
    hint = _("Abbreviations and former names. Search, autocompletes and intake know them all.")


class LeaderRows(Rows):
    model = Post
    fields = ["order", "official", "title", "since", "until"]
    verbose_name_plural = _("posts in this unit")


@admin.register(Unit)
class UnitAdmin(Imports, DeskAdmin):
    importers = (UnitSheet,)
    list_display = ["name", "short_name", "former_names", "kind", "parent", "dissolved"]
    list_filter = ["kind", ("dissolved", admin.EmptyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["name"]
    search_help_text = _("Any name, pinyin or initials")
    inlines = [UnitNameRows, LeaderRows]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "kind", "parent"]}),
        (_("About it"), {"fields": ["description", "website", "founded", "dissolved", "successors"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("other_names")

    @admin.display(description=_("other names"))
    def former_names(self, unit: Unit) -> str:
        return "、".join(other.name for other in unit.other_names.all())

    def lookup_text(self, unit: Any) -> str:
        others = [unit.short_name, *(other.name for other in unit.other_names.all())]
        known_as = "、".join(name for name in dict.fromkeys(others) if name and name != unit.name)
        ended = unit.dissolved and unit.dissolved <= timezone.localdate()
        text = f"{unit.name}（{known_as}）" if known_as else unit.name
        return text + " · " + gettext("dissolved by now") if ended else text
