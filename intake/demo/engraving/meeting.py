"""The scenes of a meeting: halls, tables and what lies on them."""

from intake.demo.engraving.furniture import curtain, lectern, microphone, name_card, plant, seat, teacup
from intake.demo.engraving.plate import (
    GREY,
    HE,
    HE_L,
    INK,
    LU,
    LU_L,
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
from intake.demo.engraving.shapes import Box, Oval, poly, quad

COATS = [INK, QING_D, GREY, INK, QING_D]


def hall(p: Plate) -> None:
    """The whole house from the back: stage, rostrum and five rows of listeners."""
    p.cut(Box(0, 0, 1600, 700), HE_L, HE, ramp(0, 0, 0.42, 0, 560, 0.12))
    curtain(p, 250, 50, 1350, 600, folds=26)
    p.cut(Box(320, 96, 1280, 190), ZHU_D)
    p.cut(Box(376, 138, 1224, 149), HE_L)
    for x in (80, 1432):
        p.cut(Box(x, 40, x + 88, 520), QING_L, QING, ramp(0, 0, 0.5, 0, 520, 0.15), angle=90, step=8, halo=3,
              halo_colour=WHITE)  # fmt: skip
    for i in range(9):
        x = 376 + i * 106
        microphone(p, x + 34, 520, 74, 0.2)
        name_card(p, x - 8, 524, 30)
        teacup(p, x + 46, 524, 46)
    p.cut(Box(272, 522, 1328, 640), WHITE, QING, ramp(0, 522, 0.04, 0, 640, 0.4), angle=90, halo=3, halo_colour=INK)
    p.cut(Box(272, 516, 1328, 532), INK)
    p.cut(Box(0, 640, 1600, 690), ZHU_D)
    for i in range(13):
        plant(p, 224 + i * 96, 694, 62, p.rng)
    p.cut(Box(0, 690, 1600, 1066), HE_L, INK, ramp(0, 690, 0.1, 0, 1066, 0.55))
    for row, (y, s, count) in enumerate(
        [(758, 54, 25), (832, 68, 21), (920, 86, 17), (1016, 108, 14), (1126, 136, 11)]
    ):
        for i in range(count):
            aside = (i - (count - 1) / 2) * 1696 / (count - 1)
            if abs(aside) >= 32 + 19 * row:
                seat(p, 800 + aside, y - (aside / 1600) ** 2 * 64, s, p.rng.choice(COATS))


def audience(p: Plate) -> None:
    """The house from behind, and the windows."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, ramp(0, 0, 0.5, 0, 640, 0.06), step=11)
    for i, angle in enumerate([5, -5, 7, -7, 4]):
        x = 32 + i * 320
        p.cut(Box(x, 54, x + 232, 426), WHITE, QING, ramp(0, 0, 0.62, 0, 426, 0.06), angle=angle, halo=5,
              halo_colour=INK)  # fmt: skip
        p.cut(Box(x + 112, 54, x + 120, 426), INK)
    for row, (y, s, count) in enumerate([(565, 80, 17), (672, 101, 14), (800, 128, 11), (960, 160, 9), (1151, 203, 7)]):
        for i in range(count):
            seat(p, 1600 * (i + 0.5 * (row % 2) + 0.25) / count, y, s, p.rng.choice(COATS))


def speech(p: Plate, cx: float, wall: Colour, wall_line: Colour, draped: bool) -> None:
    """A lectern in its light; whoever speaks is in the caption."""
    light = glow(cx, 340, 1150, 0.0, 0.78)
    p.cut(Box(0, 0, 1600, 1066), wall, wall_line, light, step=11, sway=2, curve=lambda x, y: light(x, y) * 400)
    if draped:
        curtain(p, 1216, 0, 1600, 1066, folds=7)
        p.cut(Box(-10, 853, 1610, 1080), HE_L, INK, ramp(0, 853, 0.1, 0, 1066, 0.5), step=9, halo=4)
    else:
        p.cut(Box(-10, 895, 1610, 1080), QING, WHITE, ramp(0, 895, 0.34, 0, 1066, 0.05), step=9, halo=4)
    s = 213
    lectern(p, cx, 1002, s)
    microphone(p, cx - s * 0.56, 1002 - s * 2.02, s, 0.5)
    microphone(p, cx + s * 0.56, 1002 - s * 2.02, s, -0.5)
    plant(p, cx - s * 1.5, 1045, s * 0.6, p.rng)
    plant(p, cx + s * 1.5, 1045, s * 0.6, p.rng)
    plant(p, cx, 1055, s * 0.95, p.rng)


def lectern_blue(p: Plate) -> None:
    speech(p, 960, QING_L, QING, draped=False)


def lectern_red(p: Plate) -> None:
    speech(p, 640, HE_L, HE, draped=True)


def chair_table(p: Plate) -> None:
    """The chair's place at the table: name card, papers, tea."""
    p.cut(Box(0, 0, 1600, 1066), LU_L, LU, ramp(0, 0, 0.62, 1280, 746, 0.03), step=12)
    for i, angle in enumerate([6, -6, 9, -4]):
        x = 80 + i * 376
        p.cut(Box(x, 64, x + 304, 533), WHITE, LU, ramp(0, 75, 0.06, 0, 490, 0.4), angle=angle, halo=4,
              halo_colour=INK)  # fmt: skip
    p.cut(Box(-10, 640, 1610, 1080), ZHU, ZHU_D, ramp(0, 640, 0.06, 0, 1066, 0.72), step=11, halo=5)
    p.cut(Box(0, 629, 1600, 650), INK)
    name_card(p, 800, 846, 186)
    p.cut(poly((1056, 736), (1360, 736), (1440, 938), (1088, 938)), WHITE, INK, 0.24, step=14, halo=3,
          halo_colour=INK)  # fmt: skip
    teacup(p, 400, 800, 236)
    microphone(p, 544, 746, 384, 0.26)


def document(p: Plate) -> None:
    """The document that was read out, open under a lamp."""
    p.cut(Box(0, 0, 1600, 1066), HE_L, HE, glow(800, 320, 1120, 0.02, 0.86), angle=-24, step=11)
    for side, angle, tone in ((-1, 8, 0.4), (1, -8, 0.56)):
        cover = poly((800 + side * 592, 384), (800, 448), (800, 1013), (800 + side * 688, 917))
        p.cut(cover, ZHU, ZHU_D, tone, angle=angle, step=9, halo=6)
    p.cut(poly((248, 330), (800, 410), (800, 960), (160, 869)), WHITE, halo=2, halo_colour=INK)
    p.cut(poly((1352, 330), (800, 410), (800, 960), (1440, 869)), WHITE, HE, ramp(800, 0, 0.55, 1056, 0, 0.0), angle=90,
          step=8, halo=2, halo_colour=INK)  # fmt: skip
    for i in range(9):
        y, start, end = 458 + i * 45, 296 - i * 9, 712 - (160 if i in (3, 8) else 0)
        slope = (end - start) * 0.118
        p.cut(poly((start, y - 17), (end, y - 17 + slope), (end, y - 6 + slope), (start, y - 6)), INK)
    p.cut(poly((912, 458), (1304, 410), (1307, 437), (912, 488)), ZHU)
    for i in range(6):
        y, end = 549 + i * 47, 1320 + i * 9 - (192 if i == 5 else 0)
        slope = (end - 888) * 0.118
        p.cut(poly((888, y), (end, y - slope), (end, y - slope + 11), (888, y + 11)), INK)
    p.cut(Oval(1264, 789, 70, 66), ZHU, WHITE, 0.1, angle=40, step=8)
    p.cut(Oval(1264, 789, 49, 46), WHITE)
    p.cut(Oval(1264, 789, 21, 20), ZHU)
    microphone(p, 800, 384, 277, 0.0)


def plaques(p: Plate) -> None:
    """Ten plaques, not yet lifted."""
    curtain(p, 0, 0, 1600, 1066, folds=20)
    for shelf, k in ((450, 116), (900, 124)):
        for i in range(5):
            x = 800 + (i - 2) * 285
            p.cut(Box(x - k, shelf - k * 1.44, x + k, shelf, 2), HE, INK, ramp(x - k, 0, 0.06, x + k, 0, 0.5), angle=90,
                  step=8, halo=4, halo_colour=INK)  # fmt: skip
            p.cut(Box(x - k * 0.84, shelf - k * 1.3, x + k * 0.84, shelf - k * 0.15), HE_L)
            p.cut(Box(x - k * 0.17, shelf - k * 1.18, x + k * 0.17, shelf - k * 0.84), ZHU)
            for line, reach in enumerate((0.58, 0.58, 0.34)):
                y = shelf - k * (0.68 - line * 0.16)
                p.cut(Box(x - k * reach, y, x + k * reach, y + k * 0.06), INK)
        p.cut(Box(56, shelf, 1544, shelf + 36), HE_L, HE, ramp(0, shelf, 0.1, 0, shelf + 36, 0.6), step=7, halo=4,
              halo_colour=INK)  # fmt: skip


def rostrum(p: Plate) -> None:
    """The rostrum table as a still life: name cards, tea, microphones, flowers."""
    p.cut(Box(0, 0, 1600, 1066), QING_L, QING, ramp(0, 0, 0.86, 0, 554, 0.06), step=11)
    for i in range(5):
        microphone(p, 84 + i * 368, 565, 266, 0.24)
    p.cut(Box(-10, 533, 1610, 672), HE_L, HE, ramp(0, 533, 0.5, 0, 672, 0.06), step=9, halo=4)
    p.cut(Box(-10, 661, 1610, 1080), WHITE, QING, ramp(0, 661, 0.06, 0, 1066, 0.6), angle=90, step=13, halo=4,
          halo_colour=INK)  # fmt: skip
    p.cut(Box(0, 659, 1600, 691), ZHU, ZHU_D, 0.3, step=7)
    for i in range(5):
        name_card(p, 64 + i * 368, 613, 118)
        teacup(p, 248 + i * 368, 617, 150)
    for i in range(9):
        plant(p, i * 200, 1088, 181, p.rng)


def banners(p: Plate) -> None:
    """Ten flags on their poles, no sign on any of them, before a wall."""
    p.cut(Box(0, 0, 1600, 800), HE_L, HE, ramp(0, 0, 0.5, 0, 700, 0.08), step=11)
    p.cut(Box(-10, 800, 1610, 1080), LU, WHITE, ramp(0, 800, 0.4, 0, 1066, 0.06), step=10, halo=4)
    for i in range(10):
        x = 108 + i * 150
        p.cut(Box(x - 4, 120, x + 4, 860), INK, halo=2)
        p.cut(Oval(x, 116, 11, 11), HE, halo=2)
        cloth = (ZHU, ZHU_D) if i % 2 == 0 else (QING, QING_D)
        flag = poly((x + 4, 140), (x + 116, 182), (x + 92, 330), (x + 108, 470), (x + 62, 600), (x + 4, 560))
        p.cut(flag, cloth[0], cloth[1], ramp(x, 0, 0.1, x + 116, 0, 0.7), angle=80, step=9, halo=3)
        p.cut(quad(x, 850, 884, 20, 34), INK, halo=2)
    for i in range(11):
        plant(p, 30 + i * 154, 1010, 100, p.rng)
