"""Shapes in pixels of the finished picture, painted larger by a factor and, for a halo, grown on all sides."""

import math
from collections.abc import Iterable

from PIL import ImageDraw

WIDTH, HEIGHT = 1600, 1066

Point = tuple[float, float]
Fill = tuple[int, int, int] | int


class Shape:
    """What can be painted; `bounds` is left, top, right, bottom."""

    bounds: tuple[float, float, float, float]

    def paint(
        self, pen: ImageDraw.ImageDraw, fill: Fill, factor: int, *, grow: float = 0.0, origin: Point = (0, 0)
    ) -> None:
        raise NotImplementedError

    def window(self) -> tuple[int, int, int, int]:
        """The whole pixels of the picture that the shape can touch."""
        left, top, right, bottom = self.bounds
        return (
            max(0, math.floor(left)),
            max(0, math.floor(top)),
            min(WIDTH, math.ceil(right)),
            min(HEIGHT, math.ceil(bottom)),
        )


class Polygon(Shape):
    def __init__(self, points: Iterable[Point]):
        self.points = list(points)
        across, down = zip(*self.points, strict=True)
        self.bounds = min(across), min(down), max(across), max(down)

    def paint(self, pen, fill, factor, *, grow=0.0, origin=(0, 0)):
        points = [((x - origin[0]) * factor, (y - origin[1]) * factor) for x, y in self.points]
        pen.polygon(points, fill=fill)
        if grow:
            pen.line([*points, points[0], points[1]], fill=fill, width=round(grow * factor * 2), joint="curve")


class Box(Shape):
    def __init__(self, x0: float, y0: float, x1: float, y1: float, radius: float = 0.0):
        self.bounds, self.radius = (x0, y0, x1, y1), radius

    def paint(self, pen, fill, factor, *, grow=0.0, origin=(0, 0)):
        pen.rounded_rectangle(grown(self.bounds, grow, origin, factor), (self.radius + grow) * factor, fill=fill)


class Oval(Shape):
    def __init__(self, cx: float, cy: float, rx: float, ry: float):
        self.bounds = (cx - rx, cy - ry, cx + rx, cy + ry)

    def paint(self, pen, fill, factor, *, grow=0.0, origin=(0, 0)):
        pen.ellipse(grown(self.bounds, grow, origin, factor), fill=fill)


class Union(Shape):
    """Several shapes as one: their halo runs around the whole."""

    def __init__(self, shapes: Iterable[Shape]):
        self.shapes = list(shapes)
        lefts, tops, rights, bottoms = zip(*(shape.bounds for shape in self.shapes), strict=True)
        self.bounds = min(lefts), min(tops), max(rights), max(bottoms)

    def paint(self, pen, fill, factor, *, grow=0.0, origin=(0, 0)):
        for shape in self.shapes:
            shape.paint(pen, fill, factor, grow=grow, origin=origin)


def grown(
    bounds: tuple[float, float, float, float], by: float, origin: Point, factor: int
) -> tuple[float, float, float, float]:
    left, top, right, bottom = bounds
    x, y = origin
    return (left - by - x) * factor, (top - by - y) * factor, (right + by - x) * factor, (bottom + by - y) * factor


def poly(*points: Point) -> Polygon:
    return Polygon(points)


def quad(cx: float, top: float, bottom: float, half_top: float, half_bottom: float) -> Polygon:
    """A trapezium that stands upright around a middle."""
    return poly((cx - half_top, top), (cx + half_top, top), (cx + half_bottom, bottom), (cx - half_bottom, bottom))
