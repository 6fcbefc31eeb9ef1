"""The page of a record at the desk."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from newsroom.editing.changelist import CountlessChangeList
from newsroom.editing.forms import TYPED, DeskForm
from newsroom.editing.presence import Attended
from newsroom.editing.relations import KnownSelect, related_fields
from newsroom.editing.together import Together


class DeskAdmin(Attended, Together):
    """Every page of the desk: typed days, lists that do not count, relations found by typing.

    A model whose queryset has `looked_up(text)` is found by it, in lists and in autocompletes alike.
    """

    form = DeskForm
    formfield_overrides = TYPED
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "—"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CountlessChangeList]:
        return CountlessChangeList

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return related_fields(self)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

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

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        context["media"] = Media.from_media(context["media"]).with_nonce(getattr(request, "csp_nonce", ""))
        context["adminform"].form.label_suffix = ""
        return super().render_change_form(request, context, *args, **kwargs)
