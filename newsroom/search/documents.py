"""The text of documents: Word files (.docx) and PDFs, read once for each stored file."""

import logging
import re
import zipfile
from html import unescape

from django.core.files.base import File
from django.db.models.fields.files import FieldFile

from newsroom.search.analyser import LONGEST_TEXT
from newsroom.search.models.document import DocumentText

logger = logging.getLogger(__name__)

PARAGRAPH_END = re.compile(r"</w:p>|<w:(?:br|cr)\b[^>]*/>")
TAG = re.compile(r"<[^>]*>")
# A document that unpacks to more than this is refused unread.
MOST_BYTES = 64 * 1024 * 1024
MOST_PAGES = 400


def text_of(file: FieldFile) -> str:
    """The text of a stored document; "" where it has none, cannot be read or is of another kind."""
    if not file:
        return ""
    known = DocumentText.objects.filter(name=file.name).first()
    if known is None:
        known, _made = DocumentText.objects.get_or_create(name=file.name, defaults={"text": _read(file)})
    return known.text


def _read(file: FieldFile) -> str:
    readers = {"docx": docx_text, "pdf": pdf_text}
    reader = readers.get((file.name or "").rsplit(".", 1)[-1].lower())
    if not reader:
        return ""
    try:
        with file.storage.open(str(file.name)) as opened:
            return " ".join(reader(opened).replace("\x00", " ").split())[:LONGEST_TEXT]
    except Exception:  # a broken document is the writer's affair; the article is still saved
        logger.warning("No text could be read from %s", file.name, exc_info=True)
        return ""


def docx_text(file: File) -> str:
    """The paragraphs of a Word file, one a line."""
    with zipfile.ZipFile(file) as archive:
        part = archive.getinfo("word/document.xml")
        if part.file_size > MOST_BYTES:
            return ""
        xml = archive.read(part).decode("utf-8")
    return unescape(TAG.sub("", PARAGRAPH_END.sub("\n", xml)))


def pdf_text(file: File) -> str:
    """The text of a PDF's first pages; a scan has none."""
    from pypdf import PdfReader  # read when it is needed: most processes never meet a PDF

    pages = PdfReader(file).pages
    return "\n".join(page.extract_text() for page in pages[:MOST_PAGES])
