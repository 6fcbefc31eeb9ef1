from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from newsroom.editing import DeskAdmin


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ["name", "parent", "review_levels", "update_every_days", "order"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]
    search_help_text = _("Name or address")
    fieldsets = [
        (None, {"fields": ["name", "parent", "order", "description", "keywords", "column_type"]}),
        (_("Rules"), {"fields": [("review_levels", "update_every_days"), "people"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs):
        if db_field.name == "description":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
