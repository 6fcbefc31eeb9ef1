from typing import Any

import taggit.admin  # noqa: F401
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.models import TaggedArticle
from articles.tags import merge
from newsroom.editing import DeskAdmin, DeskForm

# taggit's own page lists the stories of a tag one form each, and merges only its generic relation.
admin.site.unregister(Tag)


class TagForm(DeskForm):
    merge_into = forms.ModelChoiceField(
        Tag.objects.all(),
        label=_("merge into"),
        required=False,
        help_text=_("Every story gets that tag instead, and this one is gone; its page leads there."),
        widget=AutocompleteSelect(TaggedArticle._meta.get_field("tag"), admin.site),
    )

    class Meta:
        model = Tag
        fields = ["name", "slug"]

    def clean_merge_into(self) -> Tag | None:
        other = self.cleaned_data["merge_into"]
        if other and other == self.instance:
            raise forms.ValidationError(_("A tag is not merged into itself."))
        return other


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    form = TagForm
    list_display = ["name", "stories"]
    search_fields = ["name"]
    search_help_text = _("Name")
    ordering = ["name"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["name", "slug", "merge_into"] if obj else ["name", "slug"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        uses = TaggedArticle.objects.filter(tag=models.OuterRef("pk")).order_by().values("tag")
        counted = uses.annotate(count=models.Count("pk")).values("count")
        return super().get_queryset(request).annotate(uses=Coalesce(models.Subquery(counted), 0))

    @admin.display(description=_("stories"))
    def stories(self, tag: Any) -> int:
        return tag.uses

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if into := form.cleaned_data.get("merge_into"):
            merge(obj, into)

    def response_change(self, request: HttpRequest, obj: Tag) -> HttpResponse:
        into = Tag.objects.filter(pk=request.POST.get("merge_into") or None).first()
        if not into:
            return super().response_change(request, obj)
        messages.success(
            request, _("“%(tag)s” is now “%(other)s” on every story.") % {"tag": obj.name, "other": into.name}
        )
        return HttpResponseRedirect(reverse("admin:taggit_tag_change", args=[into.pk]))
