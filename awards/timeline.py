"""Rounds of awards on a campaign's timeline."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from awards.models import Round
from directory.models import Campaign
from newsroom.numerals import numbered
from newsroom.timeline import Entry, Place, day_place, missing_before, on_timeline_of

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
    day = (round.event.starts_on if round.event else None) or round.decided_on if round.is_released else None
    missing = missing_before(round.number, numbers)
    return Entry(
        record=round,
        template="awards/_round_entry.html",
        place=day_place(day, RANK, round.pk) if day else None,
        ahead=not round.is_released,
        missing=_("%(rounds)s: nothing on record here under these numbers yet.") % {"rounds": numbered(missing, _("Round %(number)s"))}
        if missing
        else "",
    )
