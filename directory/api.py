"""What programs are offered of the directory, in the terms of Popolo."""

from django.db.models import Prefetch

from directory.models import Event, Host, Official, Participation, Post, Unit
from directory.popolo import Gathering, Organization, Person, gathering, organization, person
from newsroom.api.resources import Filter, Resource, offer

offer(
    Resource(
        name="units",
        summary="Units (Popolo Organization).",
        item=Organization,
        rows=lambda: Unit.objects.select_related("parent").prefetch_related(
            "other_names", Prefetch("posts", Post.objects.select_related("official"))
        ),
        serialise=organization,
        filters={"kind": Filter("kind", "The classification of a unit.")},
    )
)
offer(
    Resource(
        name="officials",
        summary="Officials with their posts (Popolo Person).",
        item=Person,
        rows=lambda: Official.objects.prefetch_related(Prefetch("posts", Post.objects.select_related("unit"))),
        serialise=person,
        filters={"unit": Filter("posts__unit__slug", "The address of a unit in which a post is or was held.")},
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
            "campaign": Filter("campaign__slug", "The address of a campaign."),
            "status": Filter("status", "planned, held, postponed or cancelled."),
        },
    )
)
