"""Windows, counters, streets and building sites: where services are met."""

import math

from intake.demo.engraving.furniture import plant
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
    glow,
    ramp,
)
from intake.demo.engraving.shapes import Box, Oval, Union, poly, quad


def window(p: Plate) -> None:
    """Four service windows in a row, folders and a plant on the sill."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, ramp(0, 0, 0.45, 0, 700, 0.06), step=11)
    p.cut(Box(0, 70, 1600, 190), QING, WHITE, ramp(0, 0, 0.05, 1600, 0, 0.3), step=10, halo=4, halo_colour=INK)
    for i in range(4):
        x = 60 + i * 380
        p.cut(Box(x + 100, 100, x + 240, 160, 6), WHITE, halo=3, halo_colour=INK)
        p.cut(Box(x + 126, 122, x + 214, 138), ZHU)
        p.cut(Box(x, 240, x + 340, 700, 4), WHITE, halo=6, halo_colour=INK)
        p.cut(Box(x + 16, 256, x + 324, 690), QING_L, QING, ramp(x, 256, 0.6, x + 324, 690, 0.04), angle=(7, -7)[i % 2],
              halo=2, halo_colour=INK)  # fmt: skip
        p.cut(Oval(x + 170, 480, 20, 20), INK)
        p.cut(Box(x + 90, 628, x + 250, 690, 30), INK)
    p.cut(Box(-10, 700, 1610, 780), WHITE, HE, ramp(0, 700, 0.1, 0, 780, 0.5), step=9, halo=5, halo_colour=INK)
    p.cut(Box(-10, 780, 1610, 1080), LU, INK, ramp(0, 780, 0.15, 0, 1066, 0.6), angle=90, step=12)
    for i, colour in enumerate([ZHU, QING, HE]):
        folder(p, 300 + i * 380, 716, 120, colour)
    plant(p, 1490, 726, 150, p.rng, flowers=4)


def folder(p: Plate, x: float, base: float, s: float, colour: Colour) -> None:
    for layer in range(3):
        y = base - layer * s * 0.16
        p.cut(poly((x - s, y), (x + s * 0.8, y), (x + s, y - s * 0.14), (x - s * 0.8, y - s * 0.14)),
              colour if layer == 2 else WHITE, INK, 0.14, step=7, halo=2, halo_colour=INK)  # fmt: skip


def counter(p: Plate) -> None:
    """A service counter: stamp, forms and the machine that hands out numbers."""
    p.cut(Box(0, 0, 1600, 1066), QING_L, QING, glow(980, 300, 1100, 0.02, 0.72), step=11)
    for i in range(4):
        x = 120 + i * 360
        p.cut(Box(x, 90, x + 260, 330, 4), WHITE, QING, ramp(0, 90, 0.3, 0, 330, 0.05), angle=4, halo=4,
              halo_colour=INK)  # fmt: skip
    p.cut(Box(-10, 620, 1610, 1080), HE_L, HE, ramp(0, 620, 0.06, 0, 1066, 0.6), step=11, halo=5, halo_colour=INK)
    p.cut(Box(160, 400, 420, 720, 14), WHITE, QING, ramp(160, 0, 0.02, 420, 0, 0.6), angle=90, halo=4, halo_colour=INK)
    p.cut(Box(200, 440, 380, 540, 6), QING_D, QING_L, 0.16, step=10)
    p.cut(poly((230, 600), (350, 600), (362, 860), (218, 860)), WHITE, INK, 0.12, step=22, halo=3, halo_colour=INK)
    for i in range(3):
        y, shift = 760 + i * 16, i * 26
        form = poly((560 + shift, y), (1000 + shift, y - 10), (1080 + shift, y + 190), (600 + shift, y + 210))
        p.cut(form, WHITE, INK, 0.2 if i == 2 else 0.0, angle=2, step=24, halo=3, halo_colour=INK)
    p.cut(Oval(1010, 920, 54, 36), ZHU, WHITE, 0.2, angle=30, step=8)
    p.cut(Box(1240, 800, 1420, 860, 10), INK, PAPER, 0.1, step=9, halo=4)
    p.cut(quad(1330, 640, 806, 26, 40), ZHU, ZHU_D, ramp(1290, 0, 0.1, 1370, 0, 0.7), angle=90, step=8, halo=3)
    p.cut(Oval(1330, 620, 54, 44), ZHU, ZHU_D, 0.3, angle=40, step=8, halo=3)
    p.cut(Oval(1330, 888, 120, 34), ZHU_D, halo=3)


def clinic(p: Plate) -> None:
    """A hospital's outpatient building, trees before it."""
    p.cut(Box(0, 0, 1600, 760), QING_L, QING, ramp(0, 0, 0.65, 0, 600, 0.03), step=11)
    p.cut(Box(-10, 760, 1610, 1080), GREY_L, INK, ramp(0, 760, 0.08, 0, 1066, 0.45), step=11, halo=4)
    for x0, x1, top in ((200, 640, 330), (960, 1400, 330), (560, 1040, 210)):
        p.cut(Box(x0, top, x1, 820), WHITE, HE, ramp(x0, 0, 0.04, x1, 0, 0.4), angle=90, step=12, halo=5,
              halo_colour=INK)  # fmt: skip
        for row in range(int((700 - top) / 90)):
            for column in range(int((x1 - x0) / 88)):
                x, y = x0 + 34 + column * 88, top + 44 + row * 90
                p.cut(Box(x, y, x + 50, y + 50), QING, QING_D, 0.3, angle=20, step=8, halo=2, halo_colour=INK)
    p.cut(Box(720, 240, 880, 400), WHITE, halo=3, halo_colour=INK)
    # Green: a red cross on white is protected by the Geneva Conventions.
    p.cut(Union([Box(780, 262, 820, 378), Box(742, 300, 858, 340)]), LU)
    p.cut(Box(660, 700, 940, 826), QING_L, QING, ramp(660, 0, 0.1, 940, 0, 0.6), angle=70, halo=4, halo_colour=INK)
    p.cut(Box(620, 676, 980, 704), INK, halo=3)
    for x, s in ((90, 150), (1500, 160), (330, 105), (1280, 110)):
        tree(p, x, 880, s)


