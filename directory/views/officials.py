import datetime

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.metadata import official_meta
from directory.models import Event, Official, Participation
from newsroom.paging import cursor_in, page_of
from newsroom.parts import parts_of


@require_safe
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """An official: posts by date, and what he or she did at which meeting under the title printed that day."""
    shown = get_object_or_404(Official, slug=slug)
    posts = list(shown.posts.begun(timezone.localdate()).by_date().select_related("unit"))
    meetings = Event.objects.of_official(shown).prefetch_related(as_printed_of(shown))
    page = page_of(meetings.dated(), "starts_on", cursor_in(request, datetime.date, "events_before"))
    context = {
        "meta": official_meta(shown, posts),
        "official": shown,
        "posts": posts,
        "page": page,
        "undated": [] if page.older else list(meetings.filter(starts_on=None)),
        "parts": parts_of("official", shown, request),
    }
    return render(request, "directory/official_detail.html", context)


def as_printed_of(official: Official) -> Prefetch:
    """What was printed of one official at each event."""
    rows: QuerySet[Participation] = Participation.objects.filter(official=official)
    return Prefetch("participations", rows, to_attr="took_part")
