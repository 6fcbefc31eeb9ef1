"""Questions about the story and its event: is it here already, what is it called, when was it, is it a known event."""

import datetime
import re
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from intake import likeness
from intake.matching import Known
from intake.models import Report
from intake.proposal import Answer, Fate, Link, Proposal
from intake.questions.question import OWN, Option, Question, doubt_of

SAME = "same"
HEADLINE = 60  # characters of a suggested headline


def alike(report: Report) -> Iterator[Question]:
    found = likeness.like(report.text, beside=report)
    if not found:
        return
    first = found[0]
    # An article may stand in a section that is closed to whoever reads this: its number says enough.
    article = _("article %(number)d") % {"number": first.record.pk}
    says = {"percent": first.percent, "record": first.record.label if isinstance(first.record, Report) else article}
    yield Question(
        "alike",
        "story",
        _("sent before"),
        _("This report seems to be here already."),
        _("%(percent)d%% of it stand in “%(record)s”.") % says,
        [Option("other", _("It is another one: file it")), Option(SAME, _("It is the same: do not file it"))],
        must=True,
    )


def headline(proposal: Proposal) -> Iterator[Question]:
    if proposal.story.headline.strip():
        return
    suggestion = suggested_headline(proposal)

    def write(proposal: Proposal, answer: Answer) -> None:
        proposal.story.headline = answer.own.strip() if answer.value == OWN else suggestion

    yield Question(
        "headline",
        "story",
        _("headline"),
        _("The text has no headline."),
        _("The suggestion is made from the event.") if suggestion else _("Write one, or mark it on the paper."),
        [Option("suggested", suggestion)] if suggestion else [],
        must=True,
        own=_("Write one"),
        apply=write,
    )


def suggested_headline(proposal: Proposal) -> str:
    meeting = proposal.meeting
    if not meeting.name:
        return ""
    held = f"{meeting.name}在{meeting.place}召开" if meeting.place and meeting.kind == "meeting" else meeting.name
    return Truncator(held).chars(HEADLINE)


def day(proposal: Proposal) -> Iterator[Question]:
    meeting = proposal.meeting
    doubt = doubt_of(proposal, "event_date_unknown", "event_date_inferred")
    if not meeting.name or (meeting.starts_on and not doubt):
        return
    year = meeting.starts_on.year if meeting.starts_on else None
    yield Question(
        "day",
        "meeting",
        _("year") if year else _("day"),
        _("Is the year %(year)d?") % {"year": year} if year else _("On which day was it?"),
        doubt.sentence if doubt else _("The text does not say."),
        [Option("yes", _("It is %(year)d") % {"year": year}) if year else Option("unknown", _("It is not known"))],
        must=True,
        own=_("Another year or day"),
        places=doubt.places if doubt else meeting.places.get("when", []),
        apply=_set_day,
    )


def _set_day(proposal: Proposal, answer: Answer) -> None:
    meeting, story = proposal.meeting, proposal.story
    if answer.value != OWN:
        return
    numbers = [int(number) for number in re.findall(r"\d+", answer.own)]
    try:
        if len(numbers) == 3:
            meeting.starts_on = datetime.date(*numbers)
        elif len(numbers) == 1 and meeting.starts_on:
            meeting.starts_on = meeting.starts_on.replace(year=numbers[0])
    except ValueError:
        return
    if meeting.starts_on and story.dateline_date:
        story.dateline_date = story.dateline_date.replace(year=meeting.starts_on.year)


def event(proposal: Proposal, known: Known) -> Iterator[Question]:
    if proposal.meeting.link.fate == Fate.MATCH or proposal.meeting.link.chosen:
        return
    near = known.near_events()
    if not near:
        return

    def choose(proposal: Proposal, answer: Answer) -> None:
        if answer.value.isdigit():
            proposal.meeting.link = Link(Fate.MATCH, int(answer.value), True)

    yield Question(
        "event",
        "meeting",
        _("same event"),
        _("Is it one of the events of that day?"),
        _("Names are alike; another report may have told of it."),
        [Option("new", _("It is a new one")), *(Option(str(one.pk), one.name) for one in near)],
        must=True,
        apply=choose,
    )