def tree(p: Plate, x: float, base: float, s: float) -> None:
    """A banyan, from far off."""
    p.cut(quad(x, base - s, base, s * 0.07, s * 0.12), INK, halo=2)
    for dx, dy, r in ((-0.45, 1.15, 0.42), (0.45, 1.2, 0.44), (0, 1.55, 0.5), (-0.1, 1.05, 0.4)):
        shade = ramp(x - s, base - 2 * s, 0.5, x + s, base, 0.1)
        p.cut(Oval(x + dx * s, base - dy * s, r * s, r * s * 0.8), LU, LU_L, shade, angle=-20, step=9, halo=2.5)


def lanes(p: Plate) -> None:
    """An old street between saddle walls, two banyans in it."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, ramp(0, 0, 0.5, 0, 700, 0.03), step=11)
    p.cut(
        poly((520, 620), (1080, 620), (1420, 1080), (180, 1080)), GREY_L, INK, ramp(0, 620, 0.06, 0, 1066, 0.5), step=12
    )
    for x0, x1, top in ((0, 250, 250), (220, 430, 360), (400, 560, 440)):
        saddle_house(p, x0, x1, top)
        saddle_house(p, 1600 - x1, 1600 - x0, top)
    p.cut(Box(560, 500, 1040, 640), WHITE, INK, 0.12, angle=90, step=11, halo=4, halo_colour=INK)
    p.cut(poly((530, 506), (590, 440), (1010, 440), (1070, 506)), INK, PAPER, 0.14, angle=90, step=12, halo=3)
    p.cut(Box(730, 540, 870, 644), ZHU, ZHU_D, 0.35, angle=90, step=9, halo=3, halo_colour=INK)
    tree(p, 640, 760, 120)
    tree(p, 975, 720, 90)


def saddle_house(p: Plate, x0: float, x1: float, top: float) -> None:
    """A house end with the saddle-shaped fire wall of Fuzhou."""
    mid, wide = (x0 + x1) / 2, x1 - x0
    curve = [
        (x0 + wide * i / 16, top - 54 * math.sin(math.pi * i / 16) ** 2 + 12 * math.cos(math.pi * i / 8))
        for i in range(17)
    ]
    base = 640 + abs(mid - 800) * 0.55
    p.cut(poly(*curve, (x1, base), (x0, base)), WHITE, INK, ramp(x0, 0, 0.03, x1, 0, 0.3), angle=90, step=12, halo=4,
          halo_colour=INK)  # fmt: skip
    rim = [(x, y - 20) for x, y in curve]
    p.cut(poly(*rim, *reversed(curve)), INK, halo=3)
    p.cut(Box(mid - wide * 0.2, top + 130, mid + wide * 0.2, top + 220), LU, INK, 0.35, angle=90, step=8, halo=3,
          halo_colour=INK)  # fmt: skip


def road(p: Plate) -> None:
    """A road through fields to a village under the hills."""
    p.cut(Box(0, 0, 1600, 560), QING_L, QING, ramp(0, 0, 0.6, 0, 520, 0.03), step=11)
    hills = [(0, 470), (230, 300), (480, 430), (760, 240), (1060, 430), (1330, 310), (1610, 450)]
    p.cut(poly(*hills, (1610, 600), (0, 600)), LU, LU_L, ramp(0, 240, 0.5, 0, 600, 0.1), angle=-22, halo=4, sway=6)
    fields = [(LU_L, LU), (HE_L, HE), (LU, LU_L), (HE_L, LU)]
    for i in range(8):
        x = i * 200
        plane, line = fields[i % 4]
        field = poly((x, 560), (x + 200, 560), (x * 2.4 - 880, 1080), (x * 2.4 - 1360, 1080))
        p.cut(field, plane, line, ramp(0, 560, 0.3, 0, 1066, 0.5), angle=(i - 4) * -9, step=13, halo=3)
    way = poly((780, 560), (830, 560), (1060, 1080), (500, 1080))
    p.cut(way, WHITE, INK, ramp(0, 560, 0.05, 0, 1066, 0.2), step=14, halo=5, halo_colour=INK)
    for i in range(5):
        y, half = 620 + i * i * 26, 3 + i * 3
        p.cut(quad(798 - i * 4, y, y + 14 + i * 12, half, half + 2), ZHU)
    for i in range(7):
        x, top = 330 + i * 62, 500 + (i % 3) * 14
        p.cut(Box(x, top, x + 56, 566), WHITE, INK, 0.14, angle=90, step=9, halo=2, halo_colour=INK)
        p.cut(poly((x - 8, top + 4), (x + 28, top - 30), (x + 64, top + 4)), (INK, ZHU_D)[i % 2], halo=2)
    tower_crane(p, 1180, 566, 250)


def tower_crane(p: Plate, x: float, base: float, s: float) -> None:
    """A tower crane s high."""
    rim = max(2.0, s * 0.006)
    p.cut(Box(x - s * 0.02, base - s, x + s * 0.02, base), ZHU, ZHU_D, 0.4, angle=45, step=max(6.0, s * 0.02), halo=rim)
    p.cut(Box(x - s * 0.3, base - s * 0.92, x + s * 0.86, base - s * 0.88), ZHU, ZHU_D, 0.3, angle=45, step=8, halo=rim)
    p.cut(poly((x - s * 0.03, base - s * 0.92), (x, base - s * 1.12), (x + s * 0.03, base - s * 0.92)), INK, halo=rim)
    for end in (-0.28, 0.8):
        p.cut(poly((x, base - s * 1.11), (x, base - s * 1.1), (x + end * s, base - s * 0.91)), INK)
    p.cut(Box(x - s * 0.3, base - s * 0.88, x - s * 0.18, base - s * 0.78), INK, halo=rim)
    p.cut(Box(x + s * 0.55, base - s * 0.88, x + s * 0.558, base - s * 0.5), INK)
    p.cut(Box(x + s * 0.5, base - s * 0.5, x + s * 0.61, base - s * 0.44), HE, INK, 0.3, angle=90, step=7, halo=rim)


def crane(p: Plate) -> None:
    """A building site: a tower crane and floors going up."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, glow(1180, 300, 1200, 0.02, 0.75), step=11)
    p.cut(Oval(1180, 300, 120, 120), ZHU, halo=4, halo_colour=HE_L)
    for x0, x1, floors, plane in ((120, 420, 6, QING_L), (980, 1330, 5, WHITE), (1360, 1620, 3, GREY_L)):
        for floor in range(floors):
            y = 900 - (floor + 1) * 108
            p.cut(Box(x0, y, x1, y + 108), plane, INK, ramp(x0, 0, 0.06, x1, 0, 0.34), angle=90, step=12, halo=3,
                  halo_colour=INK)  # fmt: skip
            for column in range(int((x1 - x0) / 78)):
                x = x0 + 22 + column * 78
                p.cut(Box(x, y + 28, x + 44, y + 84), QING_D if floor < floors - 1 else HE_L, halo=2, halo_colour=INK)
    for x in (130, 200, 280, 340, 410, 990, 1080, 1170, 1250, 1320):
        top = 900 - (6 if x < 500 else 5) * 108
        p.cut(Box(x - 4, top - 58, x + 4, top), INK)
    tower_crane(p, 640, 910, 730)
    p.cut(Box(-10, 896, 1610, 1080), LU, INK, ramp(0, 896, 0.12, 0, 1066, 0.6), step=11, halo=5)
    for i in range(6):
        x = 60 + i * 270
        p.cut(Box(x, 940, x + 190, 1010), (WHITE, ZHU)[i % 2], INK, 0.16, angle=60, step=14, halo=3, halo_colour=INK)


