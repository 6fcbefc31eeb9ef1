from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from awards.matrix import Chart, matrix
from awards.metadata import award_meta, awards_meta
from awards.models import Award, Measure, Round
from awards.sheets import winners_download
from awards.winners import Question, by_round_and_tier, cards, choices
from newsroom.spreadsheets import FORMATS


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Every award programme with its rounds."""
    context = {"meta": awards_meta(), "current": "awards", "awards": Award.objects.for_list()}
    return render(request, "awards/award_list.html", context)


@require_safe
def award(request: HttpRequest, slug: str) -> HttpResponse:
    """An award: its rounds side by side, its winners by what is asked. Only released results are looked at."""
    shown = get_object_or_404(Award.objects.for_page(), slug=slug)
    question = Question.of(request.GET)
    rounds = list(Round.objects.filter(award=shown).order_by("-number").for_page())
    measures = list(winners(shown, question).with_credits().with_stories().in_printed_order())
    answered = {measure.round_id for measure in measures}
    columns = [round for round in rounds if round.pk in answered] if question else rounds
    table = matrix(columns, measures)
    context = {
        "meta": award_meta(shown),
        "current": "awards",
        "award": shown,
        "rounds": rounds,
        "question": question,
        "choices": choices(shown),
        "measures": measures,
        "found": by_round_and_tier(measures),
        "cards": cards(rounds, measures),
        "matrix": table,
        "chart": Chart([round for round in table.rounds if round.is_released], measures),
    }
    return render(request, "awards/award_detail.html", context)


@require_safe
def sheet(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    """The winners that were asked for, as a file: the same rows as on the page."""
    shown = get_object_or_404(Award, slug=slug)
    if format not in FORMATS:
        raise Http404(_("There is no such page."))
    name = _("%(award)s winners") % {"award": shown.name}
    return winners_download(winners(shown, Question.of(request.GET)), format, name)


def winners(award: Award, question: Question):
    return question.among(Measure.objects.released().filter(round__award=award))
