"""People and the settings of the site at the desk."""

from typing import Any

import django.contrib.auth.admin as stock_auth
import django.contrib.redirects.admin as stock_redirects
import django.contrib.sites.admin  # noqa: F401
import django_tasks_db.admin  # noqa: F401
from django.contrib import admin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from newsroom.editing import DeskAdmin
from newsroom.editing.permissions import permissions_field
from newsroom.models import SiteSettings, User
from newsroom.rights import group_label

# Their packages register pages of their own; importing those first lets the desk put its own in their place.
for model in (DBTaskResult, Group, Redirect, Site):
    admin.site.unregister(model)


@admin.register(User)
class UserAdmin(DeskAdmin, stock_auth.UserAdmin):
    """Accounts. Nobody hands out, or takes over, rights that are not theirs."""

    # Named, because the desk's own form would show the password's hash as a field to type in.
    form = UserChangeForm  # type: ignore[assignment]
    list_display = ["username", "name", "groups_held", "is_active", "is_staff", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    search_fields = ["username", "name", "email"]
    search_help_text = _("Name or user name")
    ordering = ["username"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "email"]}),
        (_("What they may do"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Signed in"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "name", "usable_password", "password1", "password2"]})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        rights = [] if is_superuser(request) else ["is_superuser", "is_staff", "groups"]
        return ["last_login", "date_joined", *rights]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_hold(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_hold(request, obj)

    @admin.display(description=_("groups"))
    def groups_held(self, user: User) -> str:
        return "、".join(group_label(group.name) for group in user.groups.all())


def is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


def may_hold(request: HttpRequest, user: User | None) -> bool:
    """Whether all that an account may do, the person who edits it may do too: whoever sets a password could sign in."""
    if user is None or is_superuser(request):
        return True
    return not user.is_superuser and user.get_all_permissions() <= request.user.get_all_permissions()


@admin.register(Group)
class GroupAdmin(DeskAdmin):
    list_display = ["name", "members"]
    search_fields = ["name"]
    fields = ["name", "permissions"]

    def formfield_for_manytomany(self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            return permissions_field(label=_("permissions"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("user_set")

    @admin.display(description=_("members"))
    def members(self, group: Any) -> str:
        return "、".join(map(str, group.user_set.all()))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_superuser(request)


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