def workshop(p: Plate) -> None:
    """A saw-tooth factory roof and three wheels that drive one another."""
    p.cut(Box(0, 0, 1600, 620), QING_L, QING, ramp(0, 0, 0.65, 0, 560, 0.04), step=11)
    for i in range(5):
        x = 40 + i * 310
        p.cut(poly((x, 560), (x, 330), (x + 310, 470), (x + 310, 560)), ZHU, ZHU_D, ramp(x, 0, 0.1, x + 310, 0, 0.6),
              angle=24, halo=4)  # fmt: skip
        pane = poly((x + 14, 450), (x + 14, 362), (x + 120, 412), (x + 120, 450))
        p.cut(pane, QING_L, QING, 0.3, angle=90, step=9, halo=2, halo_colour=INK)
    p.cut(Box(-10, 556, 1610, 1080), HE_L, HE, ramp(0, 556, 0.5, 0, 1066, 0.1), step=11, halo=5, halo_colour=INK)
    gear(p, 480, 800, 200, 18, INK, PAPER)
    gear(p, 856, 700, 158, 14, QING, QING_D)
    gear(p, 1170, 838, 152, 14, ZHU, ZHU_D)


def gear(p: Plate, cx: float, cy: float, r: float, teeth: int, plane: Colour, line: Colour) -> None:
    points = []
    for tooth in range(teeth):
        for share, reach in ((0.0, 1.0), (0.22, 1.0), (0.3, 1.16), (0.62, 1.16), (0.7, 1.0)):
            a = (tooth + share) * 2 * math.pi / teeth
            points.append((cx + math.cos(a) * r * reach, cy + math.sin(a) * r * reach))
    p.cut(poly(*points), plane, line, ramp(cx - r, cy - r, 0.06, cx + r, cy + r, 0.5), angle=30, halo=5)
    p.cut(Oval(cx, cy, r * 0.62, r * 0.62), HE_L, HE, 0.2, angle=30, step=9)
    for spoke in range(3):
        a = spoke * math.pi / 3 + 0.3
        dx, dy = math.cos(a) * r * 0.66, math.sin(a) * r * 0.66
        nx, ny = -math.sin(a) * r * 0.08, math.cos(a) * r * 0.08
        p.cut(poly((cx - dx + nx, cy - dy + ny), (cx + dx + nx, cy + dy + ny), (cx + dx - nx, cy + dy - ny),
                   (cx - dx - nx, cy - dy - ny)), plane)  # fmt: skip
    p.cut(Oval(cx, cy, r * 0.2, r * 0.2), WHITE, halo=4, halo_colour=GREY)


