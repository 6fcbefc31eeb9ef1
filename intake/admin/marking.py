"""Marking words of the paper by hand: what the reader missed becomes a row, what it took for a headline a caption."""

from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from intake import matching
from intake.models import Report
from intake.proposal import (
    CaptionLine,
    HostLine,
    Link,
    MeasureLine,
    PersonLine,
    Proposal,
    RelatedLine,
    TierLine,
    UnitName,
)
from intake.proposing import name_units

LONGEST = 300  # characters that become one row

Make = Callable[[Proposal, str, list[list[int]]], str]


def _row(kind: str, make: Callable[[str, list[list[int]]], Any]) -> Make:
    def add(proposal: Proposal, words: str, places: list[list[int]]) -> str:
        row = make(words, places)
        proposal.rows()[kind].append(row)
        proposal.give_keys()
        return row.key

    return add


def _field(part: str, name: str, place: str) -> Make:
    def put(proposal: Proposal, words: str, places: list[list[int]]) -> str:
        target = getattr(proposal, part)
        setattr(target, name, words)
        target.places[place] = places
        return f"{part}-{place}"

    return put


# What words can be marked as: its name in the form, how the button calls it, and what it does.
MARKS: dict[str, tuple[Any, Make]] = {
    "person": (_("Person"), _row("people", lambda words, at: PersonLine(name=words[:60], places=at))),
    "group": (_("Group"), _row("people", lambda words, at: PersonLine(name=words, is_group=True, places=at))),
    "unit": (_("Unit"), _row("units", lambda words, at: UnitName(name=words[:120], places=at))),
    "host": (_("Host"), _row("hosts", lambda words, at: HostLine(name=words[:120], places=at))),
    "measure": (_("Measure"), _row("measures", lambda words, at: MeasureLine(title=words[:200], places=at))),
    "headline": (_("Headline"), _field("story", "headline", "headline")),
    "place": (_("Place"), _field("meeting", "place", "place")),
    "event": (_("Event"), _field("meeting", "name", "name")),
    "contributor": (_("Contributor"), _field("story", "contributor", "contributor")),
    "photographer": (_("Photographer"), _field("story", "photographer", "photographer")),
    "editor": (_("Editor"), _field("story", "responsible_editor", "responsible_editor")),
}
PIGMENTS = [(name, label) for name, (label, _make) in MARKS.items()]
EMPTY = {
    "hosts": HostLine,
    "people": PersonLine,
    "tiers": TierLine,
    "measures": MeasureLine,
    "captions": CaptionLine,
    "related": RelatedLine,
}


def carry_out(sent: QueryDict, report: Report, proposal: Proposal) -> str:
    """Do what a button of the paper or of a group asks; returns the id of the row to look at, if there is one."""
    key = _moved_lines(sent, report, proposal)
    if (mark := sent.get("_mark", "")) in MARKS:
        key = _marked(sent, report, proposal, mark) or key
    if (kind := sent.get("_add", "")) in EMPTY:
        row = EMPTY[kind](link=Link(chosen=False)) if kind in ("people", "related") else EMPTY[kind]()
        proposal.rows()[kind].append(row)
        proposal.give_keys()
        key = row.key
    key = _stepped(proposal, sent.get("_up", ""), -1) or _stepped(proposal, sent.get("_down", ""), 1) or key
    if (number := str(sent.get("_take", ""))).isdigit():
        key = _taken(int(number), proposal) or key
    if key:
        name_units(proposal)
        proposal.give_keys()
        matching.match(proposal)
    return key


def _stepped(proposal: Proposal, key: str, step: int) -> str:
    """A row one place up or down; at the end of its group it stays, and is shown all the same."""
    for rows in proposal.rows().values():
        at = next((at for at, row in enumerate(rows) if key and row.key == key), None)
        if at is None:
            continue
        if 0 <= at + step < len(rows):
            rows[at], rows[at + step] = rows[at + step], rows[at]
        return key
    return ""


def _marked(sent: QueryDict, report: Report, proposal: Proposal, mark: str) -> str:
    start, end = sent.get("_start", ""), sent.get("_end", "")
    if not (start.isdigit() and end.isdigit()):
        return ""
    words = report.text[int(start) : int(end)]
    first = int(start) + len(words) - len(words.lstrip())
    words = words.strip()
    if not words or len(words) > LONGEST or "\n" in words:
        return ""
    return MARKS[mark][1](proposal, words, [[first, first + len(words)]])


def _taken(number: int, proposal: Proposal) -> str:
    """Somebody who was read and left out takes part after all."""
    if number >= len(proposal.left_out) or not proposal.left_out[number].person:
        return ""
    left = proposal.left_out.pop(number)
    return MARKS["person"][1](proposal, left.words, left.places)


# Lines of the paper that are something else than the reader thought.


def _moved_lines(sent: QueryDict, report: Report, proposal: Proposal) -> str:
    key = ""
    for number, line in enumerate(report.lines):
        part = sent.get(f"line-{number + 1}")
        if part is not None and part != line["part"] and not (part == "body" and line["part"] == "lead"):
            _leave(report, proposal, line)
            key = _join(report, proposal, line, part)
            line["part"] = part
    return key


def _said(report: Report, line: dict[str, Any]) -> str:
    return report.text[line["start"] : line["end"]]


def _leave(report: Report, proposal: Proposal, line: dict[str, Any]) -> None:
    story, words = proposal.story, _said(report, line)
    if line["part"] in ("headline", "kicker"):
        setattr(story, line["part"], "")
        story.places.pop(line["part"], None)
    elif line["part"] == "deck":
        story.deck = "\n".join(one for one in story.deck.splitlines() if one != words)
    elif line["part"] in ("lead", "body"):
        story.body = story.body.replace(f"<p>{escape(words)}</p>", "", 1)
    proposal.captions = [row for row in proposal.captions if not _inside(row.places, line)]
    proposal.related = [row for row in proposal.related if not _inside(row.places, line)]


def _inside(places: list[list[int]], line: dict[str, Any]) -> bool:
    return any(line["start"] <= start and end <= line["end"] for start, end in places)


def _join(report: Report, proposal: Proposal, line: dict[str, Any], part: str) -> str:
    story, words, places = proposal.story, _said(report, line), [[line["start"], line["end"]]]
    if part in ("headline", "kicker"):
        setattr(story, part, words[:120])
        story.places[part] = places
        return f"story-{part}"
    if part == "deck":
        story.deck = f"{story.deck}\n{words}".strip()
        return "story-deck"
    if part == "body":
        story.body += f"<p>{escape(words)}</p>"
        return "story-body"
    rows: dict[str, Any] = {
        "caption": (proposal.captions, CaptionLine(text=words[:300], places=places)),
        "related": (proposal.related, RelatedLine(title=words[:200], places=places)),
    }
    if part not in rows:
        return "story"
    group, row = rows[part]
    group.append(row)
    group.sort(key=lambda one: one.places[:1] or [[len(report.text), 0]])
    proposal.give_keys()
    return row.key
