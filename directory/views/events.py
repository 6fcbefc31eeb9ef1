import datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.metadata import event_meta, events_meta
from directory.models import Event, Role, Unit
from newsroom.paging import cursor_in, page_of
from newsroom.parts import parts_of

UNDATED = 50


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is coming first, then the past by year; `?unit=` keeps to the events of one unit."""
    today = timezone.localdate()
    unit = asked_unit(request)
    rows = Event.objects.of_unit(unit) if unit else Event.objects.all()
    page = page_of(rows.past(today), "starts_on", cursor_in(request, datetime.date))
    context = {
        "meta": events_meta(),
        "current": "events",
        "unit": unit,
        "upcoming": rows.upcoming(today) if page.is_first else [],
        "page": page,
        "years": [(year, list(group)) for year, group in groupby(page, lambda event: event.starts_on.year)],
        "undated": [] if page.older else rows.undated()[:UNDATED],
    }
    return render(request, "directory/event_list.html", context)


def asked_unit(request: HttpRequest) -> Unit | None:
    slug = request.GET.get("unit")
    if not slug:
        return None
    unit = Unit.objects.filter(slug=slug).first()
    if not unit:
        raise Http404(_("There is no such page."))
    return unit


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """An event with its hosts as printed, and who took part in the order of protocol."""
    shown = get_object_or_404(Event.objects.select_related("campaign"), pk=pk)
    hosts = list(shown.hosts.select_related("unit"))
    people = list(shown.participations.select_related("official", "unit"))
    context = {
        "meta": event_meta(shown, hosts, people),
        "current": "events",
        "event": shown,
        "hosts": hosts_by_role(hosts),
        "people": people,
        "documents": [person for person in people if person.note and Role.READ_OUT in person.roles],
        "parts": parts_of("event", shown, request),
    }
    return render(request, "directory/event_detail.html", context)


def hosts_by_role(hosts: list) -> list[tuple[str, list]]:
    """Hosts in printed order under what they were: host, organiser, co-organiser."""
    roles = dict.fromkeys(host.role for host in hosts)
    return [
        (next(host for host in hosts if host.role == role).get_role_display(), [h for h in hosts if h.role == role])
        for role in roles
    ]
