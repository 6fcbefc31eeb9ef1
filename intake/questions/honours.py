"""Questions about honours: a known award, numbers that may be ranks, tiers without a list."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intake.matching import Known
from intake.proposal import Answer, Fate, Link, Proposal
from intake.questions.question import Option, Question


def award(proposal: Proposal, known: Known) -> Iterator[Question]:
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


def rank(proposal: Proposal) -> Iterator[Question]:
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


def tiers(proposal: Proposal) -> Iterator[Question]:
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
