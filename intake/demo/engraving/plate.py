"""The plate: it lays planes of colour and engraves lines into them, with Pillow alone.

Lengths and coordinates are pixels of the finished picture, tones run from 0 (bare) to 1 (solid), angles are degrees.
"""

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw

from intake.demo.engraving.shapes import HEIGHT, WIDTH, Shape

# Drawn at twice the size and reduced: Pillow does not smooth the edges it draws.
FINE = 2
# How far apart, in pixels, the knife's path is computed.
STRIDE = 16

Colour = tuple[int, int, int]
Field = Callable[[float, float], float]

PAPER = (245, 241, 232)
INK = (34, 32, 29)
ZHU = (176, 42, 31)
ZHU_D = (122, 24, 18)
QING = (38, 84, 126)
QING_D = (20, 48, 77)
QING_L = (196, 212, 222)
LU = (70, 116, 98)
LU_L = (200, 213, 200)
HE = (196, 140, 66)
HE_L = (234, 217, 184)
GREY = (72, 67, 60)
GREY_L = (222, 216, 204)
WHITE = (252, 250, 245)


def ramp(x0: float, y0: float, t0: float, x1: float, y1: float, t1: float) -> Field:
    """A tone that runs from t0 at one point to t1 at another and stays there."""
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy

    def tone(x: float, y: float) -> float:
        along = ((x - x0) * dx + (y - y0) * dy) / length
        return t0 + min(1.0, max(0.0, along)) * (t1 - t0)

    return tone


def glow(cx: float, cy: float, radius: float, t0: float, t1: float) -> Field:
    """A tone that runs outwards from a point."""
    return lambda x, y: t0 + min(1.0, math.hypot(x - cx, y - cy) / radius) * (t1 - t0)


class Noise:
    """Smooth noise between -0.5 and 0.5: random values on a grid, blended between its knots."""

    def __init__(self, rng: random.Random, grid: float):
        self.grid = grid
        self.wide = int(WIDTH / grid) + 4
        self.knots = [rng.random() - 0.5 for _ in range(self.wide * (int(HEIGHT / grid) + 4))]

    def __call__(self, x: float, y: float) -> float:
        gx = min(max(x, 0.0), WIDTH) / self.grid
        gy = min(max(y, 0.0), HEIGHT) / self.grid
        left, top = int(gx), int(gy)
        fx, fy = gx - left, gy - top
        fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
        at = top * self.wide + left
        a, b, c, d = self.knots[at], self.knots[at + 1], self.knots[at + self.wide], self.knots[at + self.wide + 1]
        upper = a + (b - a) * fx
        return upper + (c + (d - c) * fx - upper) * fy


class Plate:
    """One block of the size of a photograph."""

    def __init__(self, seed: str):
        self.rng = random.Random(seed)  # noqa: S311 (a drawing, not a secret)
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.bend = Noise(self.rng, 56)
        self.grain = Noise(self.rng, 14)

    def cut(
        self,
        shape: Shape,
        plane: Colour,
        line: Colour | None = None,
        tone: float | Field = 0.0,
        *,
        angle: float = 0.0,
        step: float = 10.0,
        halo: float = 0.0,
        halo_colour: Colour = PAPER,
        sway: float = 3.0,
        curve: Field | None = None,
    ) -> None:
        """Lay a plane of colour, with a halo around it that parts it from what lies below, and engrave it."""
        if halo:
            shape.paint(self.pen, halo_colour, FINE, grow=halo)
        shape.paint(self.pen, plane, FINE)
        if line is None:
            return
        left, top, right, bottom = window = shape.window()
        if right <= left or bottom <= top:
            return
        size = ((right - left) * FINE, (bottom - top) * FINE)
        inside, lines = Image.new("L", size), Image.new("L", size)
        shape.paint(ImageDraw.Draw(inside), 255, FINE, origin=(left, top))
        knife = Knife(self, tone, angle, step, sway, curve)
        knife.engrave(ImageDraw.Draw(lines), window)
        self.image.paste(line, (left * FINE, top * FINE), ImageChops.darker(inside, lines))

    def print(self) -> bytes:
        content = io.BytesIO()
        self.image.reduce(FINE).save(content, "JPEG", quality=84, optimize=True)
        return content.getvalue()


class Knife:
    """Cuts parallel lines that swell and thin with the tone."""

    def __init__(self, plate: Plate, tone: float | Field, angle: float, step: float, sway: float, curve: Field | None):
        self.bend, self.grain = plate.bend, plate.grain
        self.tone: Field = tone if callable(tone) else lambda x, y: tone
        self.step, self.sway, self.curve = step, sway, curve
        self.across = (math.sin(math.radians(angle)), math.cos(math.radians(angle)))
        self.along = (self.across[1], -self.across[0])

    def engrave(self, pen: ImageDraw.ImageDraw, window: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = window
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        across = [x * self.across[0] + y * self.across[1] for x, y in corners]
        along = [x * self.along[0] + y * self.along[1] for x, y in corners]
        # A curve pushes lines sideways, so more of them are begun outside the window.
        reach = max((abs(self.curve(x, y)) for x, y in corners), default=0.0) if self.curve else 0.0
        first = int((min(across) - reach) / self.step) - 2
        last = int((max(across) + reach) / self.step) + 2
        for number in range(first, last + 1):
            self.cut_line(pen, number * self.step, min(along) - STRIDE, max(along) + STRIDE, (left, top))

    def cut_line(
        self, pen: ImageDraw.ImageDraw, offset: float, start: float, end: float, origin: tuple[int, int]
    ) -> None:
        """One line from start to end, as strips between the points where it fades out."""
        upper: list[tuple[float, float]] = []
        lower: list[tuple[float, float]] = []
        place = start
        while place <= end:
            x = offset * self.across[0] + place * self.along[0]
            y = offset * self.across[1] + place * self.along[1]
            push = self.bend(x, y) * self.sway * 2 + (self.curve(x, y) if self.curve else 0.0)
            half = min(1.0, self.tone(x, y) + self.grain(x, y) * 0.16) * self.step / 2
            if half > 0.25:
                near, far = (push - half) * FINE, (push + half) * FINE
                px, py = (x - origin[0]) * FINE, (y - origin[1]) * FINE
                upper.append((px + near * self.across[0], py + near * self.across[1]))
                lower.append((px + far * self.across[0], py + far * self.across[1]))
            else:
                fill_strip(pen, upper, lower)
                upper, lower = [], []
            place += STRIDE
        fill_strip(pen, upper, lower)


def fill_strip(pen: ImageDraw.ImageDraw, upper: list[tuple[float, float]], lower: list[tuple[float, float]]) -> None:
    if len(upper) > 1:
        pen.polygon([*upper, *reversed(lower)], fill=255)
