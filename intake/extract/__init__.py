"""Extraction: pure functions from a Source and the known names to what an editor confirms. No database, no clock."""

import datetime

from intake.extract import credit_fields, doubts, heads, layout
from intake.extract.attendance import find_attendance, find_groups
from intake.extract.awards import find_awards, other_rounds
from intake.extract.body import body_html
from intake.extract.captions import find_captions, find_related
from intake.extract.dateline import find_dateline
from intake.extract.days import Days
from intake.extract.event import find_event
from intake.extract.event_names import with_names
from intake.extract.hosts import find_hosts
from intake.extract.layout import Part
from intake.extract.names import Names
from intake.extract.page import Page
from intake.extract.participants import gather, without_contestants
from intake.extract.people import find_mentions
from intake.extract.posts import Posts
from intake.extract.roles import acts
from intake.extract.unit_list import list_units
from intake.extract.units import find_units, without_people
from intake.extraction import AwardFound, Dateline, Extraction
from intake.register import Register
from intake.source import Source, Span

__all__ = ["extract"]


def extract(source: Source, register: Register, published: datetime.date | None = None) -> Extraction:
    """What a report tells. `published` is the day of publication, for dates without a year and for 昨日 and 今天."""
    page = Page(source, register)
    plan = layout.lay_out(page)
    body = [page.line(number) for number in plan.numbers(Part.BODY)]
    paragraphs = [line.span for line in body]
    days = Days(page, published)
    printed = credit_fields.publish_date(page, plan, days)
    days.published = printed.value if printed else published
    dateline = find_dateline(page, *paragraphs[0], days.dated) if paragraphs else None
    days.begin_from(dateline)
    if dateline:
        paragraphs[0] = Span(dateline.span.end, paragraphs[0].end)

    units = [_behind(dateline, unit) for unit in find_units(page)]
    mentions = find_mentions(page, Posts(page, dateline.span.end if dateline else 0), Names(page))
    units = without_people(page, units, [mention.name for mention in mentions])
    captions = find_captions(page, plan)
    zones = [*paragraphs, *(caption.span for caption in captions)]
    people, unfiled = gather(page, acts(page, mentions, sorted(zones)), paragraphs)
    head = heads.find_heads(page, plan)
    event = find_event(page, days, paragraphs, units, head.headline, bool(people), dateline.place if dateline else None)
    hosts, declared = find_hosts(page, paragraphs, units, event)
    awards, tiers = find_awards(page, paragraphs, [caption.span for caption in captions], units, mentions)
    people, contestants = without_contestants(page, people, awards)
    event = with_names(page, event, people, declared, _elsewhere(page, plan, awards))
    fields = credit_fields.find_credits(page, plan)
    unfiled += [
        *contestants,
        *fields.rejected,
        *other_rounds(page, paragraphs, awards),
        *layout.other_reports(page, plan),
    ]
    found = Extraction(
        headline=head.headline,
        kicker=head.kicker,
        deck=head.deck,
        publish_date=printed or credit_fields.given(published),
        dateline=dateline,
        event=event,
        hosts=tuple(hosts),
        participants=tuple(people),
        groups=tuple(find_groups(page, paragraphs)),
        units=tuple(list_units(page, plan, units, hosts, awards)),
        attendance=find_attendance(page, paragraphs),
        awards=tuple(awards),
        tiers=tuple(tiers),
        captions=tuple(captions),
        related=tuple(find_related(page, plan, days)),
        source=fields.source,
        contributor=fields.contributor,
        photographer=fields.photographer,
        editor=fields.editor,
        body=tuple(line.number for line in body),
        body_html=body_html(page, [line.number for line in body]),
        rejected=tuple(sorted(unfiled, key=lambda each: each.span)),
    )
    return doubts.with_doubts(page, plan, found, published)


def _behind(dateline: Dateline | None, unit: Span) -> Span:
    """本报讯某局召开: a unit begins behind the dateline."""
    if dateline and dateline.span.start <= unit.start < dateline.span.end < unit.end:
        return Span(dateline.span.end, unit.end)
    return unit


def _elsewhere(page: Page, plan: layout.Layout, awards: list[AwardFound]) -> list[Span]:
    """Where the text speaks of other things: related stories, other reports, and what the winners did."""
    lines = [page.line(number).span for number in plan.numbers(Part.RELATED, Part.OTHER_REPORT, Part.FURNITURE)]
    return lines + [award.title.span for award in awards if award.title and award.title.span]
