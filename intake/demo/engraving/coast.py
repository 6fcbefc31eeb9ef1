"""Sea, sky and what stands by them."""

import math

from intake.demo.engraving.furniture import cloud_bank, teacup
from intake.demo.engraving.plate import (
    GREY,
    GREY_L,
    HE,
    HE_L,
    INK,
    LU,
    LU_L,
    PAPER,
    QING,
    QING_D,
    QING_L,
    WHITE,
    ZHU,
    ZHU_D,
    Colour,
    Plate,
    ramp,
)
from intake.demo.engraving.shapes import Box, Oval, poly, quad


def sea(p: Plate, top: float, tone: float = 0.5) -> None:
    p.cut(Box(-10, top, 1610, 1080), QING, WHITE, ramp(0, top, tone, 0, 1040, 0.05), step=12, sway=8, halo=3)


def sky(p: Plate, plane: Colour, line: Colour, bottom: float, tone: float = 0.7) -> None:
    p.cut(Box(0, 0, 1600, bottom), plane, line, ramp(0, 0, tone, 0, bottom * 0.92, 0.03), step=11)


def boat(p: Plate, x: float, y: float, s: float) -> None:
    """A fishing boat under a red sail, as wide as 2s."""
    p.cut(poly((x - s, y), (x + s, y), (x + s * 0.7, y + s * 0.3), (x - s * 0.7, y + s * 0.3)), INK, PAPER, 0.1, step=8,
          halo=4)  # fmt: skip
    p.cut(poly((x - s * 0.06, y - 4), (x - s * 0.06, y - s), (x + s * 0.66, y - 4)), ZHU, ZHU_D, 0.34, angle=70, step=9,
          halo=3)  # fmt: skip
    p.cut(poly((x - s * 0.14, y - 4), (x - s * 0.14, y - s * 0.85), (x - s * 0.58, y - 4)), WHITE, INK, 0.2, angle=-70,
          step=9, halo=3)  # fmt: skip


def port(p: Plate) -> None:
    """Two quay cranes over a ship full of containers."""
    sky(p, QING_L, QING, 700)
    p.cut(Oval(1170, 350, 128, 128), HE_L)
    ridge = poly((0, 640), (320, 490), (670, 624), (1056, 533), (1600, 640), (1600, 730), (0, 730))
    p.cut(ridge, LU, LU_L, ramp(0, 490, 0.42, 0, 700, 0.06), angle=24, step=9, halo=3)
    sea(p, 690)
    quay_crane(p, 800, 690, 660)
    quay_crane(p, 1250, 690, 596)
    paints = [ZHU, QING, HE, LU, WHITE, ZHU_D]
    for row in range(4):
        for column in range(8 if row < 3 else 5):
            x, y = 150 + column * 96, 715 - (row + 1) * 60
            p.cut(Box(x, y, x + 90, y + 55), p.rng.choice(paints), INK, 0.2, angle=90, step=8, halo=1.6,
                  halo_colour=INK)  # fmt: skip
    hull = poly((48, 714), (1010, 714), (940, 850), (160, 850))
    p.cut(hull, INK, PAPER, ramp(0, 714, 0.16, 0, 850, 0.0), step=9, halo=3)
    p.cut(poly((152, 818), (956, 818), (940, 850), (160, 850)), ZHU)


def quay_crane(p: Plate, x: float, ground: float, s: float) -> None:
    for leg in (0.0, 0.16):
        p.cut(Box(x + leg * s, ground - s * 0.6, x + leg * s + s * 0.03, ground + 20), INK, halo=2)
    p.cut(Box(x - s * 0.02, ground - s * 0.62, x + s * 0.21, ground - s * 0.58), INK, halo=2)
    p.cut(Box(x - s * 0.42, ground - s * 0.7, x + s * 0.36, ground - s * 0.665), ZHU, halo=2)
    top = ground - s * 0.9
    p.cut(poly((x + s * 0.06, ground - s * 0.66), (x + s * 0.09, top), (x + s * 0.12, ground - s * 0.66)), INK, halo=2)
    for end in (-0.4, 0.34):
        tip = (x + end * s, ground - s * 0.7)
        p.cut(poly((x + s * 0.085, top), (x + s * 0.1, top), (tip[0] + 4, tip[1] + 3), tip), INK)
    p.cut(Box(x - s * 0.25, ground - s * 0.66, x - s * 0.244, ground - s * 0.4), INK)
    p.cut(Box(x - s * 0.31, ground - s * 0.42, x - s * 0.18, ground - s * 0.35), HE, INK, 0.3, angle=90, step=7, halo=2)


