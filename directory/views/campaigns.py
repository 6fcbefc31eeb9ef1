from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.metadata import campaign_meta
from directory.models import Campaign
from newsroom.parts import parts_of
from newsroom.timeline import Place, timeline_of


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """A campaign: its years as a line of meetings, award rounds and stories."""
    shown = get_object_or_404(Campaign.objects.for_page(), slug=slug)
    timeline = timeline_of("campaign", shown, asked_place(request))
    past = [entry for entry in timeline.entries if not entry.ahead]
    context = {
        "meta": campaign_meta(shown),
        "campaign": shown,
        "timeline": timeline,
        "years": [(year, list(group)) for year, group in groupby(past, lambda entry: entry.year)],
        "ahead": [entry for entry in [*timeline.entries, *timeline.undated] if entry.ahead],
        "undated": [entry for entry in timeline.undated if not entry.ahead],
        "is_running": shown.is_running(timezone.localdate()),
        "parts": parts_of("campaign", shown, request),
    }
    return render(request, "directory/campaign_detail.html", context)


def asked_place(request: HttpRequest) -> Place | None:
    text = request.GET.get("before")
    if not text:
        return None
    try:
        return Place.parse(text)
    except ValueError:
        raise Http404(_("There is no such page.")) from None
