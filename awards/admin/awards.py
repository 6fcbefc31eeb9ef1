from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards.models import Award, AwardOrganiser
from newsroom.editing import DeskAdmin, OrderedRows


class OrganiserRows(OrderedRows):
    model = AwardOrganiser
    fields = ["order", "unit"]


@admin.register(Award)
class AwardAdmin(DeskAdmin):
    list_display = ["name", "campaign"]
    list_filter = ["campaign"]
    list_select_related = ["campaign"]
    search_fields = ["name", "campaign__name"]
    search_help_text = _("Name or campaign")
    inlines = [OrganiserRows]
    fieldsets = [
        (None, {"fields": ["name", "description", "campaign"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
