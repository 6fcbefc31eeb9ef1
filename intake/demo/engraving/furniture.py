"""Things that stand in more than one scene. Sizes are given by the height of the thing."""

import math
import random

from intake.demo.engraving.plate import (
    HE,
    HE_L,
    INK,
    LU,
    PAPER,
    QING,
    WHITE,
    ZHU,
    ZHU_D,
    Colour,
    Plate,
    ramp,
)
from intake.demo.engraving.shapes import Box, Oval, Shape, Union, poly, quad


def seat(p: Plate, cx: float, base: float, s: float, who: Colour, plane: Colour = ZHU, line: Colour = ZHU_D) -> None:
    """A chair from behind and, over its back of height s, whoever sits there."""
    step = max(5.0, s * 0.12)
    rim = max(1.6, s * 0.04)
    shoulders = Box(cx - s * 0.52, base - s * 1.24, cx + s * 0.52, base - s * 0.5, s * 0.3)
    p.cut(shoulders, who, PAPER, 0.12, angle=74, step=step, halo=rim)
    p.cut(Oval(cx, base - s * 1.5, s * 0.235, s * 0.29), who, halo=rim)
    back = Box(cx - s * 0.62, base - s, cx + s * 0.62, base + s * 0.5, s * 0.16)
    p.cut(back, plane, line, ramp(cx - s * 0.6, 0, 0.12, cx + s * 0.6, 0, 0.66), angle=90, step=step, halo=rim)


def curtain(p: Plate, x0: float, y0: float, x1: float, y1: float, folds: int) -> None:
    def tone(x: float, y: float) -> float:
        return 0.34 + 0.3 * math.sin((x - x0) / (x1 - x0) * folds * 2 * math.pi)

    p.cut(Box(x0, y0, x1, y1), ZHU, ZHU_D, tone, angle=90, step=9, sway=1)


def microphone(p: Plate, x: float, y: float, h: float, lean: float) -> None:
    tip = x + h * lean
    p.cut(poly((x - 2, y), (x + 3, y), (tip + 3, y - h), (tip - 1, y - h)), INK, halo=1.6)
    p.cut(Oval(tip, y - h, h * 0.1, h * 0.13), INK, halo=1.6)


def plant(p: Plate, cx: float, base: float, s: float, rng: random.Random, flowers: int = 9) -> None:
    """A pot plant seen from the front, its leaves on a half circle."""
    for _ in range(26):
        turn, reach = rng.uniform(-1.25, 1.25), s * rng.uniform(0.6, 1.2)
        x, y, half = cx + math.sin(turn) * reach, base - math.cos(turn) * reach * 0.72, s * 0.11
        mid_x, mid_y = (cx + x) / 2, (base + y) / 2
        leaf = poly((cx - half * 0.2, base), (mid_x - half, mid_y), (x, y), (mid_x + half, mid_y + half))
        p.cut(leaf, LU, INK, 0.3, angle=math.degrees(turn) + 90, step=6, halo=1.2)
    for _ in range(flowers):
        turn, reach = rng.uniform(-0.9, 0.9), s * rng.uniform(0.45, 0.95)
        p.cut(Oval(cx + math.sin(turn) * reach, base - math.cos(turn) * reach * 0.72, s * 0.1, s * 0.1), ZHU, halo=1.4)


def lectern(p: Plate, cx: float, base: float, s: float) -> None:
    p.cut(quad(cx, base - s * 1.9, base, s * 0.78, s * 0.6), ZHU, ZHU_D, ramp(cx - s, 0, 0.08, cx + s, 0, 0.7),
          angle=90, halo=5)  # fmt: skip
    p.cut(quad(cx, base - s * 2.12, base - s * 1.86, s * 0.86, s * 0.98), HE_L, HE,
          ramp(cx - s, 0, 0.1, cx + s, 0, 0.5), step=8, halo=4, halo_colour=INK)  # fmt: skip
    p.cut(quad(cx, base - s * 2.07, base - s * 1.93, s * 0.37, s * 0.42), WHITE, INK, 0.22, step=9, halo=2,
          halo_colour=INK)  # fmt: skip
    p.cut(Box(cx - s, base - s * 1.88, cx + s, base - s * 1.76, 2), INK, halo=3)


def name_card(p: Plate, cx: float, base: float, half: float) -> None:
    """A card on a table; its printed line is a bar, because nobody is to be read on it."""
    p.cut(quad(cx, base - half * 0.95, base, half * 0.85, half), WHITE, halo=half * 0.05 + 1, halo_colour=INK)
    p.cut(Box(cx - half * 0.52, base - half * 0.58, cx + half * 0.52, base - half * 0.36), ZHU)


def teacup(p: Plate, cx: float, base: float, s: float) -> None:
    """A lidded cup of height s."""
    half = s * 0.24
    p.cut(Box(cx - half, base - s * 0.86, cx + half, base, s * 0.07), WHITE, QING,
          ramp(cx - half, 0, 0.02, cx + half, 0, 0.7), angle=90, step=max(5.0, s * 0.07), halo=2.5,
          halo_colour=INK)  # fmt: skip
    p.cut(Oval(cx, base - s * 0.86, half * 1.2, s * 0.1), WHITE, QING, 0.25, step=7, halo=2.5, halo_colour=INK)
    p.cut(Oval(cx, base - s * 0.98, half * 0.28, s * 0.07), WHITE, halo=2, halo_colour=INK)


def cloud_bank(p: Plate, top: float, bottom: float, line: Colour) -> None:
    """A bank of cloud across the picture."""
    puffs: list[Shape] = [Box(-10, top + 60, 1610, bottom)]
    x = -80.0
    while x < 1720:
        r = p.rng.uniform(48, 104)
        puffs.append(Oval(x, top + 74, r * 1.5, r))
        x += r * p.rng.uniform(1.1, 1.7)
    p.cut(Union(puffs), WHITE, line, ramp(0, top - 16, 0.0, 0, top + 200, 0.5), halo=4, halo_colour=line)
