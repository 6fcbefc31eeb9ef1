from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directory.models import Campaign, CampaignLead, CampaignName
from newsroom.editing import DeskAdmin, OrderedRows, Rows
from newsroom.search.desk import SearchedAdmin


class CampaignNameRows(Rows):
    model = CampaignName
    fields = ["name"]
    hint = _("Other names under which stories mention it.")


class LeadRows(OrderedRows):
    model = CampaignLead
    fields = ["order", "unit"]


@admin.register(Campaign)
class CampaignAdmin(SearchedAdmin, DeskAdmin):
    list_display = ["name", "short_name", "since", "until"]
    list_filter = [("until", admin.EmptyFieldListFilter)]
    search_fields = ["name", "short_name", "other_names__name"]
    search_kind = "campaign"
    reads_fields = True
    search_help_text = _("Any name")
    inlines = [CampaignNameRows, LeadRows]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "intro", ("since", "until"), "banner"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]
