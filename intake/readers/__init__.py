"""Readers: a pasted text, a web page or a Word file as lines that know their kind and place."""

import re

from django.utils.translation import gettext as _

from intake.readers.docx import read_docx
from intake.readers.encoding import decoded
from intake.readers.html import read_html
from intake.readers.text import read_text
from intake.source import Source, Unreadable

__all__ = ["read"]

MAX_BYTES = 30 * 1024 * 1024
MAX_CHARS = 2_000_000
ZIP = b"PK"
# What is no report, by its first bytes, and what to say of it.
OTHERS = {
    b"\xd0\xcf\x11\xe0": "doc",
    b"%PDF": "pdf",
    b"{\\rtf": "doc",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
}
MARKUP = re.compile(
    r"<!doctype html|<html[\s>]|</(?:p|div|span|section|table|td|h[1-6]|body|a|strong)\s*>|<br\s*/?>|<p[\s>]", re.I
)


def read(data: str | bytes, filename: str = "") -> Source:
    """A report as a Source, by what it holds and not by its name. Raises Unreadable with a sentence for the editor."""
    if isinstance(data, str):
        return _of_text(data, filename)
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The file is larger than %(megabytes)d MB.") % {"megabytes": MAX_BYTES // 1024**2})
    if data.startswith(ZIP):
        return _not_empty(read_docx(data, filename))
    for beginning, kind in OTHERS.items():
        if data.startswith(beginning):
            raise Unreadable(_refusals()[kind])
    return _of_text(decoded(data), filename)


def _of_text(text: str, filename: str) -> Source:
    if len(text) > MAX_CHARS:
        raise Unreadable(_("The text is longer than %(chars)d characters.") % {"chars": MAX_CHARS})
    is_html = len(MARKUP.findall(text[:200_000])) > 1
    return _not_empty(read_html(text, filename) if is_html else read_text(text, filename))


def _not_empty(source: Source) -> Source:
    if not source.lines:
        raise Unreadable(_("There is no text in it."))
    return source


def _refusals() -> dict[str, str]:
    return {
        "doc": _("This is a document of an old form: open it in Word or WPS and save it as .docx."),
        "pdf": _("This is a PDF: copy its text and paste it."),
        "picture": _("This is a picture, not a text."),
        "archive": _("This is a packed file: unpack it and choose the document inside."),
    }
