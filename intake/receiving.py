"""A report comes in: kept as it came, read, looked up, and put into the box for an editor to confirm."""

import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import Truncator

from intake import likeness, matching, proposing, register
from intake.extract import extract
from intake.extraction import Extraction, Found
from intake.models import Report
from intake.readers import read
from intake.source import EmbeddedPicture, LineKind, Source, Span
from newsroom.models import User

LABEL = 60  # characters of the line that names a report in lists


def receive(
    data: str | bytes, by: User | None, *, published_on: datetime.date | None = None, filename: str = ""
) -> Report:
    """Keep a pasted text or a file, and what it says. Raises `intake.source.Unreadable` with a sentence."""
    report = Report(published_on=published_on, received_by=by, changed_by=by, file_name=filename[:200])
    source = read(data, filename)
    with transaction.atomic():
        if isinstance(data, str):
            report.pasted = data
        else:
            report.file.save(filename or "report", ContentFile(data), save=False)
        _take(report, source)
    return report


def read_again(report: Report, by: User | None) -> None:
    """Read a report anew with what the register knows by now; what editors had answered is gone."""
    report.changed_by = by
    _take(report, _source(report))


def pictures_of(report: Report) -> dict[int, EmbeddedPicture]:
    """The pictures that came inside the document, by their numbers."""
    return {number: one for number, one in enumerate(_source(report).pictures) if one.data}


def _source(report: Report) -> Source:
    if not report.file:
        return read(report.pasted, report.file_name)
    with report.file.open("rb") as file:
        return read(file.read(), report.file_name)


def _take(report: Report, source: Source) -> None:
    found = extract(source, register.load(), report.published_on)
    proposal = proposing.propose(source, found)
    matching.match(proposal)
    report.text = source.text
    report.lines = [
        {"start": line.span.start, "end": line.span.end, "part": part}
        for line, part in zip(source.lines, parts(source, found), strict=True)
    ]
    report.label = Truncator(proposal.story.headline or proposal.meeting.name or _first_line(source)).chars(LABEL)
    report.proposal = proposal.as_json()
    report.save()
    likeness.remember(report)


def _first_line(source: Source) -> str:
    return source.said(source.lines[0].span) if source.lines else ""


def parts(source: Source, found: Extraction) -> list[str]:
    """What each line of the paper is: headline, body, caption, related, credit, picture, or nothing of these."""
    part_of = {line.number: "" for line in source.lines}
    for number in found.body:
        part_of[number] = "body"
    if found.body:
        part_of[found.body[0]] = "lead"
    for part, spans in _spans(found).items():
        for span in spans:
            line = source.line_at(span.start)
            if line and part_of[line.number] in ("", "caption") and not (part == "credit" and _is_long(line.span)):
                part_of[line.number] = part
    for line in source.lines:
        if line.kind == LineKind.PICTURE:
            part_of[line.number] = "picture"
    return [part_of[line.number] for line in source.lines]


def _is_long(span: Span) -> bool:
    return span.end - span.start > LABEL


def _spans(found: Extraction) -> dict[str, list[Span]]:
    one: dict[str, list[Found | None]] = {
        "headline": [found.headline],
        "kicker": [found.kicker],
        "deck": list(found.deck),
        "credit": [found.source, found.contributor, found.photographer, found.editor],
    }
    spans = {part: [each.span for each in values if each and each.span] for part, values in one.items()}
    spans["caption"] = [caption.span for caption in found.captions]
    spans["related"] = [story.span for story in found.related]
    return spans


def forget_file(report: Report) -> None:
    """Remove the file of a report that was not kept after all."""
    if report.file:
        report.file.delete(save=False)
