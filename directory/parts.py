"""What the directory brings to pages of other apps: the card of facts of an event."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from directory.models import Event, Host, Participation
from newsroom.parts import Part, part_of
from newsroom.prepared import Prepared, Slot

TAKING_PART = Prepared(lambda: Participation.objects.filter(event=Slot("event")).select_related("official"))
HOSTS = Prepared(lambda: Host.objects.filter(event=Slot("event")).select_related("unit"))


@part_of("article-side", order=10)
def event_of_the_story(article: Any, request: HttpRequest) -> Part | None:
    return Part("directory/_event_file.html", event_file(article.event)) if article.event else None


def event_file(event: Event) -> dict[str, Any]:
    """An event as a card: who did what, people and groups in printed order, hosts by role; two queries."""
    taking_part = TAKING_PART(event=event.pk)
    hosts = sorted(HOSTS(event=event.pk), key=lambda host: list(host.Role).index(host.Role(host.role)))
    return {
        "event": event,
        "people": [one for one in taking_part if not one.is_group],
        "groups": [one for one in taking_part if one.is_group],
        "documents": [one.note for one in taking_part if one.note and "read_out" in one.roles],
        "hosts": [(label, list(group)) for label, group in groupby(hosts, key=lambda host: host.get_role_display())],
    }


def deeds(participation: Participation) -> list[str]:
    """What somebody did, in words; being there is said only of those who did nothing else."""
    labels = participation.role_labels
    return [label for role, label in zip(participation.roles, labels, strict=True) if role != "attended"] or labels


NEXT_EVENTS = 3
PAST_EVENTS = 3


@part_of("home-columns", order=10)
def agenda(record: None, request: HttpRequest) -> Part | None:
    """What is planned, soonest first, and what took place last."""
    today = timezone.localdate()
    upcoming = list(Event.objects.upcoming(today)[:NEXT_EVENTS])
    past = list(Event.objects.past(today)[:PAST_EVENTS])
    return Part("directory/_agenda.html", {"upcoming": upcoming, "past": past}) if upcoming or past else None
