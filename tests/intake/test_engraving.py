"""The drawings of the demonstration: of the size of photographs, the same every time, one for every mention."""

import io

from PIL import Image

from intake.demo.engraving import SCENES, engrave
from intake.demo.pictures import draw
from intake.demo.reading import read, read_stories


def test_a_drawing_is_as_large_as_a_photograph():
    with Image.open(io.BytesIO(engrave("plaques"))) as image:
        assert (image.format, image.size) == ("JPEG", (1600, 1066))


def test_a_drawing_is_the_same_every_time():
    assert engrave("wing") == engrave("wing")


def test_drawings_made_side_by_side_come_in_the_order_asked_for():
    assert list(draw(["wing", "plaques"])) == [engrave("wing"), engrave("plaques")]


def test_no_two_scenes_are_drawn_alike():
    drawings = list(draw(list(SCENES)))
    assert len(set(drawings)) == len(SCENES) >= 20


def test_every_scene_is_described_and_every_description_drawn():
    assert set(read("pictures")) == set(SCENES)


def test_every_drawing_that_a_story_asks_for_exists():
    asked = {story["lead"] for story in read_stories() if "lead" in story}
    asked |= {picture["drawing"] for story in read_stories() for picture in story.get("picture", [])}
    assert asked <= set(SCENES)