def ledger(p: Plate) -> None:
    """An open account book and an abacus."""
    p.cut(Box(0, 0, 1600, 1066), LU, INK, glow(700, 420, 1200, 0.02, 0.8), angle=-12, step=12)
    for side in (-1, 1):
        page = poly((620, 210), (620 + side * 430, 180), (620 + side * 470, 720), (620, 760))
        p.cut(page, WHITE, HE, ramp(620, 0, 0.5, 620 + side * 200, 0, 0.0), angle=90, step=9, halo=5, halo_colour=INK)
        for row in range(9):
            y, near, far = 268 + row * 50, 620 + side * 40, 620 + side * (410 + row * 4)
            p.cut(poly((near, y), (far, y - 20), (far, y - 15), (near, y + 5)), INK)
        p.cut(
            poly((620 + side * 260, 208), (620 + side * 264, 208), (620 + side * 284, 714), (620 + side * 280, 714)),
            ZHU,
        )
    abacus(p, 700, 660, 760, 320)


def abacus(p: Plate, x: float, y: float, wide: float, high: float) -> None:
    frame = Box(x - 20, y - 20, x + wide + 20, y + high + 20, 10)
    p.cut(frame, HE, INK, ramp(x, 0, 0.1, x + wide, 0, 0.5), step=9, halo=6, halo_colour=INK)
    p.cut(Box(x, y, x + wide, y + high), HE_L, halo=3, halo_colour=INK)
    beam = y + high * 0.34
    rods = 11
    for rod in range(rods):
        cx = x + wide * (rod + 0.5) / rods
        p.cut(Box(cx - 3, y, cx + 3, y + high), INK)
        raised = p.rng.randrange(0, 5)
        heights = [y + 26] if rod % 3 else [beam - 24]
        heights += [beam + 34 + bead * 34 + (high * 0.16 if bead >= raised else 0) for bead in range(4)]
        for height in heights:
            p.cut(Oval(cx, min(height, y + high - 16), wide * 0.04, 16), ZHU, ZHU_D, 0.35, step=6, halo=2)
    p.cut(Box(x, beam - 7, x + wide, beam + 7), INK, halo=2)


