from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stale(Exception):
    """Somebody else saved the record after this copy of it was read. Nothing has been written."""

    def __init__(self, record: "Record"):
        self.record = record
        super().__init__(_("Somebody else saved “%(record)s” in the meantime.") % {"record": record})


class RecordQuerySet(models.QuerySet):
    """What every list of records can be asked."""


class Record(models.Model):
    """What every record edited by more than one person carries."""

    created = models.DateTimeField(_("created"), auto_now_add=True, editable=False)
    updated = models.DateTimeField(_("last changed"), auto_now=True, editable=False)
    # Counts saves, so that the second of two savers is told instead of overwriting the first.
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless somebody saved in the meantime: then raise `Stale` and write nothing."""
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "version", "updated"}
        held = self.version
        if not self._state.adding:
            self.version = held + 1
        try:
            super().save(*args, **kwargs)
        except BaseException:
            self.version = held
            raise

    def _do_update(self, base_qs, using, pk_val, values, *rest):
        # The condition is part of the UPDATE itself, so of two savers at the same moment one matches no row.
        if self._state.adding:
            return super()._do_update(base_qs, using, pk_val, values, *rest)  # type: ignore[misc]
        held = base_qs.filter(version=self.version - 1)
        updated = super()._do_update(held, using, pk_val, values, *rest)  # type: ignore[misc]
        if not updated and base_qs.filter(pk=pk_val).exists():
            raise Stale(self)
        return updated
