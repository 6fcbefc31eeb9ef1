"""What programs are offered of the directory, in the terms of Popolo."""

from django.db.models import F, Prefetch, QuerySet

from directory.models import Event, Host, Official, Participation, Post, Unit
from directory.popolo import Gathering, Organization, Person, gathering, organization, person
from newsroom.api.resources import Filter, Resource, offer, where


def posts(other: str) -> QuerySet:
    """Posts with their unit or official; of unknown start first, whatever the database thinks of empty values."""
    return Post.objects.select_related(other).order_by("order", F("since").asc(nulls_first=True), "pk")


def with_a_post_in(officials: QuerySet, slug: str) -> QuerySet:
    """By subquery, because a join would answer an official twice who held two posts."""
    return officials.filter(pk__in=Post.objects.filter(unit__slug=slug).values("official"))


offer(
    Resource(
        name="units",
        summary="Units (Popolo Organization).",
        item=Organization,
        rows=lambda: Unit.objects.select_related("parent").prefetch_related(
            "other_names", Prefetch("posts", posts("official"))
        ),
        serialise=organization,
        filters={"kind": Filter(where("kind"), "The classification of a unit.")},
    )
)
offer(
    Resource(
        name="officials",
        summary="Officials with their posts (Popolo Person).",
        item=Person,
        rows=lambda: Official.objects.prefetch_related(Prefetch("posts", posts("unit"))),
        serialise=person,
        filters={"unit": Filter(with_a_post_in, "The address of a unit in which a post is or was held.")},
    )
)
offer(
    Resource(
        name="events",
        summary="Events with hosts and participants as printed (Popolo Event).",
        item=Gathering,
        rows=lambda: Event.objects.select_related("campaign").prefetch_related(
            Prefetch("hosts", Host.objects.select_related("unit")),
            Prefetch("participations", Participation.objects.select_related("official", "unit")),
        ),
        serialise=gathering,
        filters={
            "campaign": Filter(where("campaign__slug"), "The address of a campaign."),
            "status": Filter(where("status"), "planned, held, postponed or cancelled."),
        },
    )
)
