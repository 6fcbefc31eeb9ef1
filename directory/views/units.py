from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.metadata import unit_meta
from directory.models import Post, Unit
from newsroom.parts import parts_of


@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """A unit: who led it and when, what it was called, and what every app knows of it."""
    shown = get_object_or_404(Unit.objects.for_page(), slug=slug)
    today = timezone.localdate()
    relatives = list(Unit.objects.related_to(shown))
    context = {
        "meta": unit_meta(shown),
        "unit": shown,
        "leaders": Post.by_time(shown.posts.begun(today).select_related("official"), today),
        "below": [other for other in relatives if other.is_below],
        "before": [other for other in relatives if other.is_before],
        "after": [other for other in relatives if other.is_after],
        "past_names": [name for name in shown.other_names.all() if name.since or name.until],
        "short_names": [name for name in shown.other_names.all() if not (name.since or name.until)],
        "parts": parts_of("unit", shown, request),
    }
    return render(request, "directory/unit_detail.html", context)
