"""Word files through mammoth: headings, lists, tables and pictures are taken along."""

import io
import re
import zipfile
from typing import Any

import mammoth
from django.utils.translation import gettext as _

from intake.readers.html import read_html
from intake.source import EmbeddedPicture, Source, Unreadable

# Unpacked, a report with its photographs stays far below this; a packed bomb does not.
MAX_UNPACKED = 300 * 1024 * 1024
MAX_TEXT = 30 * 1024 * 1024
MAX_FILES = 5000
DOCUMENT = "word/document.xml"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='题注'] => figcaption:fresh
"""


def read_docx(data: bytes, filename: str = "") -> Source:
    """Raises Unreadable for what is no Word document, is damaged, or unpacks to more than a report."""
    _refuse_what_is_no_document(data)
    pictures: list[EmbeddedPicture] = []

    def keep(image: Any) -> dict[str, str]:
        with image.open() as file:
            pictures.append(EmbeddedPicture(0, "", image.alt_text or "", image.content_type, file.read()))
        return {"src": f"embedded:{len(pictures) - 1}"}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data), style_map=STYLES, convert_image=mammoth.images.img_element(keep)
        )
    except RecursionError as broken:
        raise Unreadable(_damaged()) from broken
    except Exception as broken:  # mammoth raises whatever its parsers do
        raise Unreadable(_damaged()) from broken
    return read_html(made.value or "<p></p>", filename, form="docx", images=pictures)


def _damaged() -> str:
    return _("The document is damaged: open it in Word or WPS and save it again as .docx.")


def _refuse_what_is_no_document(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise Unreadable(_damaged()) from broken
    names = {file.filename for file in files}
    if not any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        raise Unreadable(_("This is no Word document."))
    text = sum(file.file_size for file in files if file.filename.endswith((".xml", ".rels")))
    if len(files) > MAX_FILES or text > MAX_TEXT or sum(file.file_size for file in files) > MAX_UNPACKED:
        raise Unreadable(_("The document is too large."))