def island(p: Plate) -> None:
    """Wind turbines on the hills of an island, a boat before it."""
    p.cut(Box(0, 0, 1600, 620), HE_L, HE, ramp(0, 0, 0.56, 0, 600, 0.02), step=11)
    p.cut(Oval(432, 360, 138, 138), ZHU, halo=4, halo_colour=HE_L)
    sea(p, 600, tone=0.58)
    hills = poly((288, 610), (640, 460), (880, 556), (1184, 384), (1610, 533), (1610, 640), (288, 640))
    p.cut(hills, LU, WHITE, ramp(320, 426, 0.5, 1440, 640, 0.06), angle=-24, halo=4)
    p.cut(poly((800, 640), (1152, 533), (1610, 608), (1610, 672), (800, 672)), QING_D, QING_L, 0.22, angle=14, step=9,
          halo=3)  # fmt: skip
    for x, y, s, turn in ((704, 490, 213, 0.2), (896, 543, 277, 0.9), (1120, 426, 320, 0.5), (1376, 480, 384, 1.3)):
        turbine(p, x, y, s, turn)
    boat(p, 352, 850, 190)


def turbine(p: Plate, x: float, y: float, s: float, turn: float) -> None:
    p.cut(quad(x, y - s, y, s * 0.008, s * 0.018), WHITE, halo=2, halo_colour=INK)
    for blade in range(3):
        a = turn + blade * 2 * math.pi / 3
        dx, dy = math.cos(a), math.sin(a)
        nx, ny = -dy * s * 0.03, dx * s * 0.03
        hub = (x, y - s)
        shape = poly(
            hub,
            (x + dx * s * 0.14 + nx, y - s + dy * s * 0.14 + ny),
            (x + dx * s * 0.62, y - s + dy * s * 0.62),
            (x + dx * s * 0.1 - nx * 0.3, y - s + dy * s * 0.1 - ny * 0.3),
        )
        p.cut(shape, WHITE, halo=2, halo_colour=INK)
    p.cut(Oval(x, y - s, s * 0.026, s * 0.026), INK)


def wing(p: Plate) -> None:
    """A wing tip over the clouds."""
    p.cut(Box(0, 0, 1600, 1066), QING_L, QING, ramp(0, 0, 0.9, 0, 704, 0.03), step=11)
    p.cut(Oval(1184, 320, 138, 138), HE_L)
    for top in (610, 750, 900):
        cloud_bank(p, top, 1080, QING)
    p.cut(poly((540, 545), (1610, 746), (1610, 1080), (1480, 1080)), WHITE, INK, ramp(800, 533, 0.04, 1440, 1066, 0.46),
          angle=-34, step=11, halo=6, halo_colour=QING_D)  # fmt: skip
    p.cut(poly((540, 545), (496, 384), (552, 384), (640, 568)), ZHU, ZHU_D, 0.3, angle=70, step=9, halo=5,
          halo_colour=QING_D)  # fmt: skip
    p.cut(poly((832, 677), (1610, 960), (1610, 992), (832, 688)), INK)


