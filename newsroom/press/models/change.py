import json
from typing import Any

from django.db import models
from django.utils.functional import cached_property


class Change(models.Model):
    """A row that was written, in the transaction that wrote it. The database's own triggers write these.

    It is the outbox too: what a node has not worked off yet, it works off at the next chance (`removal.catch_up`).
    """

    table = models.CharField(max_length=63)
    # The told columns of the row as JSON objects; null where it was not there before, or is gone.
    old = models.TextField(null=True)
    new = models.TextField(null=True)
    # ",headline,updated": what an update changed.
    columns = models.TextField(blank=True)
    # The number of the transaction on PostgreSQL.
    epoch = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.table} {self.new or self.old}"

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The row before and after, as far as it was and is there."""
        return [json.loads(row) for row in (self.old, self.new) if row]

    @cached_property
    def changed(self) -> set[str] | None:
        """The columns that changed; None where the row came or went, which concerns them all."""
        if self.old is None or self.new is None:
            return None
        return set(filter(None, self.columns.split(",")))
