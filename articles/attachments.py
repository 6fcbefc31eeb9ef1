"""What may be attached to an article: documents that readers open, known by their content and not by their name."""

import io
import zipfile
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word 97, of WPS, of their tables and slides
ZIP = b"PK\x03\x04"

# How a file of each kind begins. OFD is the national format of documents (GB/T 33190).
BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "ofd": (ZIP,),
    "zip": (ZIP, b"PK\x05\x06"),
    **dict.fromkeys(["docx", "xlsx", "pptx"], (ZIP,)),
    **dict.fromkeys(["doc", "xls", "ppt"], (OFFICE,)),
    **dict.fromkeys(["wps", "et", "dps"], (OFFICE, ZIP)),
    **dict.fromkeys(["jpg", "jpeg"], (b"\xff\xd8\xff",)),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "txt": (),
    "csv": (),
}
# The part of the container that a document of this kind has to have.
INSIDE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "ofd": "OFD.xml"}
MACROS = "vbaProject.bin"


def check(file: File) -> None:
    """Raise ValidationError with a sentence where a file may not be given to readers."""
    name = PurePath(file.name or "")
    kind = name.suffix.lower().removeprefix(".")
    if kind not in BEGINNINGS:
        raise ValidationError(
            _("Files of this kind (%(kind)s) cannot be attached. Allowed: %(allowed)s."),
            code="kind",
            params={"kind": kind or name.name, "allowed": "、".join(BEGINNINGS)},
        )
    if file.size > settings.ATTACHMENT_MAX_BYTES:
        raise ValidationError(
            _("This file has %(size)s; an attachment may have %(limit)s."),
            code="too_many_bytes",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(settings.ATTACHMENT_MAX_BYTES)},
        )
    if not _is(kind, file):
        raise ValidationError(
            _("The content of this file is not what its name says (%(kind)s). Save it again and attach it."),
            code="content",
            params={"kind": kind},
        )


def _is(kind: str, file: File) -> bool:
    file.seek(0)
    beginning = file.read(4096)
    file.seek(0)
    if not BEGINNINGS[kind]:
        return b"\0" not in beginning  # text in any encoding that offices use
    if not beginning.startswith(BEGINNINGS[kind]):
        return False
    return kind not in INSIDE or _holds(file, INSIDE[kind])


def _holds(file: File, part: str) -> bool:
    """Whether an office container is one, without macros."""
    try:
        names = zipfile.ZipFile(io.BytesIO(file.read())).namelist()
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
    return any(name.startswith(part) for name in names) and not any(name.endswith(MACROS) for name in names)
