"""Meetings on a campaign's timeline, and the numbers of their series that the record lacks."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Campaign, Event
from newsroom.numerals import numbered
from newsroom.timeline import Entry, Place, day_place, missing_before, on_timeline_of

RANK = 0  # meetings stand before the rounds and stories of their day


@on_timeline_of("campaign")
def events(campaign: Campaign, before: Place | None, limit: int) -> Iterable[Entry]:
    rows = Event.objects.filter(campaign=campaign)
    numbers = numbers_known(campaign)
    if before:
        dated = rows.filter(before.before_day("starts_on", RANK))
    else:
        yield from (entry_of(event, numbers) for event in rows.filter(starts_on=None).order_by("pk")[:limit])
        dated = rows.dated()
    yield from (entry_of(event, numbers) for event in dated.order_by("-starts_on", "-pk")[:limit])


def numbers_known(campaign: Campaign) -> dict[str, set[int]]:
    """The numbers on record in each series of a campaign."""
    known: dict[str, set[int]] = {}
    counted = Event.objects.filter(campaign=campaign, number__isnull=False).order_by()
    for series, number in counted.values_list("series", "number"):
        known.setdefault(series, set()).add(number or 0)
    return known


def entry_of(event: Event, numbers: dict[str, set[int]]) -> Entry:
    return Entry(
        record=event,
        template="directory/_event_entry.html",
        place=day_place(event.starts_on, RANK, event.pk) if event.starts_on else None,
        ahead=event.is_ahead(timezone.localdate()),
        missing=gap(event, missing_before(event.number, numbers.get(event.series, set()))),
    )


def gap(event: Event, missing: list[int]) -> str:
    """What the record lacks before an event of a series, in words."""
    if not missing:
        return ""
    what = {"series": event.series or event.get_kind_display(), "numbers": numbered(missing, _("No. %(number)s"))}
    return _("%(numbers)s of the series “%(series)s”: nothing on record here under these numbers yet.") % what
