"""Rounds of awards on a campaign's timeline."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from awards.models import Round
from directory.models import Campaign
from newsroom.numerals import numbered
from newsroom.timeline import Entry, Place, day_place, missing_before, on_timeline_of, year_place

RANK = 1  # a round stands after the meeting of its day and before the stories


@on_timeline_of("campaign")
def campaign_rounds(campaign: Campaign, before: Place | None, limit: int) -> Iterable[Entry]:
    """Every round of the campaign's awards: there are as many as years, so they are read whole."""
    rounds = list(Round.objects.filter(award__campaign=campaign).for_page())
    numbers: dict[int, set[int]] = {}
    for round in rounds:
        numbers.setdefault(round.award_id, set()).add(round.number)
    entries = [entry_of(round, numbers[round.award_id]) for round in rounds]
    if before:
        return [entry for entry in entries if entry.place and entry.place < before]
    return entries


def entry_of(round: Round, numbers: set[int]) -> Entry:
    """A round stands at the day it was conferred or decided, or in its year; until its release it lies ahead."""
    day = ((round.event.starts_on if round.event else None) or round.decided_on) if round.is_released else None
    place = day_place(day, RANK, round.pk) if day else None
    if round.is_released and round.year and not day:
        place = year_place(round.year, RANK, round.pk)
    return Entry(
        record=round,
        template="awards/_round_entry.html",
        place=place,
        day_known=day is not None,
        ahead=not round.is_released,
        missing=gap(missing_before(round.number, numbers)),
    )


def gap(missing: list[int]) -> str:
    """The rounds that the record lacks before one, in words."""
    if not missing:
        return ""
    rounds = numbered(missing, _("Round %(number)s"))
    return _("%(rounds)s: nothing on record here under these numbers yet.") % {"rounds": rounds}
