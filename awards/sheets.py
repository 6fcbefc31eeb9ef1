"""Award winners as a table: the one maker of rows for the desk's export and for the readers' download."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Measure
from awards.models.measure import MeasureQuerySet
from newsroom.spreadsheets import download

HEADINGS = [
    gettext_lazy("Award"),
    gettext_lazy("Round"),
    gettext_lazy("Year"),
    gettext_lazy("Tier"),
    gettext_lazy("Printed number"),
    gettext_lazy("Rank"),
    gettext_lazy("Measure"),
    gettext_lazy("Units as printed"),
    gettext_lazy("Units today"),
    gettext_lazy("Kinds of unit"),
    gettext_lazy("Conferred at"),
    gettext_lazy("Date"),
    gettext_lazy("Document"),
]


def winner_row(measure: Measure) -> list[Any]:
    """One winner under HEADINGS, with the names as printed; numbers stay numbers, what is unknown stays empty."""
    round = measure.round
    credits = list(measure.credits.all())
    day = round.event.starts_on if round.event and round.event.starts_on else round.decided_on
    return [
        str(round.award),
        round.label,
        round.year,
        measure.tier.name if measure.tier else "",
        measure.ordinal,
        measure.rank,
        measure.title,
        "、".join(credit.printed_name for credit in credits),
        "、".join(credit.unit.name for credit in credits),
        "、".join(dict.fromkeys(credit.unit.get_kind_display() for credit in credits)),
        round.event.name if round.event else "",
        day.isoformat() if day else "",
        round.document,
    ]


def winner_rows(measures: MeasureQuerySet) -> Iterator[list[Any]]:
    """Rows of exactly these measures in printed order, read in pieces so that a large table fits in memory."""
    # The desk's list brings prefetches of its own.
    for measure in measures.prefetch_related(None).with_credits().in_printed_order().iterator(chunk_size=500):
        yield winner_row(measure)


def winners_download(measures: MeasureQuerySet, format: str, name: str = "") -> HttpResponse:
    """The measures as an `xlsx` or `csv` file to keep. What may be in it is for the caller to decide:
    readers get `Measure.objects.released()`, staff `winners()`."""
    return download(name or _("Award winners"), format, HEADINGS, winner_rows(measures))
