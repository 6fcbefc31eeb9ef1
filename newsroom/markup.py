"""Text for machines: what XML and HTML allow, plain text of a body, and addresses that work from anywhere."""

import html
import json
import re
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

# XML 1.0, production 2 (Char): everything else makes a feed or a sitemap unreadable as a whole.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# HTML also calls these a mistake, and nobody types them on purpose.
UNWANTED = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef]|[\ufffe\uffff]")
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|td|th|tr|blockquote|figcaption|div)>|<br\s*/?>", re.IGNORECASE)
LINK = re.compile(r"""(<[^<>]*?\s(?:href|src)=)(["'])(.*?)\2""", re.IGNORECASE | re.DOTALL)
# Inside <script>, `</script>` and `<!--` would end or hide the data, whatever the quotes around them.
SCRIPT_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&\u2028\u2029"}


def legal(text: object) -> str:
    """The text without the control characters that XML and HTML forbid."""
    return UNWANTED.sub("", ILLEGAL.sub("", str(text)))


def plain_text(body: str) -> str:
    """A body of HTML as one line of text, blocks separated by a space."""
    return " ".join(html.unescape(strip_tags(BLOCK_END.sub(" ", body))).split())


def excerpt(body: str, length: int = 120) -> str:
    """The first sentences of a body, at most `length` characters, cut at a full stop where one is near."""
    text = legal(plain_text(body))
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    end = max(cut.rfind(mark) for mark in "。！？；")
    return cut[: end + 1] if end > length // 2 else cut + "…"


def absolute(address: str) -> str:
    """An address for readers elsewhere. The host is the setting's, never the one that a request claims."""
    return _joined(settings.SITE_URL + "/", address) if address else ""


# The same few dozen addresses (home, sections, publisher) stand on every page several times.
@lru_cache(maxsize=10_000)
def _joined(base: str, address: str) -> str:
    return urljoin(base, address)


def absolute_links(body: str) -> str:
    """HTML with every href and src made absolute, for feeds."""
    return LINK.sub(lambda m: f"{m[1]}{m[2]}{html.escape(absolute(html.unescape(m[3])))}{m[2]}", body)


def site_domain() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""


def language_tag() -> str:
    """The language of what is published, as BCP 47 writes it: zh-Hans."""
    language, _dash, script = settings.LANGUAGE_CODE.partition("-")
    return f"{language}-{script.title()}" if len(script) == 4 else settings.LANGUAGE_CODE


def present(**properties: Any) -> dict[str, Any]:
    """The properties that are known: nothing empty, and no character that XML or HTML forbids."""
    return {
        name: legal(value) if isinstance(value, str) else value
        for name, value in properties.items()
        if value not in (None, "", [], {})
    }


def script_json(data: Any) -> SafeString:
    """JSON that can stand inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(SCRIPT_ESCAPES))  # noqa: S308
