"""The text of a file in whatever encoding Chinese offices save it: UTF-8, UTF-16, GB 18030 (GBK, GB 2312), Big5."""

import codecs
import re
import unicodedata

from django.utils.translation import gettext as _

from intake.source import Unreadable

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]{3,20})", re.I)
SAMPLE = 20_000
# So much of a text may be characters that no text has.
STRANGE = 0.02


def decoded(data: bytes) -> str:
    """The text. Raises Unreadable where no encoding gives one."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(_("The file is empty."))
    for encoding in _candidates(data):
        text = _decoded_as(data, encoding)
        if text is not None and _reads(text):
            return text
    raise Unreadable(_("This is no text, or the file is damaged."))


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return [encoding]
    named = DECLARED.search(data[:4096])
    declared = [named[1].decode("ascii")] if named else []
    wide = _wide(data)
    return [*wide, "utf-8", *declared, "gb18030", "big5"]


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: spaces and line ends have a zero byte on one side."""
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    if even == odd == 0:
        return []
    return ["utf-16-le"] if odd > even else ["utf-16-be"]


def _decoded_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _reads(text: str) -> bool:
    """Whether it is a text: hardly any control, private or unassigned characters."""
    sample = text[:SAMPLE]
    if "\x00" in sample:
        return False
    strange = sum(
        unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") and char not in "\t\n\r\x0b\x0c\x07" for char in sample
    )
    return strange <= len(sample) * STRANGE
