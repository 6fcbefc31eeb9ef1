from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards.models import Award, AwardOrganiser
from newsroom.editing import DeskAdmin, OrderedRows
from newsroom.search.desk import SearchedAdmin


class OrganiserRows(OrderedRows):
    model = AwardOrganiser
    fields = ["order", "unit"]


@admin.register(Award)
class AwardAdmin(SearchedAdmin, DeskAdmin):
    list_display = ["name", "campaign"]
    list_filter = ["campaign"]
    list_select_related = ["campaign"]
    search_fields = ["name", "campaign__name"]
    search_kind = "award"
    reads_fields = True
    search_help_text = _("Name or campaign")
    inlines = [OrganiserRows]
    fieldsets = [
        (None, {"fields": ["name", "description", "campaign"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
