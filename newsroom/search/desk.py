"""The index at the desk: what editors' lists search with, drafts included."""

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from newsroom.search.find import Asked, ids_of
from newsroom.search.index import together

MOST = 500


class SearchedAdmin(admin.ModelAdmin):
    """A list that finds what the site's search finds, whatever its state; a number finds the record itself.

    `search_fields` still has to name something, because Django shows the field only then; it is read beside the index
    where `reads_fields` says so, for parts of names that the index keeps whole.
    """

    search_kind = ""
    reads_fields = False
    # A field by which a row stands for the record that is found: a working copy for its live article.
    search_through = ""

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        found = ids_of(Asked(term, now=None, size=MOST), self.search_kind)
        wanted = Q(pk__in=found)
        if self.search_through:
            wanted |= Q(**{f"{self.search_through}__in": found})
        if term.isascii() and term.isdigit() and len(term) < 19:
            wanted |= Q(pk=int(term))
        if self.reads_fields:
            by_fields, _repeats = super().get_search_results(request, queryset, search_term)
            wanted |= Q(pk__in=by_fields.order_by().values("pk"))
        return queryset.filter(wanted), False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        # A form saves the record, its rows and its relations: one entry is made of all of them.
        with transaction.atomic(), together():
            return super().changeform_view(request, *args, **kwargs)
