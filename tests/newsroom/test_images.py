"""Uploads become pictures: checked in their header, upright, without what the camera wrote."""

import datetime
import io
import struct
import tracemalloc
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, TiffImagePlugin

from newsroom.images import prepare


def file_of(image: Image.Image, kind: str = "JPEG", **options) -> ContentFile:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return ContentFile(out.getvalue(), name="photo")


def two_colours(size=(40, 20)) -> Image.Image:
    """Red on the left, white on the right."""
    image = Image.new("RGB", size, "white")
    image.paste("#ab261c", (0, 0, size[0] // 2, size[1]))
    return image


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds a thousand bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + body + chunk(b"IEND", b"")


def gif_header(width: int, height: int) -> bytes:
    return (
        b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff,"
        + struct.pack("<HHHH", 0, 0, width, height) + b"\0\x02\x02D\x01\0;"
    )  # fmt: skip


def jpeg_header(width: int, height: int) -> bytes:
    data = bytearray(file_of(Image.new("RGB", (16, 16))).read())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(data)


@pytest.mark.parametrize("header", [png_header, gif_header, jpeg_header])
def test_a_picture_of_900_megapixels_is_refused_and_costs_no_memory(header):
    data = header(30_000, 30_000)
    tracemalloc.start()
    with pytest.raises(ValidationError) as refusal:
        prepare(ContentFile(data, name="bomb"))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "百万像素" in refusal.value.messages[0]
    assert peak < 2_000_000


def test_the_limit_of_pixels_is_a_setting(settings):
    settings.PICTURE_MAX_PIXELS = 799
    with pytest.raises(ValidationError, match="40×20"):
        prepare(file_of(two_colours()))
    settings.PICTURE_MAX_PIXELS = 800
    assert prepare(file_of(two_colours())).width == 40


def test_the_limit_of_bytes_is_a_setting(settings):
    settings.PICTURE_MAX_BYTES = 100
    with pytest.raises(ValidationError, match="图片最大"):
        prepare(file_of(two_colours()))


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html><script>alert(1)</script>",
        b"%PDF-1.4",
        b"\xff\xd8\xff",
        b"",
        b"GIF89a",
        b"BM" + b"\0" * 60,
    ],
)
def test_what_is_not_a_picture_is_refused_whatever_its_name_says(content):
    with pytest.raises(ValidationError, match="不是可以显示的图片"):
        prepare(ContentFile(content, name="photo.jpg"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_truncated_picture_is_refused(kind):
    data = file_of(Image.effect_noise((200, 200), 60).convert("RGB"), kind).read()
    with pytest.raises(ValidationError):
        prepare(ContentFile(data[: len(data) // 2], name="photo"))


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "png")])
def test_every_kind_that_is_allowed_comes_through(kind, extension):
    prepared = prepare(file_of(two_colours(), kind))
    assert (prepared.extension, prepared.width, prepared.height) == (extension, 40, 20)
    assert Image.open(prepared.content).convert("RGB").getpixel((2, 2))[0] > 150


def test_a_picture_is_stored_upright():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # the camera was held on its side
    prepared = prepare(file_of(two_colours(), exif=exif))
    stored = Image.open(prepared.content)
    assert stored.size == (prepared.width, prepared.height) == (20, 40)
    assert stored.getpixel((10, 5))[1] < 120  # the red half is above
    assert stored.getpixel((10, 35))[1] > 200


def camera_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "朱清出席会议并讲话".encode()
    exif[ExifTags.Base.Artist] = "林书".encode()
    exif[ExifTags.Base.Model] = "Secret Camera"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2014:10:22 09:30:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (26, 4, TiffImagePlugin.IFDRational(30))
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_is_not_stored(kind):
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret Place</x:xmpmeta>'
    options = {} if kind == "PNG" else {"xmp": xmp}
    prepared = prepare(file_of(two_colours(), kind, exif=camera_exif(), **options))
    stored = Image.open(prepared.content)
    assert not stored.getexif()
    for secret in (b"Secret", b"Exif", b"xmpmeta", "林书".encode()):
        assert secret not in prepared.content.read()
        prepared.content.seek(0)


def test_what_a_file_says_about_itself_fills_the_fields():
    prepared = prepare(file_of(two_colours(), exif=camera_exif()))
    assert prepared.caption == "朱清出席会议并讲话"
    assert prepared.photographer == "林书"
    assert prepared.taken_on == datetime.date(2014, 10, 22)


def iptc(*records: tuple[int, bytes]) -> bytes:
    """An APP13 segment with IPTC-IIM records, as picture agencies write them."""
    data = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text for number, text in records)
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_caption_of_an_agency_comes_before_that_of_a_camera(encoding):
    said = iptc((120, "推进会现场".encode(encoding)), (80, "陈静".encode(encoding)), (55, b"20141021"))
    data = file_of(two_colours(), exif=camera_exif()).read()
    prepared = prepare(ContentFile(data[:2] + said + data[2:], name="photo"))
    assert prepared.caption == "推进会现场"
    assert prepared.photographer == "陈静"
    assert prepared.taken_on == datetime.date(2014, 10, 21)
    assert b"8BIM" not in prepared.content.read()


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "   "])
def test_what_a_camera_says_about_itself_is_no_caption(words):
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = words
    assert prepare(file_of(two_colours(), exif=exif)).caption == ""


def test_a_photograph_loses_nothing_that_can_be_seen():
    image = Image.effect_noise((300, 200), 40).convert("RGB")
    upload = file_of(image, quality=85)
    before = Image.open(io.BytesIO(upload.read())).convert("L").tobytes()
    after = Image.open(prepare(upload).content).convert("L").tobytes()
    differences = [abs(a - b) for a, b in zip(before, after, strict=True)]
    assert sum(differences) / len(differences) < 1  # of 255
