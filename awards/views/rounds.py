from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from awards.matrix import Matrix, matrix
from awards.metadata import round_meta
from awards.models import Measure, MeasureUnit, Round
from awards.winners import Question, choices


@require_safe
def round(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A round with its winners in printed order. Until its results are released it is there without them."""
    shown = get_object_or_404(Round.objects.for_page(), award__slug=slug, number=number)
    released = Measure.objects.released().filter(round__award=shown.award_id)
    measures = list(released.filter(round=shown).with_credits().with_stories().in_printed_order())
    by_tier = {
        tier: [measure for measure in measures if measure.tier_id == tier.pk]
        for tier in (shown.tiers.all() if shown.is_released else [])
    }
    units = {credit.unit_id for measure in measures for credit in measure.credits.all()}
    context = {
        "meta": round_meta(shown, by_tier),
        "current": "awards",
        "round": shown,
        "tiers": list(by_tier.items()),
        "measures": measures,
        "matrix": beside_other_rounds(shown, measures, units),
        "choices": choices(shown.award),
        # What the filter and the downloads start from: this round.
        "this": Question(round=str(shown.number)),
    }
    return render(request, "awards/round_detail.html", context)


def beside_other_rounds(shown: Round, measures: list[Measure], units: set[int]) -> Matrix:
    """What the winners of a round won in the other rounds of the award."""
    rounds = Round.objects.filter(award=shown.award_id).for_page()
    others = (
        Measure.objects.released()
        .exclude(round=shown)
        .filter(round__award=shown.award_id, pk__in=MeasureUnit.objects.filter(unit__in=units).values("measure"))
    )
    return matrix(rounds, [*measures, *others.with_credits()], only=units)
