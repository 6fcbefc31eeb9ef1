from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import pictures, revisions
from articles.admin.checking import Checked
from articles.admin.fields import SeveralPictures, TagLineField
from articles.admin.live import Live
from articles.admin.moves import Moves
from articles.admin.parts import AttachmentRows, PictureRows, RelatedRows
from articles.admin.previews import Previews
from articles.admin.versions import Versions
from articles.admin.writing import Writing
from articles.models import Article, ArticlePicture, Placement, Revision, Section
from newsroom.editing import DeskAdmin, DeskForm
from newsroom.editing.relations import ManyByTyping
from newsroom.search.desk import SearchedAdmin


class ArticleForm(DeskForm):
    tags = TagLineField(label=_("tags"), required=False, help_text=_("Separated by ，、 or ；"))
    further_sections = forms.ModelMultipleChoiceField(
        Section.objects.all(),
        label=_("further sections"),
        required=False,
        widget=ManyByTyping(Placement._meta.get_field("section"), admin.site),
    )
    new_pictures = SeveralPictures(
        label=_("new pictures"),
        required=False,
        help_text=_("Choose several at once; they are put behind the others, in the order of their file names."),
    )

    class Meta:
        widgets = {
            # Grows with what is in it, where the browser can; a headline has no line breaks all the same.
            "headline": forms.Textarea(attrs={"rows": 1}),
            "deck": forms.Textarea(attrs={"rows": 1}),
            "summary": forms.Textarea(attrs={"rows": 2}),
            "waiting_captions": forms.Textarea(attrs={"rows": 1}),
        }

    def name_what_is_known(self):
        if self.instance.pk and "further_sections" in self.fields:
            self.initial["further_sections"] = [
                placement.section for placement in self.instance.placement_set.select_related("section")
            ]
        super().name_what_is_known()

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self) -> dict:
        super().clean()
        further = self.cleaned_data.get("further_sections")
        if further and self.cleaned_data.get("section") in further:
            self.cleaned_data["further_sections"] = [one for one in further if one != self.cleaned_data["section"]]
        return self.cleaned_data

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if "further_sections" in self.cleaned_data:
            self.instance.placements.set(self.cleaned_data["further_sections"])


@admin.register(Article)
class ArticleAdmin(SearchedAdmin, Live, Moves, Versions, Previews, Checked, Writing, DeskAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ["headline", "state", "section", "author", "changed", "shown_from"]
    list_filter = ["state", "owes_signature", "section", "notice_kind"]
    sortable_by = ()  # any other order would sort the whole archive
    ordering = ["-updated", "-pk"]
    search_fields = ["headline"]  # only so that Django shows the field; the index answers
    search_kind = "article"
    search_through = "replaces"
    search_help_text = _("Words of the story, or its number")
    inlines = [PictureRows, AttachmentRows, RelatedRows]
    fieldsets = [
        (
            None,
            {
                "classes": ["manuscript"],
                "fields": [
                    "kicker",
                    "headline",
                    "deck",
                    ("dateline_outlet", "dateline_date", "byline_role", "byline"),
                    "body",
                    ("contributor", "photographer", "responsible_editor"),
                    ("source", "source_url"),
                ],
            },
        ),
        (_("List and sharing"), {"classes": ["plain"], "fields": ["short_headline", "summary"]}),
        (_("Pictures"), {"classes": ["plain"], "fields": ["new_pictures", "waiting_captions"]}),
        (
            _("Filing"),
            {
                "classes": ["side"],
                "fields": [
                    "section",
                    "further_sections",
                    "campaign",
                    "event",
                    "units",
                    "officials",
                    "tags",
                    "lead_picture",
                ],
            },
        ),
        (_("Time"), {"classes": ["side"], "fields": ["publish_at", "expire_at", "pinned_until"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        # Where a queryset says so itself, Django does not read `list_select_related`: both are said here.
        return super().get_queryset(request).select_related("section", "author", "campaign", "event", "lead_picture")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """With who works on its section: the rules ask several times for one page."""
        article = super().get_object(request, object_id, from_field)
        if article is not None and article.section_id:
            models.prefetch_related_objects([article], "section__people")
        return article

    def told_apart(self, queryset: models.QuerySet) -> models.QuerySet:
        return queryset.defer("body")

    def lookup_text(self, record: Any) -> str:
        return f"{record.headline} · {_day(record.publish_at) or record.get_state_display()}"

    @admin.display(description=_("last changed"))
    def changed(self, article: Article) -> str:
        return f"{timezone.localtime(article.updated):%Y-%m-%d %H:%M}"

    @admin.display(description=_("published"))
    def shown_from(self, article: Article) -> str:
        return _day(article.publish_at)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.author = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        lead_with_the_first(form.instance, formsets)
        if prepared := form.cleaned_data.get("new_pictures"):
            known = add_pictures(form.instance, prepared)
            self._say_what_was_known(request, known)
        by_itself = "_autosave" in request.POST
        reason = Revision.Reason.AUTOSAVED if by_itself else Revision.Reason.SAVED
        revisions.keep(form.instance, request.user, reason)  # type: ignore[arg-type]

    def _say_what_was_known(self, request: HttpRequest, known: int) -> None:
        if known:
            messages.info(
                request,
                ngettext(
                    "%(count)d of these pictures was in the library already and was taken from there.",
                    "%(count)d of these pictures were in the library already and were taken from there.",
                    known,
                )
                % {"count": known},
            )


def lead_with_the_first(article: Article, formsets: Any) -> None:
    """The first of pictures that came in as rows leads a story that none did."""
    came = any(rows.model is ArticlePicture and getattr(rows, "new_objects", []) for rows in formsets)
    if came and article.lead_picture_id is None:
        article.lead_picture = article.article_pictures.select_related("picture")[0].picture
        article.save(update_fields=["lead_picture"])


def add_pictures(article: Article, prepared: list) -> int:
    """Put uploads behind the pictures of an article, with the captions that waited for them.

    The first leads where none did. Returns how many the library had already.
    """
    last = article.article_pictures.aggregate(last=models.Max("order"))["last"] or 0
    captions = [line.strip() for line in article.waiting_captions.splitlines() if line.strip()]
    known = 0
    for order, one in enumerate(prepared, start=last + 1):
        picture = pictures.same_as(one)
        known += picture is not None
        picture = picture or pictures.take(one)
        caption = captions.pop(0)[:300] if captions else ""
        ArticlePicture.objects.create(article=article, picture=picture, order=order, caption=caption)
        article.lead_picture = article.lead_picture or picture
    article.waiting_captions = "\n".join(captions)
    article.save(update_fields=["lead_picture", "waiting_captions"])
    return known


def _day(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
