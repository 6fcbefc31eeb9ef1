import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def qr_code(address: str) -> SafeString:
    """The address as a QR code (ISO/IEC 18004), drawn as SVG with a title; black on the white it stands on."""
    code = segno.make(address, error="m", micro=False)
    svg = code.svg_inline(omitsize=True, border=2, lineclass=None, title=_("QR code of this page's address"))
    return mark_safe(svg)  # noqa: S308 - segno escapes the title, and the address is only dots
