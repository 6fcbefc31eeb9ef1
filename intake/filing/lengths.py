"""Words that were found may be longer than a record takes: the report is refused with them, not by the database."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from articles.models import Article, RelatedStory
from awards.models import Award, Measure, Round, Tier
from directory.models import Campaign, Event, Host, Official, Participation, Unit
from intake.filing.stories import AS_PRINTED
from intake.proposal import Fate, Proposal

SHOWN = 20  # characters of words that are too long


def too_long(proposal: Proposal) -> str:
    """A sentence about the first words that do not fit; empty if all do."""
    for words, model, name in _placed(proposal):
        field: models.Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
        most = field.max_length or 0
        if most and len(words) > most:
            return _("“%(words)s…” is too long for “%(field)s”: %(length)d characters, at most %(most)d.") % {
                "words": words[:SHOWN],
                "field": f"{model._meta.verbose_name} › {field.verbose_name}",
                "length": len(words),
                "most": most,
            }
    return ""


def _placed(proposal: Proposal) -> Iterator[tuple[str, type[models.Model], str]]:
    """All words with the field that they go into."""
    for name in AS_PRINTED:
        if isinstance(said := getattr(proposal.story, name), str):
            yield said, Article, name
    if proposal.story.campaign.fate == Fate.NEW:
        yield proposal.story.campaign_name, Campaign, "name"
    for unit in proposal.units:
        if unit.link.fate == Fate.NEW:
            yield unit.full_name or unit.name, Unit, "name"
    yield from _of_the_event(proposal)
    yield from _of_the_award(proposal)
    for story in proposal.related:
        yield story.title, RelatedStory, "title"


def _of_the_event(proposal: Proposal) -> Iterator[tuple[str, type[models.Model], str]]:
    meeting = proposal.meeting
    for name in ("name", "place", "series"):
        yield getattr(meeting, name), Event, name
    for host in proposal.hosts:
        yield host.name, Host, "printed_name"
    for person in proposal.people:
        if not person.is_group and person.link.fate == Fate.NEW:
            yield person.name, Official, "name"
        for name in ("name", "title", "note"):
            yield getattr(person, name), Participation, name
        yield person.unit, Participation, "unit_name"


def _of_the_award(proposal: Proposal) -> Iterator[tuple[str, type[models.Model], str]]:
    yield proposal.honours.programme, Award, "name"
    yield proposal.meeting.document, Round, "document"
    for tier in proposal.honours.tiers:
        yield tier.name, Tier, "name"
    for measure in proposal.honours.measures:
        yield measure.title, Measure, "title"
