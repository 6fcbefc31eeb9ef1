"""From what was found in a report to what would be filed: the reader's words in the shape of the record."""

from collections.abc import Iterable
from html import escape
from typing import TypeVar

from django.utils.translation import gettext as _

from intake.extraction import AwardFound, Extraction, Found, ParticipantFound, TierFound
from intake.proposal import (
    CaptionLine,
    Doubt,
    Honours,
    HostLine,
    LeftOut,
    MeasureLine,
    Meeting,
    PersonLine,
    Places,
    Proposal,
    RelatedLine,
    Story,
    TierLine,
    UnitName,
)
from intake.source import Source, Span

T = TypeVar("T")


def propose(source: Source, found: Extraction) -> Proposal:
    """The proposal that says what was found and nothing else: no record has been looked up yet."""
    proposal = Proposal(
        story=_story(found),
        meeting=_meeting(found),
        hosts=[HostLine(name=host.name, role=host.role, places=_places(host.span)) for host in found.hosts],
        people=[*map(_person, found.participants), *_groups(found)],
        honours=_honours(found),
        captions=[CaptionLine(text=one.text, picture=one.picture, places=_places(one.span)) for one in found.captions],
        related=[RelatedLine(title=one.title, day=one.date, places=_places(one.span)) for one in found.related],
        units=[UnitName(name=unit.name, places=_places(*unit.mentions)) for unit in found.units],
        left_out=[LeftOut(one.text, one.reason, one.kind == "person", _places(one.span)) for one in found.rejected],
        doubts=[Doubt(one.code, one.sentence, one.field, one.must_answer, _places(one.span)) for one in found.doubts],
    )
    name_units(proposal)
    proposal.give_keys()
    return proposal


def _places(*spans: Span | None) -> Places:
    return [[span.start, span.end] for span in spans if span is not None]


def _text(found: Found[str] | None) -> str:
    return found.value if found is not None else ""


def _known(found: Found[T] | None) -> T | None:
    return found.value if found is not None else None


def _where(**found: Found | None) -> dict[str, Places]:
    return {name: _places(one.span) for name, one in found.items() if one is not None and one.span is not None}


def _story(found: Extraction) -> Story:
    line = found.dateline
    return Story(
        headline=_text(found.headline),
        kicker=_text(found.kicker),
        deck="\n".join(one.value for one in found.deck),
        body=_body(found),
        campaign_name=_campaign_name(found),
        campaign_names=_campaign_names(found),
        dateline_outlet=_text(line.outlet if line else None),
        dateline_date=_known(line.date if line else None),
        byline_role=_text(line.byline_role if line else None),
        byline=" ".join(one.value for one in line.reporters) if line else "",
        source=_text(found.source),
        contributor=_text(found.contributor),
        photographer=_text(found.photographer),
        responsible_editor=_text(found.editor),
        places=_where(
            headline=found.headline,
            kicker=found.kicker,
            source=found.source,
            contributor=found.contributor,
            photographer=found.photographer,
            responsible_editor=found.editor,
        )
        | ({"dateline": _places(line.span)} if line else {}),
    )


def _body(found: Extraction) -> str:
    """The body without the dateline, which the page of an article prints before it."""
    line = found.dateline
    printed = escape(line.raw) if line and line.outlet else ""
    head, _printed, rest = found.body_html.partition(printed) if printed else ("", "", "")
    is_first = printed and "</p>" not in head and _printed
    return head + rest.lstrip() if is_first else found.body_html


def _campaign_name(found: Extraction) -> str:
    """The name under which the event's own name mentions the campaign; else the fullest one."""
    names = _campaign_names(found)
    in_event = [name for name in names if found.event and name in found.event.name.value]
    return max(in_event or names, key=len, default="")


def _campaign_names(found: Extraction) -> list[str]:
    return list(dict.fromkeys(one.value for one in found.event.campaign_names)) if found.event else []


