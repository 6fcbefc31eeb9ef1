"""What is entered as rows in the form of an article."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import attachments
from articles.admin.pictures import thumbnail
from articles.models import ArticlePicture, Attachment, RelatedStory
from newsroom.editing import DeskForm, OrderedRows


class PictureRows(OrderedRows):
    model = ArticlePicture
    fields = ["order", "shown", "picture", "caption", "alt"]
    readonly_fields = ["shown"]
    hint = _("In the order of the page. Caption and words left empty are those of the library.")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("picture")

    @admin.display(description=_("as it is"))
    def shown(self, use: ArticlePicture) -> SafeString:
        return thumbnail(use.picture if use.picture_id else None)

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs):
        if db_field.name in ("caption", "alt"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class AttachmentForm(DeskForm):
    """A title left empty is the name of the file, which has to be one that readers may open."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            attachments.check(file)
        return file

    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("file") and not cleaned.get("title"):
            cleaned["title"] = cleaned["file"].name.rsplit("/", 1)[-1].rsplit(".", 1)[0][:200]
        return cleaned


class AttachmentRows(OrderedRows):
    model = Attachment
    form = AttachmentForm
    fields = ["order", "title", "file"]


class RelatedStoryForm(DeskForm):
    def clean(self) -> dict:
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("story") and not cleaned.get("title") and not self.errors:
            self.add_error("title", _("Write the title as printed, or choose one of our own stories."))
        if cleaned.get("story") and cleaned["story"].pk == self.instance.article_id:
            self.add_error("story", _("A story is not related to itself."))
        return cleaned


class RelatedRows(OrderedRows):
    model = RelatedStory
    form = RelatedStoryForm
    fk_name = "article"
    fields = ["order", "published_on", "title", "url", "story"]
    hint = _("Date, title and link as printed; or one of our own stories, which brings them along.")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("story").defer("story__body")