def cabin(p: Plate) -> None:
    """Three cabin windows, cloud behind them, tea on the table."""
    p.cut(Box(0, 0, 1600, 1066), WHITE, GREY_L, ramp(0, 0, 0.1, 1600, 1066, 0.6), angle=90, step=13)
    for cx in (330, 800, 1270):
        p.cut(Box(cx - 172, 116, cx + 172, 640, 150), GREY_L, GREY, ramp(cx - 172, 0, 0.1, cx + 172, 0, 0.5), angle=90,
              step=9, halo=4, halo_colour=INK)  # fmt: skip
        p.cut(Box(cx - 130, 162, cx + 130, 594, 118), QING_L, QING, ramp(0, 162, 0.8, 0, 470, 0.05), step=10, halo=3,
              halo_colour=INK)  # fmt: skip
        for dx, y, rx, ry in ((-60, 500, 62, 40), (40, 486, 84, 54), (0, 536, 120, 46)):
            p.cut(Oval(cx + dx, y, rx, ry), WHITE, QING, 0.18, step=9, halo=2, halo_colour=QING)
        p.cut(Box(cx - 130, 162, cx + 130, 250, 80), HE_L, HE, 0.3, step=9, halo=3, halo_colour=INK)
    p.cut(poly((-10, 800), (1610, 800), (1610, 1080), (-10, 1080)), HE_L, HE, ramp(0, 800, 0.5, 0, 1066, 0.1), step=10,
          halo=4, halo_colour=INK)  # fmt: skip
    p.cut(poly((940, 850), (1340, 850), (1420, 990), (980, 990)), WHITE, QING, 0.16, step=14, halo=3, halo_colour=INK)
    teacup(p, 620, 950, 220)
    p.cut(Oval(620, 952, 96, 18), WHITE, QING, 0.2, step=7, halo=3, halo_colour=INK)


def bridge(p: Plate) -> None:
    """A cable-stayed bridge across a strait."""
    sky(p, HE_L, HE, 760, tone=0.5)
    far = poly(
        (0, 700), (260, 560), (520, 650), (820, 540), (1180, 650), (1420, 580), (1610, 640), (1610, 780), (0, 780)
    )
    p.cut(far, QING_L, QING, ramp(0, 540, 0.5, 0, 760, 0.1), angle=18, step=9, halo=4, sway=6)
    sea(p, 740)
    for x in (430, 1170):
        for side in (-1, 1):
            for i in range(1, 9):
                end = x + side * i * 44
                p.cut(poly((x, 190 + i * 14), (x + 3, 190 + i * 14), (end + 3, 682), (end, 682)), INK)
        p.cut(poly((x - 12, 150), (x + 12, 150), (x + 34, 900), (x + 4, 900), (x, 420), (x - 4, 900), (x - 34, 900)),
              WHITE, INK, 0.22, angle=90, step=8, halo=4, halo_colour=INK)  # fmt: skip
        p.cut(Box(x - 62, 884, x + 62, 926, 8), GREY_L, INK, 0.3, step=8, halo=3, halo_colour=INK)
    p.cut(Box(-10, 676, 1610, 706), ZHU, ZHU_D, 0.3, step=8, halo=3)
    p.cut(Box(-10, 704, 1610, 716), INK)
    boat(p, 800, 930, 96)
    boat(p, 1400, 985, 66)


