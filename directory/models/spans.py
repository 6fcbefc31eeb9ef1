"""Spans of days: the first day belongs to a span, the last does not, and either may be unknown."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def on(day: datetime.date, prefix: str = "") -> Q:
    """The condition that a span holds on a day."""
    return (Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": day})) & (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gt": day})
    )


def in_order(name: str) -> models.CheckConstraint:
    """The database's guard that a span ends after it begins."""
    return models.CheckConstraint(
        condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
        name=f"{name}_ends_after_it_begins",
        violation_error_message=_("The end must come after the beginning."),
    )
