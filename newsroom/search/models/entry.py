import datetime

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Shelf(models.TextChoices):
    """Who may find an entry."""

    PUBLIC = "public", _("Everybody")
    DESK = "desk", _("The desk")


class SearchEntryQuerySet(models.QuerySet):
    def live(self) -> "SearchEntryQuerySet":
        """Entries of the index that answers now, not of one that is being built."""
        from newsroom.search.models.state import SearchState

        return self.filter(generation=SearchState.current().live)

    def public(self, now: datetime.datetime | None = None) -> "SearchEntryQuerySet":
        """What readers may find at this moment."""
        now = now or timezone.now()
        return self.filter(
            Q(public_from=None) | Q(public_from__lte=now),
            Q(public_until=None) | Q(public_until__gt=now),
            shelf=Shelf.PUBLIC,
        )


class SearchEntry(models.Model):
    """One record as search knows it: what is compared, what is shown, and until when it is public.

    Written in the transaction of the record's save (newsroom.search.index), read through a backend.
    """

    generation = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    object_id = models.PositiveBigIntegerField()
    shelf = models.CharField(max_length=6, choices=Shelf)
    # Newest first by descending; how it is chosen is the backend's affair.
    position = models.BigIntegerField()
    title = models.CharField(max_length=400)
    deck = models.TextField(blank=True)
    url = models.CharField(max_length=400)
    moment = models.DateTimeField(null=True)
    public_from = models.DateTimeField(null=True)
    public_until = models.DateTimeField(null=True)
    # "section:3 unit:5 kind:article", space-separated: what the record can be narrowed by, and its pinyin keys.
    marks = models.TextField(blank=True)
    digest = models.CharField(max_length=32)
    # Behind everything that lists need: SQLite reads a row from its beginning and stops.
    body = models.TextField(blank=True)
    # Filled and indexed (GIN) on PostgreSQL alone; see migration 0001.
    vector = SearchVectorField(null=True, editable=False)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [models.Index(fields=["generation", "position"], name="search_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["generation", "kind", "object_id"], name="record_is_searched_once")
        ]

    def __str__(self) -> str:
        return self.title
