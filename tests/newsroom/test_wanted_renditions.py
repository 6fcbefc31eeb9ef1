"""AVIF is made in the background: asked for, then made by the clock, then a plain file; meanwhile there is WebP."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from articles.templatetags.pictures import renditions
from newsroom import ticks
from newsroom.models import WantedRendition
from newsroom.models.wanted import make_wanted
from tests.makers import make_picture, picture_file


@pytest.fixture
def avif(db):
    return renditions(make_picture(file=picture_file(size=(900, 600))))[1].as_kind("avif")


def test_a_form_that_is_not_made_yet_is_answered_with_webp_and_remembered(client, avif):
    for _twice in range(2):
        answer = client.get(avif.url)
        assert (answer.status_code, answer.headers["Location"]) == (302, avif.as_kind("webp").url)
        assert answer.headers["Cache-Control"] == "no-store"
    assert [wanted.name for wanted in WantedRendition.objects.all()] == [avif.name]
    assert client.get(answer.headers["Location"]).headers["Content-Type"] == "image/webp"


def test_the_clock_makes_what_is_wanted_and_the_next_reader_gets_it(client, avif):
    client.get(avif.url)
    assert ticks.run()["renditions"] == (1, 0)
    answer = client.get(avif.url)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/avif")
    assert Image.open(io.BytesIO(answer.getvalue())).size == (avif.width, avif.height)
    assert not WantedRendition.objects.exists()


def test_a_picture_that_is_gone_holds_nothing_up(client, avif):
    client.get(avif.url)
    default_storage.delete(avif.source)
    assert make_wanted() == (0, 1)
    assert not WantedRendition.objects.exists()


def test_what_cannot_be_made_in_time_waits_for_the_next_minute(client, avif):
    client.get(avif.url)
    assert make_wanted(seconds=-1) == (0, 0)
    assert WantedRendition.objects.count() == 1


def test_a_form_that_no_page_shows_is_not_wanted(client, avif):
    made_up = avif.url.replace(f"{avif.width}x", "999x")
    assert client.get(made_up).status_code == 404
    assert not WantedRendition.objects.exists()
