from typing import Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from articles import pictures
from articles.admin.shelf import Shelf
from articles.models import Article, Picture
from articles.templatetags.pictures import renditions
from newsroom.editing import DeskAdmin, DeskForm
from newsroom.editing.forms import PictureField
from newsroom.images import ACCEPTED, Prepared

FOCUS_WIDTH = 640
MOST_USES = 30


def thumbnail(picture: Picture | None) -> SafeString:
    """A picture as the desk shows it beside its facts, 96 pixels high at most; the file itself is not opened."""
    if not picture or not picture.width:
        return SafeString("")
    small = renditions(picture)[0]
    return format_html(
        '<img class="thumb" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        small.url,
        small.width,
        small.height,
    )


def to_focus(picture: Picture) -> SafeString:
    """A picture large enough to point at what matters in it: static/desk/focus.js."""
    large = next((one for one in renditions(picture) if one.width >= FOCUS_WIDTH), renditions(picture)[-1])
    return format_html(
        '<span class="to-focus" data-focus="{}"><img src="{}" width="{}" height="{}" alt=""></span>',
        gettext("What every crop keeps: move with the arrows"),
        large.url,
        large.width,
        large.height,
    )


class LibraryPictureField(PictureField):
    """Keeps what the file says about itself, for the fields beside it."""

    def taken(self, prepared: Prepared) -> Prepared:
        return prepared


class PictureForm(DeskForm):
    file = LibraryPictureField(
        label=_("file"), help_text=_("JPEG, PNG, WebP or GIF. What the camera wrote into it is taken out.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, Prepared) and (twin := pictures.same_as(file, self.instance)):
            raise forms.ValidationError(pictures.about_the_duplicate(twin), code="duplicate")
        return file

    def _post_clean(self) -> None:
        file = self.cleaned_data.get("file")
        if isinstance(file, Prepared):
            # The model's form would overwrite what the picture takes from the file; it takes it last.
            self.cleaned_data.pop("file")
            self.instance.file = file.content
        super()._post_clean()  # type: ignore[misc]
        if isinstance(file, Prepared):
            self.instance.take(file)


@admin.register(Picture)
class PictureAdmin(Shelf, DeskAdmin):
    form = PictureForm
    list_display = ["shown", "named", "facts"]
    list_display_links = ["named"]
    list_filter = ["taken_on", ("alt", admin.EmptyFieldListFilter)]
    search_fields = ["caption", "alt", "photographer"]
    search_help_text = _("Caption, words or photographer")
    readonly_fields = ["pointed_at", "used_in"]
    fieldsets = [
        (None, {"fields": ["pointed_at", "file", "caption", "alt", "decorative", ("photographer", "taken_on")]}),
        (
            _("What every crop keeps"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": _("Click into the picture, or type: 50 and 50 is the middle."),
            },
        ),
        (_("Where it is used"), {"fields": ["used_in"]}),
    ]

    class Media:
        js = [Script("desk/focus.js", type="module")]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().changelist_view(request, {"accepted": ACCEPTED, **(extra_context or {})})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [(None, {"fields": [f for f in fieldsets[0][1]["fields"] if f != "pointed_at"]})]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs):
        if db_field.name in ("caption", "alt"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def lookup_text(self, record: Any) -> str:
        return " · ".join(filter(None, [str(record), record.photographer, str(record.taken_on or "")]))

    @admin.display(description=_("picture"))
    def shown(self, picture: Picture) -> SafeString:
        return thumbnail(picture)

    @admin.display(description=_("picture"))
    def pointed_at(self, picture: Picture) -> SafeString:
        return to_focus(picture) if picture.width else SafeString("")

    @admin.display(description=_("stories"))
    def used_in(self, picture: Picture) -> SafeString:
        """The stories that show it, newest first, whatever their state."""
        here = models.Q(article_pictures__picture=picture) | models.Q(lead_picture=picture)
        stories = Article.objects.filter(here).distinct().only("headline", "state").order_by("-pk")[:MOST_USES]
        lines = [
            (reverse("admin:articles_article_change", args=[one.pk]), one, one.get_state_display()) for one in stories
        ]
        listed = format_html_join("", '<li><a href="{}">{}</a> {}</li>', lines)
        return format_html('<ul class="uses">{}</ul>', listed) if lines else SafeString(gettext("Nowhere yet."))

    @admin.display(description=_("caption"))
    def named(self, picture: Picture) -> str:
        return str(picture)

    @admin.display(description=_("facts"))
    def facts(self, picture: Picture) -> str:
        day = picture.taken_on.isoformat() if picture.taken_on else ""
        return " · ".join(filter(None, [picture.photographer, day, f"{picture.width} × {picture.height}"]))

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        old = form.initial.get("file") if change and "file" in form.changed_data else None
        super().save_model(request, obj, form, change)
        if old:
            transaction.on_commit(lambda: pictures.forget_files([str(old)]))

    def delete_model(self, request: HttpRequest, obj: Picture) -> None:
        super().delete_model(request, obj)
        transaction.on_commit(lambda: pictures.forget_files([str(obj.file)]))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        names = list(queryset.values_list("file", flat=True))
        super().delete_queryset(request, queryset)
        transaction.on_commit(lambda: pictures.forget_files(names))
