"""What an editor is asked about a proposal: what must be answered, and what is answered already and wants a look.

Each question is made from the proposal alone and what the register knows, so that an editor who comes back tomorrow
finds the same ones under the same keys with her answers beside them.
"""

import re
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from intake.matching import Known
from intake.models import Report
from intake.proposal import Answer, Doubt, Proposal
from intake.questions import honours, names, story
from intake.questions.question import Option, Question, doubt_of

__all__ = ["ABOUTS", "Option", "Question", "asked", "says_the_same", "settle"]

# The groups of the page, in its order.
ABOUTS = ["story", "meeting", "hosts", "people", "honours", "captions", "related", "units"]
ABOUT = {
    "event": "meeting",
    "attendance": "meeting",
    "hosts": "hosts",
    "participants": "people",
    "groups": "people",
    "awards": "honours",
    "tiers": "honours",
    "captions": "captions",
    "related": "related",
    "units": "units",
}
# The reader's doubts that questions of our own take up.
TAKEN_UP = {
    "headline_missing",
    "publish_date_unknown",
    "event_date_unknown",
    "event_date_inferred",
    "captions_guessed",
    "tier_unnamed",
    "ordinal_is_rank",
}


def asked(report: Report, proposal: Proposal, known: Known | None = None) -> list[Question]:
    """Every question about a report, numbered in the order of the page."""
    known = known or Known(proposal)
    found = [
        *story.alike(report),
        *story.headline(proposal),
        *story.day(proposal),
        *story.event(proposal, known),
        *names.units(proposal, known),
        *names.people(proposal, known),
        *honours.award(proposal, known),
        *honours.rank(proposal),
        *honours.tiers(proposal),
        *_captions(proposal),
        *_others(proposal),
    ]
    found.sort(key=lambda one: ABOUTS.index(one.about))
    for number, question in enumerate(found, start=1):
        question.number = number
        question.answer = proposal.answers.get(question.key, Answer())
    return found


def settle(proposal: Proposal, questions: list[Question]) -> None:
    """Make the proposal what the answers say; suggestions count where nobody answered."""
    for question in questions:
        question.apply(proposal, question.chosen)


def says_the_same(questions: list[Question], unasked: bool = False) -> bool:
    """Whether it is known to be a report that is here already; `unasked`: nobody was there to say that it is not."""
    alike = next((one for one in questions if one.key == "alike"), None)
    return alike is not None and (alike.answer.value == story.SAME or (unasked and not alike.is_answered))


def about(doubt: Doubt) -> str:
    return ABOUT.get(doubt.concerns.split(".")[0], "story")


def _captions(proposal: Proposal) -> Iterator[Question]:
    bare = sum(line.picture is None for line in proposal.captions)
    if bare:
        guessed = doubt_of(proposal, "captions_guessed")
        waiting = _("They wait in the draft: the pictures you add there take them in this order.")
        yield Question(
            "captions",
            "captions",
            _("pictures"),
            _("%(count)d captions have no picture.") % {"count": bare},
            f"{guessed.sentence} {waiting}" if guessed else waiting,
            [Option("later", _("File now, pictures later"))],
            places=proposal.captions[0].places,
        )


def _others(proposal: Proposal) -> Iterator[Question]:
    """What else the reader was not sure of: read the sentence, look, go on."""
    for number, doubt in enumerate(proposal.doubts):
        if doubt.code not in TAKEN_UP:
            yield Question(
                f"{doubt.code}:{number}",
                about(doubt),
                Truncator(doubt.sentence).chars(8),
                doubt.sentence,
                "",
                [Option("seen", _("It is right like this"))],
                must=doubt.must,
                row=_row(doubt, proposal),
                places=doubt.places,
            )


def _row(doubt: Doubt, proposal: Proposal) -> int | None:
    """The row of people that a doubt is about: `participants.2.title`."""
    number = re.fullmatch(r"participants\.(\d+)(?:\.\w+)?", doubt.concerns)
    row = int(number[1]) if number else len(proposal.people)
    return row if row < len(proposal.people) else None
