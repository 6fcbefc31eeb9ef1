"""Questions about names: which of several carriers is meant, and a printed title against the posts of the day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intake.matching import Known, namesakes
from intake.proposal import Answer, Fate, Link, PersonLine, Proposal
from intake.questions.question import Option, Question


def units(proposal: Proposal, known: Known) -> Iterator[Question]:
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


def people(proposal: Proposal, known: Known) -> Iterator[Question]:
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
