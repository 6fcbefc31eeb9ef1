"""What an editor is asked about a proposal: what must be answered, and what is answered already and wants a look.

Each question is made from the proposal alone and what the register knows, so that an editor who comes back tomorrow
finds the same ones under the same keys with her answers beside them.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from intake import likeness
from intake.matching import Known, namesakes
from intake.models import Report
from intake.proposal import Answer, Doubt, Fate, Link, PersonLine, Places, Proposal

OWN = "own"
SAME = "same"
HEADLINE = 60  # characters of a suggested headline


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass
class Question:
    """`key` names it in the form; `short` is its name in the row of questions, `about` the group it stands in."""

    key: str
    about: str
    short: str
    ask: str
    evidence: str
    options: list[Option]
    must: bool = False
    # The label of a box for an answer of one's own.
    own: str = ""
    # The row of the group below which it stands.
    row: int | None = None
    places: Places = field(default_factory=list)
    answer: Answer = field(default_factory=Answer)
    apply: Callable[[Proposal, Answer], None] = lambda proposal, answer: None
    number: int = 0

    @property
    def name(self) -> str:
        """Its id on the page."""
        return f"question-{self.number}"

    @property
    def is_answered(self) -> bool:
        """Answered by a person, with words where it is an answer of her own."""
        value = self.answer.value
        return value in {one.value for one in self.options} or (value == OWN and bool(self.answer.own.strip()))

    @property
    def is_open(self) -> bool:
        return self.must and not self.is_answered

    @property
    def chosen(self) -> Answer:
        """Her answer; the first that is offered where she has given none."""
        return self.answer if self.is_answered else Answer(self.options[0].value if self.options else "")

    @property
    def said(self) -> str:
        """The answer in words."""
        return self.chosen.own or next((one.label for one in self.options if one.value == self.chosen.value), "")


def asked(report: Report, proposal: Proposal, known: Known | None = None) -> list[Question]:
    """Every question about a report, numbered in the order of the page."""
    known = known or Known(proposal)
    found = [
        *_alike(report),
        *_headline(proposal),
        *_day(proposal),
        *_event(proposal, known),
        *_units(proposal, known),
        *_people(proposal, known),
        *_award(proposal, known),
        *_rank(proposal),
        *_tiers(proposal),
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
    return alike is not None and (alike.answer.value == SAME or (unasked and not alike.is_answered))


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


def about(doubt: Doubt) -> str:
    return ABOUT.get(doubt.concerns.split(".")[0], "story")


def _doubt(proposal: Proposal, *codes: str) -> Doubt | None:
    return next((one for one in proposal.doubts if one.code in codes), None)


def _alike(report: Report) -> Iterator[Question]:
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


def _headline(proposal: Proposal) -> Iterator[Question]:
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


def _day(proposal: Proposal) -> Iterator[Question]:
    meeting = proposal.meeting
    doubt = _doubt(proposal, "event_date_unknown", "event_date_inferred")
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


def _event(proposal: Proposal, known: Known) -> Iterator[Question]:
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


def _units(proposal: Proposal, known: Known) -> Iterator[Question]:
    """A name that several units carry."""
    for unit in proposal.units:
        carriers = known.units.get(unit.name, [])
        if len(carriers) < 2 or unit.link.chosen:
            continue

        def choose(proposal: Proposal, answer: Answer, name: str = unit.name) -> None:
            line = proposal.unit_named(name)
            if line and answer.value.isdigit():
                line.link = Link(Fate.MATCH, int(answer.value), True)

        yield Question(
            f"unit:{unit.name}",
            "units",
            unit.name,
            _("Which unit is “%(name)s”?") % {"name": unit.name},
            _("Several carry this name."),
            [*(Option(str(one.pk), one.name) for one in carriers), Option("print", _("Only as printed"))],
            must=True,
            places=unit.places,
            apply=choose,
        )


def _people(proposal: Proposal, known: Known) -> Iterator[Question]:
    for row, person in enumerate(proposal.people):
        if person.is_group:
            continue
        same = namesakes(known, person)
        if len(same) > 1 and not person.link.chosen:
            yield _which_person(person, row, same)
        elif (check := known.checked(person)) and check.kind != "same":
            yield _title(person, row, check.held)


def _which_person(person: PersonLine, row: int, same: list) -> Question:
    def choose(proposal: Proposal, answer: Answer) -> None:
        line = proposal.people[row]
        if answer.value.isdigit():
            line.link = Link(Fate.MATCH, int(answer.value), True)
        elif answer.value == "new":
            line.link = Link(Fate.NEW, None, True)

    def told(official) -> str:
        posts = "、".join(f"{post.unit.called}{post.title}" for post in official.posts.all())
        return f"{official.name}（{posts}）" if posts else official.name

    return Question(
        f"who:{person.name}",
        "people",
        person.name,
        _("Which %(name)s is it?") % {"name": person.name},
        _("Several officials have this name."),
        [*(Option(str(one.pk), told(one)) for one in same), Option("new", _("Somebody new"))],
        must=True,
        row=row,
        places=person.places,
        apply=choose,
    )


def _title(person: PersonLine, row: int, held: str) -> Question:
    def record(proposal: Proposal, answer: Answer) -> None:
        proposal.people[row].adds_post = answer.value == "post"

    words = {"printed": f"{person.unit}{person.title}", "held": held}
    return Question(
        f"title:{person.name}",
        "people",
        _("title of %(name)s") % {"name": person.name},
        _("“%(printed)s” is printed; the record of that day says %(held)s.") % words
        if held
        else _("“%(printed)s” is printed; the record knows no post on that day.") % words,
        _("What is printed stays as it is, whoever holds the post later."),
        [Option("leave", _("As printed, the record stays")), Option("post", _("As printed, and record the post"))],
        row=row,
        places=person.places,
        apply=record,
    )


def _award(proposal: Proposal, known: Known) -> Iterator[Question]:
    """An award whose name is like a recorded one, or one of several of the campaign."""
    honours = proposal.honours
    if not honours.programme or honours.link.chosen or honours.link.fate == Fate.MATCH:
        return
    near = known.near_awards()
    if not near:
        return

    def choose(proposal: Proposal, answer: Answer) -> None:
        chosen = int(answer.value) if answer.value.isdigit() else None
        proposal.honours.link = Link(Fate.MATCH if chosen else Fate.NEW, chosen, True)

    yield Question(
        "award",
        "honours",
        _("same award"),
        _("Is it one of the recorded awards?"),
        _("“%(programme)s” is printed.") % {"programme": honours.programme},
        [*(Option(str(one.pk), one.name) for one in near), Option("new", _("It is a new one"))],
        must=True,
        apply=choose,
    )


def _rank(proposal: Proposal) -> Iterator[Question]:
    numbered = [one for one in proposal.honours.measures if one.ordinal]
    if not numbered or any(tier.ranked for tier in proposal.honours.tiers):
        return

    def rank(proposal: Proposal, answer: Answer) -> None:
        named = {measure.tier for measure in proposal.honours.measures if measure.ordinal}
        for tier in proposal.honours.tiers:
            tier.ranked = answer.value == "rank" and tier.name in named

    span = f"{numbered[0].ordinal}–{numbered[-1].ordinal}"
    yield Question(
        "rank",
        "honours",
        span,
        _("Are the numbers %(span)s an order of merit?") % {"span": span},
        _("A number in a list is no rank unless the source says so."),
        [Option("number", _("Numbers only")), Option("rank", _("They are ranks"))],
        must=True,
        places=numbered[0].places[:1],
        apply=rank,
    )


def _tiers(proposal: Proposal) -> Iterator[Question]:
    for tier in proposal.honours.tiers:
        if tier.winners_known:
            continue

        def leave_out(proposal: Proposal, answer: Answer, name: str = tier.name) -> None:
            if answer.value == "drop":
                proposal.honours.tiers = [one for one in proposal.honours.tiers if one.name != name]

        yield Question(
            f"tier:{tier.name}",
            "honours",
            tier.name,
            _("“%(tier)s” is mentioned without a list.") % {"tier": tier.name},
            _("Readers are told that its winners were not printed."),
            [Option("keep", _("Record it, winners unknown")), Option("drop", _("Leave it out"))],
            apply=leave_out,
        )


def _captions(proposal: Proposal) -> Iterator[Question]:
    bare = sum(line.picture is None for line in proposal.captions)
    if bare:
        guessed = _doubt(proposal, "captions_guessed")
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
