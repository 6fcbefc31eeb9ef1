"""What honours bring to the pages of the records below them."""

from django.http import HttpRequest

from awards.models import Award, Measure, Round
from awards.winners import by_round_and_tier, cards
from directory.models import Campaign, Event, Unit
from newsroom.parts import Part, part_of


@part_of("unit", order=10)
def unit_honours(unit: Unit, request: HttpRequest) -> Part | None:
    """What a unit won, by round: released results only."""
    won = Measure.objects.released().of_unit(unit).with_credits().with_stories()
    rounds = by_round_and_tier(won.order_by("-round__year", "-round__number", "tier__order", "ordinal", "pk"))
    return Part("awards/_honours_part.html", {"rounds": rounds}) if rounds else None


@part_of("event", order=20)
def event_rounds(event: Event, request: HttpRequest) -> Part | None:
    """The rounds conferred at an event, with their winners once these are released."""
    rounds = list(Round.objects.filter(event=event).newest_first().for_page())
    if not rounds:
        return None
    won = Measure.objects.released().filter(round__in=rounds).with_credits().with_stories().in_printed_order()
    return Part("awards/_conferred_part.html", {"rounds": cards(rounds, won)})


@part_of("campaign", order=10)
def campaign_awards(campaign: Campaign, request: HttpRequest) -> Part | None:
    awards = list(Award.objects.filter(campaign=campaign))
    return Part("awards/_awards_part.html", {"awards": awards}) if awards else None
