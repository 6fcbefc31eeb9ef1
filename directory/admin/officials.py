from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.importing import OfficialSheet, PostSheet
from directory.models import Official, Post
from newsroom.editing import DeskAdmin, Rows
from newsroom.importing.desk import Imports


class PostRows(Rows):
    model = Post
    fields = ["unit", "title", "since", "until", "order"]
    hint = _("A new post changes no title printed in an older story.")


@admin.register(Official)
class OfficialAdmin(Imports, DeskAdmin):
    importers = (
        OfficialSheet,
        PostSheet,
    )
    list_display = ["name", "present_posts", "has_portrait"]
    list_filter = [("posts__unit__kind", admin.ChoicesFieldListFilter)]
    search_fields = ["name"]
    search_help_text = _("Name, pinyin or initials")
    inlines = [PostRows]
    fieldsets = [
        (None, {"fields": ["name", "portrait", "biography"]}),
        (_("Address on the site"), {"fields": ["slug"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        posts = Post.objects.select_related("unit")
        return super().get_queryset(request).prefetch_related(models.Prefetch("posts", posts))

    @admin.display(description=_("present posts"))
    def present_posts(self, official: Official) -> str:
        today = timezone.localdate()
        held = [
            post
            for post in official.posts.all()
            if (post.since is None or post.since <= today) and (post.until is None or post.until > today)
        ]
        return "；".join(f"{post.unit.called}{post.title}" for post in held)

    @admin.display(description=_("portrait"), boolean=True)
    def has_portrait(self, official: Official) -> bool:
        return bool(official.portrait)

    def lookup_text(self, official: Any) -> str:
        posts = self.present_posts(official)
        return f"{official.name} · {posts}" if posts else official.name
