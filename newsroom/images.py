"""What may become a picture here: checked before it is decoded, turned upright, stripped of what cameras add."""

import datetime
import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageFile, ImageOps, IptcImagePlugin, JpegImagePlugin

# Pillow reads forty formats; a newsroom needs these, and every other decoder is one more way in.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# What it is stored as: two exposures in one file (MPO) and moving pictures become one still.
STORED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif"  # for the browser's own dialog
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

NOT_A_PICTURE = _("This is not a picture that can be shown. Choose a JPEG, PNG, WebP or GIF file.")
BROKEN = _("This picture is damaged or was not copied to its end. Copy it from the camera again.")

# What cameras write where a description belongs.
BOILERPLATE = re.compile(r"^(.*DIGITAL CAMERA|SAMSUNG.*|SONY DSC|DCIM|screenshot|\W*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Prepared:
    """A picture that may be stored, and what its file said about itself."""

    content: ContentFile
    extension: str
    width: int
    height: int
    sha256: str  # of the file as it came, so that the same upload is known again
    caption: str = ""
    photographer: str = ""
    taken_on: datetime.date | None = None


def prepare(upload: File) -> Prepared:
    """An upload as it will be stored: upright, without EXIF, GPS, IPTC or XMP.

    Raises ValidationError with a sentence for the editor. The pixels (settings.PICTURE_MAX_PIXELS) are counted
    in the header: a decompression bomb is refused before it costs memory.
    """
    data = _read(upload)
    with _opened(data) as image:
        stored_as = STORED_AS[image.format or ""]
        facts = _facts(image)
        upright = _decoded(image)
        return Prepared(
            ContentFile(_encoded(upright, stored_as, image), name=f"picture.{EXTENSIONS[stored_as]}"),
            EXTENSIONS[stored_as],
            *upright.size,
            sha256=hashlib.sha256(data).hexdigest(),
            **facts,
        )


def _read(upload: File) -> bytes:
    if upload.size > settings.PICTURE_MAX_BYTES:
        raise ValidationError(
            _("This file has %(size)s; a picture may have %(limit)s. Save it smaller and upload it again."),
            code="too_many_bytes",
            params={"size": filesizeformat(upload.size), "limit": filesizeformat(settings.PICTURE_MAX_BYTES)},
        )
    upload.seek(0)
    return upload.read()


def _opened(data: bytes) -> ImageFile.ImageFile:
    """The picture with only its header read."""
    with warnings.catch_warnings():
        # Pillow's own limit is half of ours or twice it; the one that counts is below.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError:
            raise _too_many_pixels() from None
        except Exception as error:  # decoders raise anything on hostile input
            raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error
    width, height = image.size
    if width * height > settings.PICTURE_MAX_PIXELS:
        raise _too_many_pixels(width, height)
    return image


def _too_many_pixels(width: int = 0, height: int = 0) -> ValidationError:
    """The refusal; without the size where Pillow itself refused to say it."""
    return ValidationError(
        _("This picture is %(size)s pixels; %(limit)s megapixels are allowed. Make it smaller and upload it again.")
        if width
        else _("This picture has far more than the %(limit)s megapixels allowed. Make it smaller and upload it again."),
        code="too_many_pixels",
        params={"size": f"{width}×{height}", "limit": settings.PICTURE_MAX_PIXELS // 1_000_000},
    )


def _decoded(image: Image.Image) -> Image.Image:
    try:
        image.load()
        return ImageOps.exif_transpose(image)
    except Exception as error:  # a truncated or hostile file fails in many ways
        raise ValidationError(BROKEN, code="broken") from error


def _encoded(image: Image.Image, stored_as: str, source: Image.Image) -> bytes:
    """The file to store. A JPEG keeps its own quantisation, so that nothing visible is lost."""
    options: dict[str, Any] = {}
    if profile := source.info.get("icc_profile"):
        options["icc_profile"] = profile
    if stored_as == "JPEG":
        if image.mode not in ("L", "RGB"):
            image = image.convert("RGB")
            options.pop("icc_profile", None)  # it described the four inks
        tables = getattr(source, "quantization", None)
        if tables and source.mode == image.mode:
            options |= {"qtables": tables, "subsampling": JpegImagePlugin.get_sampling(source)}
        else:
            options["quality"] = 92
    elif stored_as == "WEBP":
        options["quality"] = 92
    image.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    out = io.BytesIO()
    image.save(out, stored_as, exif=b"", **options)
    return out.getvalue()


def _facts(image: ImageFile.ImageFile) -> dict:
    """Caption, photographer and day as agencies (IPTC-IIM 2:120, 2:80, 2:55) and cameras (EXIF) write them."""
    try:
        iptc = IptcImagePlugin.getiptcinfo(image) or {}
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # broken metadata is no reason to refuse a picture
        return {}
    caption = _text(iptc.get((2, 120))) or _text(exif.get(ExifTags.Base.ImageDescription))
    return {
        "caption": "" if BOILERPLATE.match(caption) else caption[:300],
        "photographer": (_text(iptc.get((2, 80))) or _text(exif.get(ExifTags.Base.Artist)))[:60],
        "taken_on": _day(_text(iptc.get((2, 55))) or _text(details.get(ExifTags.Base.DateTimeOriginal))),
    }


def _text(value: object) -> str:
    """Text of metadata: UTF-8, or the Chinese national encoding that agencies used before it."""
    if isinstance(value, list):
        value = b"\xe3\x80\x81".join(value)
    if isinstance(value, str):
        if max(value, default="") > "\xff":
            return value.strip("\0 \n")
        value = value.encode("latin-1")  # Pillow decodes EXIF as Latin-1
    if not isinstance(value, bytes):
        return ""
    for encoding in ("utf-8", "gb18030"):
        try:
            return value.decode(encoding).replace("\0", "").strip()
        except UnicodeDecodeError:
            continue
    return ""


def _day(text: str) -> datetime.date | None:
    """20141022 (IPTC) or 2014:10:22 09:30:00 (EXIF)."""
    match = re.match(r"(\d{4})[:-]?(\d{2})[:-]?(\d{2})", text)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
