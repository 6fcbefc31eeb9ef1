"""The text of documents: Word files (.docx) and PDFs, read once for each stored file."""

import logging
import time
import zipfile

import mammoth
from django.core.files.base import File
from django.db.models.fields.files import FieldFile

from newsroom.search.analyser import LONGEST_TEXT
from newsroom.search.models.document import DocumentText

logger = logging.getLogger(__name__)

# A document that unpacks to more than this is left unread.
MOST_BYTES = 200 * 1024 * 1024
# The writer waits while a document is read.
MOST_SECONDS = 5.0


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
    """The paragraphs of a Word file, footnotes included, without what tracked changes have deleted."""
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
            return ""
    file.seek(0)
    return mammoth.extract_raw_text(file).value


def pdf_text(file: File) -> str:
    """The text of a PDF's first pages, as far as it is read in a few seconds; a scan has none."""
    from pypdf import PdfReader  # read when it is needed: most processes never meet a PDF

    found, until = [""], time.monotonic() + MOST_SECONDS
    for page in PdfReader(file).pages:
        if time.monotonic() > until or sum(map(len, found)) > LONGEST_TEXT:
            break
        found.append(page.extract_text())
    return "\n".join(found)