def lighthouse(p: Plate) -> None:
    """A lighthouse on its cape, its light over the water."""
    p.cut(Box(0, 0, 1600, 700), QING, QING_D, ramp(0, 0, 0.75, 0, 640, 0.1), step=11)
    p.cut(poly((590, 252), (1610, 60), (1610, 470)), HE_L, HE, ramp(590, 0, 0.0, 1600, 0, 0.6), angle=2, step=12)
    sea(p, 660, tone=0.6)
    p.cut(poly((-10, 720), (220, 610), (480, 590), (760, 650), (930, 800), (1010, 1080), (-10, 1080)), LU, INK,
          ramp(0, 600, 0.1, 0, 1066, 0.6), angle=-14, halo=5)  # fmt: skip
    p.cut(quad(560, 300, 640, 56, 92), WHITE, INK, ramp(480, 0, 0.02, 650, 0, 0.5), angle=90, step=8, halo=4,
          halo_colour=INK)  # fmt: skip
    for top, half in ((360, 64), (500, 79)):
        p.cut(quad(560, top, top + 64, half, half + 7), ZHU, ZHU_D, ramp(480, 0, 0.05, 650, 0, 0.6), angle=90, step=8)
    p.cut(Box(486, 288, 634, 308, 3), INK, halo=3)
    p.cut(Box(516, 214, 604, 290), HE_L, HE, 0.2, angle=90, step=12, halo=3, halo_colour=INK)
    p.cut(poly((500, 216), (560, 150), (620, 216)), ZHU_D, halo=3)
    p.cut(Box(400, 560, 500, 650), WHITE, INK, 0.14, angle=90, step=9, halo=3, halo_colour=INK)
    p.cut(poly((384, 566), (450, 506), (516, 566)), ZHU, ZHU_D, 0.3, angle=30, step=8, halo=3)
    boat(p, 1240, 860, 110)


def city(p: Plate) -> None:
    """Fuzhou as it is summed up: three hills, two pagodas, one river."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, ramp(0, 0, 0.5, 0, 640, 0.02))
    back = [(0, 560), (190, 360), (416, 500), (640, 300), (896, 520), (1184, 340), (1408, 480), (1610, 400)]
    p.cut(poly(*back, (1610, 760), (0, 760)), QING_L, QING, ramp(0, 300, 0.5, 0, 760, 0.1), angle=18, step=9, halo=4,
          sway=7)  # fmt: skip
    front = [(0, 640), (288, 500), (544, 630), (800, 530), (1056, 640), (1344, 490), (1610, 620)]
    p.cut(poly(*front, (1610, 800), (0, 800)), LU, LU_L, ramp(0, 480, 0.5, 0, 800, 0.1), angle=-20, step=9, halo=4,
          sway=7)  # fmt: skip
    pagoda(p, 464, 780, 500, WHITE, HE)
    pagoda(p, 1056, 780, 460, (92, 86, 78), INK)
    x = -20.0
    while x < 1600:
        wide, top = p.rng.uniform(56, 104), p.rng.uniform(690, 750)
        p.cut(Box(x, top, x + wide, 830), p.rng.choice([WHITE, HE_L, GREY_L]), INK, 0.14, angle=90, step=11, halo=1.6,
              halo_colour=INK)  # fmt: skip
        roof = poly((x - 11, top + 9), (x + 5, top - 13), (x + wide / 2, top - 20), (x + wide - 5, top - 13),
                    (x + wide + 11, top + 9))  # fmt: skip
        p.cut(roof, p.rng.choice([INK, ZHU_D, INK]), halo=1.4)
        x += wide + p.rng.uniform(-4, 14)
    sea(p, 824)
    for x, y, s in ((736, 930, 56), (1312, 985, 72), (208, 1000, 62)):
        boat(p, x, y, s)


def pagoda(p: Plate, x: float, base: float, s: float, plane: Colour, line: Colour) -> None:
    """Seven storeys, s high."""
    for storey in range(7):
        half = s * (0.2 - 0.014 * storey)
        bottom = base - s * storey * 0.125
        top = bottom - s * 0.125
        shade = ramp(x - half, 0, 0.05, x + half, 0, 0.62)
        p.cut(Box(x - half * 0.72, top, x + half * 0.72, bottom), plane, line, shade, angle=90, step=7, halo=2.4)
        p.cut(quad(x, top - s * 0.02, top + s * 0.022, half * 0.8, half * 1.18), INK, halo=1.4)
        p.cut(Box(x - half * 0.16, top + s * 0.045, x + half * 0.16, bottom - s * 0.012, 2), INK)
    top = base - s * 0.875
    p.cut(poly((x - s * 0.1, top), (x, top - s * 0.17), (x + s * 0.1, top)), INK, halo=2)
    p.cut(Box(x - 2, top - s * 0.25, x + 2, top - s * 0.1), INK)
