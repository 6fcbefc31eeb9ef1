"""The paper: the text of a report line by line, with what became of its words marked on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from intake.models import Report
from intake.proposal import Places, Proposal
from intake.questions import Question

PARTS = {
    "headline": _("Headline"),
    "kicker": _("Kicker"),
    "deck": _("Deck"),
    "lead": _("Lead"),
    "body": _("Body"),
    "caption": _("Caption"),
    "picture": _("Picture"),
    "credit": _("Credit"),
    "related": _("Related"),
    "": _("Not used"),
}
# Pigments, in the order of the legend.
PIGMENTS = {
    "official": _("Officials"),
    "unit": _("Units"),
    "when": _("Time and place"),
    "count": _("Attendance"),
    "award": _("Honours"),
    "credit": _("Credits"),
}
LONG = 260  # characters of a paragraph that is folded
FEW = 4  # marks beside those of units that such a paragraph may hold and still be folded


@dataclass(frozen=True, order=True)
class Mark:
    """A stretch of the text and the row that it became."""

    start: int
    # Negative, so that of two marks that begin together the longer one comes first.
    minus_end: int
    pigment: str
    key: str
    question: int = 0
    must: bool = False

    @property
    def end(self) -> int:
        return -self.minus_end


@dataclass(frozen=True)
class PaperLine:
    number: int
    start: int
    part: str
    label: str
    html: SafeString
    length: int
    is_long: bool


def paper(report: Report, proposal: Proposal, questions: list[Question]) -> list[PaperLine]:
    marks = sorted(set(_marks(proposal, questions)))
    lines = []
    for number, line in enumerate(report.lines, start=1):
        here = list(_nested(mark for mark in marks if line["start"] <= mark.start and mark.end <= line["end"]))
        length = line["end"] - line["start"]
        html = _written(report.text, line["start"], line["end"], here)
        told = sum(mark.pigment not in ("unit", "name") for mark in here)
        is_long = line["part"] == "body" and length > LONG and told <= FEW
        label = str(PARTS[line["part"]])
        lines.append(PaperLine(number, line["start"], line["part"], label, html, length, is_long))
    return lines


def _marks(proposal: Proposal, questions: list[Question]) -> Iterator[Mark]:
    asked = {tuple(place): one for one in reversed(questions) for place in one.places[:1]}
    marked = set()
    for pigment, key, places in _placed(proposal):
        for start, end in places:
            question = asked.get((start, end))
            marked.add((start, end))
            yield _mark(start, end, pigment, key, question)
    for (start, end), question in asked.items():
        if (start, end) not in marked:
            yield _mark(start, end, "asked", question.name, question)


def _mark(start: int, end: int, pigment: str, key: str, question: Question | None) -> Mark:
    return Mark(start, -end, pigment, key, question.number if question else 0, bool(question and question.must))


def _placed(proposal: Proposal) -> Iterator[tuple[str, str, Places]]:
    """Every row with its pigment and its places."""
    for person in proposal.people:
        yield "group" if person.is_group else "official", person.key, person.places
        # The name is the end of its mark: 省直机关工委常务副书记朱清.
        name = [[end - len(person.name), end] for start, end in person.places if end - start > len(person.name)]
        if not person.is_group:
            yield "name", person.key, name
    for pigment, rows in (
        ("unit", proposal.hosts),
        ("award", proposal.honours.measures),
        ("cap", proposal.captions),
        ("rel", proposal.related),
        ("unit", proposal.units),
    ):
        for row in rows:  # type: ignore[attr-defined]
            yield pigment, row.key, row.places
    for part, places in proposal.story.places.items():
        yield "credit", f"story-{part}", places
    for part, places in proposal.meeting.places.items():
        yield MEETING.get(part, "event"), f"meeting-{part}", places
    for number, left in enumerate(proposal.left_out):
        yield "not", f"left-{number}", left.places


MEETING = {"when": "when", "place": "when", "attendance": "count", "document": "doc"}


def _nested(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that stand beside each other or in each other; of those that cross, the one that begins first."""
    open_marks: list[Mark] = []
    seen: set[tuple[int, int]] = set()
    for mark in marks:
        while open_marks and open_marks[-1].end <= mark.start:
            open_marks.pop()
        if (mark.start, mark.end) in seen or (open_marks and mark.end > open_marks[-1].end):
            continue
        seen.add((mark.start, mark.end))
        open_marks.append(mark)
        yield mark


def _written(text: str, start: int, end: int, marks: list[Mark], is_inner: bool = False) -> SafeString:
    """A stretch of the text with its marks; a mark leads to its row, one inside another does not."""
    out, at = [], start
    while marks:
        mark, inner, marks = _first(marks)
        out.append(escape(text[at : mark.start]))
        out.append(_marked(mark, _written(text, mark.start, mark.end, inner, True), is_inner))
        at = mark.end
    out.append(escape(text[at:end]))
    return mark_safe("".join(out))  # noqa: S308 - every piece is escaped


def _first(marks: list[Mark]) -> tuple[Mark, list[Mark], list[Mark]]:
    """The first mark, those inside it, and those after it."""
    first, *others = marks
    return first, [one for one in others if one.start < first.end], [one for one in others if one.start >= first.end]


def _marked(mark: Mark, words: SafeString, is_inner: bool) -> SafeString:
    must = mark_safe(" must") if mark.must else ""
    asked = format_html(' data-question="{}"', mark.question) if mark.question else ""
    if is_inner:
        return format_html(
            '<span class="sp {}{}" data-key="{}"{}>{}</span>', mark.pigment, must, mark.key, asked, words
        )
    shape = '<a class="sp {0}{1}" href="#{2}" data-key="{2}"{3}>{4}</a>'
    return format_html(shape, mark.pigment, must, mark.key, asked, words)


def legend(proposal: Proposal) -> list[tuple[str, str, int]]:
    """The pigments with what they stand for, and how many there are of each."""
    counts = {
        "official": sum(not one.is_group for one in proposal.people),
        "unit": len(proposal.units),
        "when": sum(name in proposal.meeting.places for name in ("when", "place")),
        "count": int("attendance" in proposal.meeting.places),
        "award": len(proposal.honours.measures),
        "credit": sum(name not in ("headline", "kicker") for name in proposal.story.places),
    }
    return [(pigment, str(label), counts[pigment]) for pigment, label in PIGMENTS.items()]
