"""Extraction: pure functions from a Source and the known names to what an editor confirms. No database, no clock."""

import datetime

from articles.body import from_plain_text
from intake.extraction import Extraction
from intake.register import Register
from intake.source import Source

__all__ = ["extract"]


def extract(source: Source, register: Register, published: datetime.date | None = None) -> Extraction:
    """What a report tells. `published` is the day of publication, for dates without a year and for 昨日 and 今天."""
    body = tuple(line.number for line in source.lines)
    html = "".join(from_plain_text(source.said(source.lines[number].span)) for number in body)
    return Extraction(body=body, body_html=html)