def ballot(p: Plate) -> None:
    """A ballot box, and a slip about to fall into it."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, glow(800, 330, 1100, 0.0, 0.8), step=11, angle=8)
    p.cut(Box(-10, 880, 1610, 1080), QING, WHITE, ramp(0, 880, 0.4, 0, 1066, 0.06), step=10, halo=4)
    p.cut(poly((716, 130), (944, 170), (908, 470), (680, 430)), WHITE, halo=5, halo_colour=INK)
    p.cut(poly((742, 196), (902, 224), (899, 244), (739, 216)), ZHU)
    for i in range(4):
        y = 262 + i * 36
        p.cut(poly((758, y), (890 - i * 4, y + 22), (888 - i * 4, y + 32), (756, y + 10)), INK)
        p.cut(Box(724 - i * 4, y - 8, 744 - i * 4, y + 12), ZHU if i == 1 else WHITE, halo=2, halo_colour=INK)
    p.cut(poly((520, 470), (1080, 470), (1160, 560), (440, 560)), ZHU, ZHU_D, 0.5, step=8, halo=5, halo_colour=INK)
    p.cut(poly((640, 494), (960, 494), (976, 516), (624, 516)), INK, halo=3)
    p.cut(Box(440, 556, 1160, 950), ZHU, ZHU_D, ramp(440, 0, 0.1, 1160, 0, 0.6), angle=90, step=11, halo=5,
          halo_colour=INK)  # fmt: skip
    p.cut(Box(600, 650, 1000, 850, 4), HE_L, HE, 0.1, halo=4, halo_colour=INK)
    p.cut(Box(650, 706, 950, 730), ZHU)
    p.cut(Box(700, 768, 900, 786), INK)
