"""The desk: Django's admin under the newsroom's own name and order."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"


class Desk(AdminSite):
    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("Desk")
    empty_value_display = "—"