def _meeting(found: Extraction) -> Meeting:
    event, crowd = found.event, found.attendance
    if event is None:
        return Meeting()
    return Meeting(
        name=event.name.value,
        kind=event.kind.value,
        starts_on=_known(event.date),
        ends_on=_known(event.ends),
        clock=_text(event.clock) or "unknown",
        starts_at=_known(event.starts_at),
        place=_text(event.place),
        purpose=_text(event.purpose),
        series=_text(event.series),
        number=_known(event.ordinal),
        attendance=crowd.value if crowd else None,
        attendance_approximate=bool(crowd and crowd.approximate),
        attendance_printed=crowd.raw if crowd else "",
        document=_text(event.document),
        places=_where(
            name=event.name, when=event.date, place=event.place, purpose=event.purpose, document=event.document
        )
        | ({"attendance": _places(crowd.span)} if crowd else {}),
    )


def _person(person: ParticipantFound) -> PersonLine:
    spans = [span for span in (person.unit_span, person.title_span, person.span) if span is not None]
    return PersonLine(
        name=person.name,
        title=person.title,
        unit=person.unit,
        roles=list(dict.fromkeys(str(role.code) for role in person.roles)),
        note=_text(person.note),
        places=_places(_joined(spans), *(span for span in person.mentions if span != person.span)),
    )


def _joined(found: Iterable[Span | None]) -> Span:
    """From the unit over the title to the name: 省直机关工委常务副书记朱清 is one mark on the paper."""
    spans = [span for span in found if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _groups(found: Extraction) -> Iterable[PersonLine]:
    for group in found.groups:
        roles = list(dict.fromkeys(str(role.code) for role in group.roles))
        yield PersonLine(name=group.name, roles=roles, is_group=True, places=_places(group.span))


def _honours(found: Extraction) -> Honours:
    """The round that is reported: of several that are mentioned the one whose winners are named."""
    if not found.awards and not found.tiers:
        return Honours()
    everything: list[AwardFound | TierFound] = [*found.awards, *found.tiers]
    programme = next((one.programme.value for one in everything if one.programme), "")
    number = next((one.round.value for one in everything if one.round), None)
    return Honours(
        programme=programme or _programme(found),
        number=number,
        tiers=_tiers(found),
        measures=[_measure(award) for award in found.awards],
    )


def _programme(found: Extraction) -> str:
    """What an award is called that the text names by its campaign and its first tier: “学厦航”活动“十佳举措”."""
    campaign = min(_campaign_names(found), key=len, default="")
    tiers = [tier.name for tier in found.tiers] + [one.tier.value for one in found.awards if one.tier]
    if not tiers:
        return _("Award")
    return f"{campaign}“{tiers[0]}”" if campaign else tiers[0]


def _tiers(found: Extraction) -> list[TierLine]:
    tiers = {
        tier.name: TierLine(
            name=tier.name,
            declared=_known(tier.declared),
            winners_known=tier.vacant or tier.named > 0,
        )
        for tier in found.tiers
    }
    for award in found.awards:
        if award.tier:
            tiers.setdefault(award.tier.value, TierLine(name=award.tier.value)).winners_known = True
    return list(tiers.values())


def _measure(award: AwardFound) -> MeasureLine:
    parts = [award.span, award.ordinal, award.title]
    spans = [one.span if isinstance(one, Found) else one for one in parts]
    return MeasureLine(
        title=_text(award.title) or award.recipient,
        recipients="、".join(unit.value for unit in award.units) or ("" if award.is_person else award.recipient),
        people="、".join(one.value for one in award.people) or (award.recipient if award.is_person else ""),
        tier=_text(award.tier),
        ordinal=_known(award.ordinal),
        places=_places(_joined(spans)),
    )


def name_units(proposal: Proposal) -> None:
    """Every unit that a row names is among the units, so that each name is decided once."""
    for name in unit_names(proposal):
        if not proposal.unit_named(name):
            proposal.units.append(UnitName(name=name))


def unit_names(proposal: Proposal) -> list[str]:
    """The names of units in the rows, in the order of the page, each once."""
    names = [host.name for host in proposal.hosts]
    names += [person.unit for person in proposal.people]
    names += [name for measure in proposal.honours.measures for name in measure.recipients.split("、")]
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))
