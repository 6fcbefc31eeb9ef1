from django.db import models
from django.utils.translation import gettext_lazy as _


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
