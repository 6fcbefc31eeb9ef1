"""An extraction as lines that a person reads in a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intake.extraction import Extraction, Found


def summary(found: Extraction) -> str:
    return "\n".join(_lines(found))


def _lines(found: Extraction) -> Iterator[str]:
    event = found.event
    singles: list[tuple[str, Found | None]] = [
        (_("headline"), found.headline),
        (_("event"), event.name if event else None),
        (_("date"), event.date if event else None),
        (_("place"), event.place if event else None),
        (_("contributor"), found.contributor),
        (_("photographer"), found.photographer),
        (_("responsible editor"), found.editor),
    ]
    yield from (f"{label}: {value.value}" for label, value in singles if value)
    yield from (f"{host.role}: {host.name}" for host in found.hosts)
    yield from (f"{person.unit}{person.title} {person.name}" for person in found.participants)
    for award in found.awards:
        won = [part.value for part in (award.tier, award.title) if part]
        yield f"{award.recipient}: {' '.join(won)}"
    yield from (f"? {doubt.sentence}" for doubt in found.doubts)
