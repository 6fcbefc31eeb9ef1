"""Every picture that comes in at the desk is checked and stripped, portraits, banners and the emblem too."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import ExifTags, Image

from directory.models import Official
from tests.makers import picture_file


def photographed() -> ContentFile:
    """A portrait that says where it was taken."""
    file, exif = picture_file(), Image.Exif()
    exif[ExifTags.Base.Model] = "Secret Camera"
    image = Image.open(file)
    image.load()
    out = ContentFile(b"", name="portrait.jpg")
    image.save(out, "JPEG", exif=exif)
    out.seek(0)
    return out


def add_official(desk, portrait):
    rows = {"posts-TOTAL_FORMS": "0", "posts-INITIAL_FORMS": "0"}
    return desk.post(reverse("admin:directory_official_add"), {"name": "朱清", "portrait": portrait, **rows})


def test_a_portrait_is_stored_without_what_the_camera_wrote(desk):
    assert add_official(desk, photographed()).status_code == 302
    with Official.objects.get().portrait.open() as stored:
        assert b"Secret" not in stored.read()


@pytest.mark.parametrize("content", [b"<svg><script>x()</script></svg>", b"MZ"])
def test_a_portrait_that_is_no_picture_is_refused(desk, content):
    response = add_official(desk, ContentFile(content, name="portrait.jpg"))
    assert "不是可以显示的图片" in response.content.decode()
    assert not Official.objects.exists()


def test_a_portrait_can_be_taken_away_again(desk):
    add_official(desk, photographed())
    official = Official.objects.get()
    rows = {"posts-TOTAL_FORMS": "0", "posts-INITIAL_FORMS": "0", "_version": official.version}
    page = reverse("admin:directory_official_change", args=[official.pk])
    desk.post(page, {"name": "朱清", "slug": official.slug, "portrait-clear": "on", **rows})
    official.refresh_from_db()
    assert not official.portrait
