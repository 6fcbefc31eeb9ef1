"""What the directory puts between the parts of others: the meetings of a unit."""

from django.db.models import F, Prefetch
from django.http import HttpRequest

from directory.models import Event, Host, Participation, Unit
from newsroom.parts import Part, part_of

MEETINGS = 8


@part_of("unit", order=20)
def unit_meetings(unit: Unit, request: HttpRequest) -> Part:
    meetings = meetings_of(unit, MEETINGS + 1)
    content = {"meetings": meetings[:MEETINGS], "more": len(meetings) > MEETINGS}
    return Part("directory/_meetings_part.html", content)


def meetings_of(unit: Unit, limit: int) -> list[Event]:
    """The newest events of a unit, each with what was printed of the unit there."""
    return list(
        Event.objects.of_unit(unit)
        .prefetch_related(
            Prefetch("hosts", Host.objects.filter(unit=unit), to_attr="hosted_as"),
            Prefetch("participations", Participation.objects.filter(unit=unit), to_attr="took_part"),
        )
        .order_by(F("starts_on").desc(nulls_last=True), "-pk")[:limit]
    )
