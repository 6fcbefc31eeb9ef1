"""Every scene by the name that the content uses for it."""

from collections.abc import Callable

from intake.demo.engraving import coast, meeting, town
from intake.demo.engraving.plate import Plate

SCENES: dict[str, Callable[[Plate], None]] = {
    "hall": meeting.hall,
    "lectern-blue": meeting.lectern_blue,
    "lectern-red": meeting.lectern_red,
    "chair-table": meeting.chair_table,
    "document": meeting.document,
    "plaques": meeting.plaques,
    "rostrum": meeting.rostrum,
    "audience": meeting.audience,
    "banners": meeting.banners,
    "port": coast.port,
    "island": coast.island,
    "wing": coast.wing,
    "cabin": coast.cabin,
    "bridge": coast.bridge,
    "lighthouse": coast.lighthouse,
    "city": coast.city,
    "window": town.window,
    "counter": town.counter,
    "clinic": town.clinic,
    "lanes": town.lanes,
    "road": town.road,
    "crane": town.crane,
    "workshop": town.workshop,
    "ledger": town.ledger,
    "ballot": town.ballot,
}
