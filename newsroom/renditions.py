"""Smaller forms of stored pictures: named without asking the database, made when first asked for, then plain files.

A rendition lives below `thumbs/` of the media storage, where nginx serves it. Its name says everything that is
needed to make it and ends in a signature, so that nobody can have sizes made that no page shows.
See docs/decisions/0011-renditions.md.
"""

import hashlib
import hmac
import io
import posixpath
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from PIL import Image, UnidentifiedImageError
from sorl.thumbnail.conf import settings as thumbnails
from sorl.thumbnail.engines.pil_engine import Engine

# Widths in pixels: each about a third more than the one before, from a phone's thumbnail to a wide screen at 2x.
LADDER = (160, 320, 480, 640, 800, 960, 1280, 1600, 2000)
FORMATS = {"webp": "WEBP", "jpg": "JPEG", "avif": "AVIF"}
# What looks like WebP at 80, for about two thirds of its bytes.
AVIF_QUALITY = 60
NAME = re.compile(
    r"^(?P<source>.+)/(?P<width>\d{1,4})x(?P<height>\d{1,4})(?:-(?P<x>\d{1,3})-(?P<y>\d{1,3}))?"
    r"\.(?P<sign>[0-9a-f]{16})\.(?P<kind>webp|jpg|avif)$"
)


@cache
def media_address() -> str:
    """Where media lie: /media/ unless the site lies below a prefix."""
    return reverse("media", args=["x"]).removesuffix("x")


@cache
def signing_key(secret: str) -> bytes:
    return hashlib.sha256(b"newsroom.renditions" + secret.encode()).digest()


# A page names some forty renditions, and the pages of the newest stories mostly the same.
@lru_cache(maxsize=10_000)
def _signed(recipe: str, secret: str) -> str:
    return hmac.digest(signing_key(secret), recipe.encode(), "sha256").hex()[:16]


@dataclass(frozen=True)
class Rendition:
    """One form of a stored picture. A crop keeps `focus` (per cent from left and top); None crops nothing."""

    source: str
    width: int
    height: int
    focus: tuple[int, int] | None = None
    kind: str = "webp"

    @property
    def name(self) -> str:
        """Where it is in the media storage."""
        return posixpath.join(thumbnails.THUMBNAIL_PREFIX, f"{self._recipe}.{self._signature}.{self.kind}")

    @property
    def url(self) -> str:
        """An address of this site whatever the storage is: the first request for it has to come here."""
        return media_address() + quote(self.name)

    @property
    def _recipe(self) -> str:
        crop = "-{}-{}".format(*self.focus) if self.focus else ""
        return f"{self.source}/{self.width}x{self.height}{crop}"

    @property
    def _signature(self) -> str:
        return _signed(f"{self._recipe}.{self.kind}", settings.SECRET_KEY)

    @classmethod
    def named(cls, name: str) -> "Rendition | None":
        """The rendition that has this name; None for a name that this site never gave."""
        match = NAME.match(name.removeprefix(thumbnails.THUMBNAIL_PREFIX))
        if not match:
            return None
        focus = (int(match["x"]), int(match["y"])) if match["x"] else None
        rendition = cls(match["source"], int(match["width"]), int(match["height"]), focus, match["kind"])
        return rendition if constant_time_compare(rendition._signature, match["sign"]) else None

    def as_kind(self, kind: str) -> "Rendition":
        """The same picture at the same size in another format."""
        return replace(self, kind=kind)

    def make(self) -> bytes | None:
        """Its bytes, stored under its name for the next reader; None where the picture's file is missing or broken."""
        engine = Engine()
        try:
            with default_storage.open(self.source) as file:
                image = Image.open(io.BytesIO(file.read()))
            # A JPEG decodes at an eighth of its size at a fraction of the cost; twice the target keeps it sharp.
            image.draft("RGB", (self.width * 2, self.height * 2))
            info = engine.get_image_info(image)
            made = engine.create(image, (self.width, self.height), self._options)
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            return None
        target = ContentFile(b"")
        engine.write(made, {**self._options, "image_info": info}, target)
        return _kept(self.name, target)

    @property
    def _options(self) -> dict[str, object]:
        return {
            "format": FORMATS[self.kind],
            "quality": AVIF_QUALITY if self.kind == "avif" else thumbnails.THUMBNAIL_QUALITY,
            "colorspace": "RGB",
            "crop": "{}% {}%".format(*self.focus) if self.focus else False,
            "cropbox": False,
            "rounded": False,
            "upscale": False,
            "orientation": False,  # stored pictures are upright
        }


def _kept(name: str, content: ContentFile) -> bytes:
    """Store under exactly this name; of two that make the same one at once, the second drops its own."""
    content.seek(0)
    if not default_storage.exists(name):
        stored = default_storage.save(name, content)
        if stored != name:
            default_storage.delete(stored)
    content.seek(0)
    return content.read()


def forget(source: str) -> None:
    """Remove what was made of a picture; storages that cannot list leave it, under a name that nobody can guess."""
    folder = posixpath.join(thumbnails.THUMBNAIL_PREFIX, source)
    try:
        _folders, files = default_storage.listdir(folder)
    except (FileNotFoundError, NotImplementedError):
        return
    for file in files:
        default_storage.delete(posixpath.join(folder, file))


def sizes_within(width: int, height: int, ratio: float | None = None) -> list[tuple[int, int]]:
    """The sizes to offer of a picture of these pixels, smallest first, never above its own.

    `ratio` is width by height of a crop; None keeps the whole picture.
    """
    ratio = ratio or width / height
    widest = max(1, min(width, round(height * ratio)))
    widths = [step for step in LADDER if step < widest] + [widest] * (widest <= LADDER[-1])
    return [(step, max(1, round(step / ratio))) for step in widths]
