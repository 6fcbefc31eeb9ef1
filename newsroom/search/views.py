"""The search page and the suggestions under its field."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.metadata import Crumb, PageMeta
from newsroom.search.cards import cards_for
from newsroom.search.facets import address, chosen_marks, groups
from newsroom.search.find import Asked, Found, Order, find, found_apart, meant
from newsroom.search.offers import FACETS, OFFERS
from newsroom.search.snippets import Highlighter
from newsroom.search.suggesting import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for what was typed, with the ways to narrow them. Every text is a query, so there is always a page."""
    params = request.GET
    since, until = _day(params.get("from")), _day(params.get("to"))
    asked = Asked(
        typed=params.get("q", ""),
        marks=chosen_marks(params),
        since=_midnight(since),
        until=_midnight(until, days=1),
        order=Order.NEWEST if params.get("order") == Order.NEWEST else Order.RELEVANCE,
        after=params.get("after", ""),
    )
    found = find(asked)
    nothing = bool(found.query) and not found.total
    context = {
        "meta": _meta(found),
        "current": "search",
        "typed": found.query.typed[:200],
        "asked": asked,
        "since": since,
        "until": until,
        "wrong_dates": bool((params.get("from") and not since) or (params.get("to") and not until)),
        "found": found,
        "results": _results(found),
        "cards": cards_for(found.named),
        "facets": groups(found.counts, list(asked.marks), params) if found.query else [],
        "newest_url": address(params, order=Order.NEWEST),
        "best_url": address(params, order=""),
        "next_url": address(params, after=found.after) if found.after else "",
        "first_url": address(params),
        "whole_url": f"?{_only_words(params)}",
        "meant": meant(asked, found) if nothing else None,
        "apart": found_apart(asked, found) if nothing else [],
        "hidden": [(name, params[name]) for name in ("kind", "year", "order", *FACETS) if params.get(name)],
    }
    return render(request, "search/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Names that begin as the typed text does, in characters, pinyin or initials."""
    response = JsonResponse({"suggestions": suggestions(request.GET.get("q", ""))})
    response["Cache-Control"] = "public, max-age=60"
    return response


def _results(found: Found) -> list[dict[str, Any]]:
    highlighter = Highlighter.of(found.query)
    pinned = {entry.pk for entry in found.pinned}
    rows = [*found.pinned, *(entry for entry in found.results if entry.pk not in pinned)]
    # What has a card above need not be said again, unless it is all there is.
    on_cards = {entry.pk for entry in found.named if entry.kind in OFFERS and OFFERS[entry.kind].card}
    rows = [entry for entry in rows if entry.pk not in on_cards] or rows
    return [
        {
            "entry": entry,
            "kind": OFFERS[entry.kind].label if entry.kind in OFFERS else "",
            "title": highlighter.marked(entry.title),
            "snippet": highlighter.snippet(entry.deck, entry.body),
            "is_pinned": entry.pk in pinned,
        }
        for entry in rows
    ]


def _meta(found: Found) -> PageMeta:
    typed = found.query.typed[:60]
    title = _("Search: %(words)s") % {"words": typed} if typed else _("Search")
    return PageMeta(
        title=title,
        # One address for engines, whatever was searched; words that find nothing are not to be spread under our name.
        path=reverse("search"),
        noindex=bool(typed) and not found.total,
        description=_("Search stories, officials, units, events and measures"),
        breadcrumbs=[Crumb(_("Home"), reverse("home")), Crumb(_("Search"))],
    )


def _only_words(params) -> str:
    only = params.copy()
    for name in list(only):
        if name != "q":
            del only[name]
    return only.urlencode()


def _day(text: str | None) -> datetime.date | None:
    try:
        day = parse_date((text or "").strip())
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2200 else None


def _midnight(day: datetime.date | None, days: int = 0) -> datetime.datetime | None:
    if day is None:
        return None
    start = datetime.datetime.combine(day + datetime.timedelta(days=days), datetime.time.min)
    return timezone.make_aware(start, timezone.get_default_timezone())
