"""People and the settings of the site at the desk."""

from typing import Any

import django.contrib.auth.admin as stock_auth
import django.contrib.redirects.admin as stock_redirects
import django.contrib.sites.admin  # noqa: F401
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.editing import DeskAdmin
from newsroom.models import SiteSettings, User

# Their packages register pages of their own; importing those first lets the desk put its own in their place.
for model in (Group, Redirect, Site):
    admin.site.unregister(model)


@admin.register(User)
class UserAdmin(DeskAdmin, stock_auth.UserAdmin):
    list_display = ["username", "name", "groups_held", "is_active", "is_staff", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    search_fields = ["username", "name", "email"]
    search_help_text = _("Name or user name")
    ordering = ["username"]
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "email"]}),
        (_("What they may do"), {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        (_("Signed in"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "name", "usable_password", "password1", "password2"]})
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("groups"))
    def groups_held(self, user: User) -> str:
        return "、".join(group.name for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(DeskAdmin, stock_auth.GroupAdmin):
    search_fields = ["name"]


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin, stock_redirects.RedirectAdmin):
    list_display = ["old_path", "new_path"]
    list_filter = ()
    search_fields = ["old_path", "new_path"]
    fields = ["site", "old_path", "new_path"]


@admin.register(SiteSettings)
class SiteSettingsAdmin(DeskAdmin):
    """One record: its list is its form."""

    fieldsets = [
        (_("Name"), {"fields": ["name", "short_name", "name_en", "tagline", "outlet"]}),
        (_("Looks"), {"fields": ["emblem", "accent"]}),
        (_("For search engines"), {"fields": ["description", "keywords"]}),
        (_("Who answers for it"), {"fields": ["sponsor", "address", "contact"]}),
        (
            _("Marks the law asks for"),
            {"fields": ["site_code", "icp", "police_filing", "party_government_mark", "error_report_url"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> SiteSettings | None:
        return SiteSettings.current() if object_id == "1" else None

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:newsroom_sitesettings_change", args=[1]))
