"""The cards above the list: the record that a query names, with what its app shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsroom.search.models import SearchEntry
from newsroom.search.offers import OFFERS


@dataclass(frozen=True)
class Card:
    template: str
    content: dict[str, Any]


def cards_for(entries: Iterable[SearchEntry]) -> list[Card]:
    """A card for each entry whose app has one."""
    cards = []
    for entry in entries:
        offer = OFFERS.get(entry.kind)
        if offer and offer.card and offer.card_content:
            record = offer.model._default_manager.filter(pk=entry.object_id).first()
            if record:
                cards.append(Card(offer.card, offer.card_content(record)))
    return cards
