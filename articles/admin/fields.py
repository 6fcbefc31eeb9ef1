"""Fields that only the article's form has: a line of tags, and several pictures at once."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Script
from taggit.models import Tag

from newsroom.images import ACCEPTED, Prepared, prepare
from newsroom.text import split_tags

TAG_LENGTH = 100


class TagLine(forms.TextInput):
    """A line of tags. `desk/tags.js` offers the names that exist; without it the line is typed."""

    class Media:
        js = [Script("desk/tags.js", type="module")]

    def __init__(self, attrs: dict | None = None):
        super().__init__({"autocomplete": "off", "class": "vTextField tag-line", **(attrs or {})})

    def format_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "、".join(str(tag) for tag in value or [])

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-lookup"] = reverse("admin:autocomplete")
        return context


class TagLineField(forms.CharField):
    """Tag names separated by ，、；, or ; with spaces inside a name kept."""

    widget = TagLine

    def prepare_value(self, value: Any) -> Any:
        return value

    def clean(self, value: Any) -> list[str]:
        names = split_tags(super().clean(value))
        if too_long := next((name for name in names if len(name) > TAG_LENGTH), None):
            raise forms.ValidationError(
                _("“%(name)s…” is too long for a tag. Separate tags with ，、 or ；"), params={"name": too_long[:20]}
            )
        return names

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = [tag.name if isinstance(tag, Tag) else tag for tag in initial or []]
        return sorted(before) != sorted(split_tags(data or ""))


def _as_people_number(upload: UploadedFile) -> list[tuple[int, str]]:
    """2.jpg before 10.jpg."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", upload.name or "")]


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralPictures(forms.FileField):
    """Pictures chosen together, each checked; a refusal names the file it is about."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Prepared]:  # type: ignore[override]
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        prepared, refused = [], []
        for upload in sorted(uploads, key=_as_people_number):
            try:
                prepared.append(self._checked(upload))
            except forms.ValidationError as error:
                refused += [f"{upload.name}：{message}" for message in error.messages]
        if refused:
            raise forms.ValidationError(refused)
        return prepared

    def _checked(self, upload: UploadedFile) -> Prepared:
        return prepare(super().clean(upload))

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {**super().widget_attrs(widget), "accept": ACCEPTED}
