"""Doubts: what the editor must answer, and what was answered by inference and wants a look."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from intake.extract.layout import Layout
from intake.extract.page import Page
from intake.extraction import Doubt, Extraction


def with_doubts(page: Page, plan: Layout, found: Extraction, published: datetime.date | None) -> Extraction:
    asked = [
        *_head(found),
        *_dates(page, found, published),
        *_layout(page, plan, found),
        *_people(found),
        *_counts(found),
    ]
    return replace(found, doubts=tuple(asked))


def _head(found: Extraction) -> Iterator[Doubt]:
    if found.headline is None:
        suggestion = ""
        if found.event:
            place = found.event.place.value if found.event.place else ""
            suggestion = (
                _("%(event)s held in %(place)s") % {"event": found.event.name.value, "place": place}
                if place
                else found.event.name.value
            )
        yield Doubt(
            "headline_missing",
            _("The text has no headline."),
            "headline",
            None,
            must_answer=True,
            suggestion=suggestion,
        )
    elif found.headline.inferred:
        yield Doubt(
            "headline_inferred",
            _("The headline is the title of the page."),
            "headline",
            suggestion=found.headline.value,
        )


def _dates(page: Page, found: Extraction, published: datetime.date | None) -> Iterator[Doubt]:
    if found.event and found.event.date is None:
        yield Doubt(
            "event_date_unknown",
            _("The day of the event, or its year, is not in the text."),
            "event.date",
            found.event.name.span,
            must_answer=True,
        )
    elif found.event and found.event.date and found.event.date.inferred:
        yield Doubt(
            "event_date_inferred",
            _("The day of the event was concluded from the day of publication."),
            "event.date",
            found.event.date.span,
            suggestion=found.event.date.value.isoformat(),
        )
    if found.publish_date is None:
        yield Doubt("publish_date_unknown", _("The day of publication is not in the text."), "publish_date")


def _layout(page: Page, plan: Layout, found: Extraction) -> Iterator[Doubt]:
    for code, number in plan.doubts:
        if code == "several_reports":
            yield Doubt(
                code, _("The text holds several reports; only the first is proposed."), "body", page.line(number).span
            )
    guessed = [caption for caption in found.captions if caption.picture is None]
    if guessed:
        yield Doubt(
            "captions_guessed", _("Short lines were taken for captions of pictures."), "captions", guessed[0].span
        )
    if not found.body:
        yield Doubt("body_missing", _("No paragraph of the text was recognised as the body."), "body", must_answer=True)


def _people(found: Extraction) -> Iterator[Doubt]:
    for number, person in enumerate(found.participants):
        if person.inferred:
            yield Doubt(
                "title_shared",
                _("%(name)s was given the title of the person before in the list.") % {"name": person.name},
                f"participants.{number}.title",
                person.span,
                suggestion=person.title,
            )
        if person.roles and all(role.inferred for role in person.roles):
            yield Doubt(
                "role_inferred",
                _("%(name)s did something (%(verb)s) and was taken for somebody who took part.")
                % {"name": person.name, "verb": person.roles[0].verb},
                f"participants.{number}",
                person.span,
            )
    for number, host in enumerate(found.hosts):
        if host.inferred:
            yield Doubt(
                "host_inferred",
                _("%(name)s was taken for the host.") % {"name": host.name},
                f"hosts.{number}",
                host.span,
                suggestion=host.name,
            )


def _counts(found: Extraction) -> Iterator[Doubt]:
    declared = found.event.hosts_declared if found.event else None
    if declared and declared.value != len(found.hosts):
        yield Doubt(
            "host_count",
            _("The text speaks of %(declared)d hosts, %(found)d were found.")
            % {"declared": declared.value, "found": len(found.hosts)},
            "hosts",
            declared.span,
        )
    for tier in found.tiers:
        if tier.declared and tier.declared.value != tier.named:
            yield Doubt(
                "award_count",
                _("%(tier)s: the text speaks of %(declared)d, %(named)d are named.")
                % {"tier": tier.name, "declared": tier.declared.value, "named": tier.named},
                "awards",
                tier.declared.span,
            )
        if not tier.named and not tier.vacant:
            yield Doubt(
                "tier_unnamed", _("The winners of %(tier)s are not named.") % {"tier": tier.name}, "awards", tier.span
            )
    if any(award.ordinal for award in found.awards):
        first = next(award for award in found.awards if award.ordinal)
        yield Doubt(
            "ordinal_is_rank",
            _("Whether the printed numbers are ranks is for you to say."),
            "awards",
            first.ordinal.span if first.ordinal else None,
        )
