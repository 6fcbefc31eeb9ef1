"""The page of a record at the desk."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from newsroom.editing.changelist import CountlessChangeList, FetchedRows
from newsroom.editing.forms import TYPED, DeskForm
from newsroom.editing.history import Step, history_of, steps
from newsroom.editing.keeping import Kept
from newsroom.editing.presence import Attended
from newsroom.editing.relations import KnownSelect, ManyByTyping, related_fields
from newsroom.editing.together import Together


class DeskAdmin(Kept, Attended, Together):
    """Every page of the desk: typed days, lists that do not count, relations found by typing.

    A model whose queryset has `looked_up(text)` is found by it, in lists and in autocompletes alike.
    """

    form = DeskForm
    formfield_overrides = TYPED
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = "—"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CountlessChangeList]:
        return CountlessChangeList

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_formset(request, formset=FetchedRows, **kwargs)

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return related_fields(self)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ManyByTyping(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        if not hasattr(queryset, "looked_up"):
            return super().get_search_results(request, queryset, search_term)
        for word in search_term.split():
            queryset = queryset.looked_up(word)
        return queryset, False

    def told_apart(self, queryset: models.QuerySet) -> models.QuerySet:
        """What `lookup_text` reads, fetched for a page of answers at once."""
        return queryset

    def lookup_text(self, record: Any) -> str:
        """A record in the list of an autocomplete: enough to tell namesakes apart."""
        return str(record)

    def get_action_choices(
        self, request: HttpRequest, default_choices: list[tuple[str, Any]] | None = None
    ) -> list[tuple[str, Any]]:
        return super().get_action_choices(request, default_choices or [("", _("Choose an action"))])

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def versions(self, record: models.Model) -> Iterable[Step]:
        """The kept versions of a record and of the rows on its page."""
        found = steps(self.model.history.filter(id=record.pk))
        for inline in self.inlines:
            if hasattr(inline.model, "history"):
                parent = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name).name
                found += steps(inline.model.history.filter(**{f"{parent}_id": record.pk}), parent)
        return found

    def describe(self, field: models.Field, value: Any) -> str | None:
        """A kept value in words that the field itself does not know; None leaves it to the field."""
        return None

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Who changed what and when, from the kept versions; from the desk's own log where none are kept."""
        if not hasattr(self.model, "history"):
            return super().history_view(request, object_id, extra_context)
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        page = Paginator(history_of(self.versions(record), self.describe), 100).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": record},
            "page": page,
            "object": record,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name  # type: ignore[attr-defined]
        return TemplateResponse(request, "admin/record_history.html", context)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        context["media"] = Media.from_media(context["media"]).with_nonce(getattr(request, "csp_nonce", ""))
        context["adminform"].form.label_suffix = ""
        return super().render_change_form(request, context, *args, **kwargs)
