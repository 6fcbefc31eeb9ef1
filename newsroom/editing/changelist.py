"""Lists that never count: a page, and whether there is one after it."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db import models
from django.forms import BaseModelFormSet
from django.http import HttpRequest

# Nobody turns so far; a number that the database cannot count to would be a fault.
LAST_PAGE = 1_000_000


class Page(Paginator):
    """One page that somebody has already fetched; it knows of no total."""

    def get_elided_page_range(self, *args, **kwargs):
        return []


class FetchedRows(BaseModelFormSet):
    """Boxes in a list whose rows have been fetched already."""

    def get_queryset(self) -> models.QuerySet:
        return self.queryset if isinstance(self.queryset, list) else super().get_queryset()  # type: ignore[return-value]


class CountlessChangeList(ChangeList):
    """The admin's list with neither of its two counts, which take seconds on a large archive."""

    has_next = False

    @property
    def has_previous(self) -> bool:
        return self.page_num > 1

    @property
    def next_page(self) -> str:
        return self.get_query_string({"p": self.page_num + 1})

    @property
    def previous_page(self) -> str:
        return self.get_query_string({"p": self.page_num - 1})

    def get_results(self, request: HttpRequest) -> None:
        if not 0 < self.page_num <= LAST_PAGE:
            raise IncorrectLookupParameters
        start = (self.page_num - 1) * self.list_per_page
        # One row more than the page says whether another page follows.
        rows = list(self.queryset[start : start + self.list_per_page + 1])
        self.has_next = len(rows) > self.list_per_page
        self.result_list = rows[: self.list_per_page]
        # The admin's own templates and actions ask for these.
        self.result_count = len(self.result_list)
        self.full_result_count = None
        self.show_full_result_count = False
        self.show_admin_actions = True
        self.can_show_all = False
        self.multi_page = self.has_next or self.has_previous
        self.paginator = Page(self.result_list, self.list_per_page)
