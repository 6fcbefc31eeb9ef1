import io

import segno
from django.utils.translation import gettext as _


def qr_code(address: str) -> bytes:
    """The address as a QR code (ISO/IEC 18004), an SVG file with a title; black on the white it stands on."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    title = _("QR code of this page's address")
    code.save(drawn, kind="svg", xmldecl=False, omitsize=True, border=2, lineclass=None, title=title)
    return drawn.getvalue()
