"""Draws the pictures of the demonstration and puts them into the library."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from django.core.files.base import ContentFile

from articles.models import Picture
from intake.demo.engraving import engrave
from intake.demo.reading import read


def draw(names: list[str]) -> Iterator[bytes]:
    """The drawings as JPEG files, in the order of their names, made on every core there is."""
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
        yield from pool.map(engrave, names)


def file_pictures() -> dict[str, Picture]:
    """Every drawing in the library, by the name that stories use for it."""
    contents = read("pictures")
    return {
        name: file_picture(contents[name], drawing)
        for name, drawing in zip(contents, draw(list(contents)), strict=True)
    }


def file_picture(content: dict, drawing: bytes) -> Picture:
    focal_x, focal_y = content["focal"]
    return Picture.objects.create(
        file=ContentFile(drawing, name="drawing.jpg"),
        caption=content["title"],
        alt=content["alt"],
        focal_x=focal_x,
        focal_y=focal_y,
    )
