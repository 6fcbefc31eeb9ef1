from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw, ImageFont
from tqdm import tqdm

from newsroom.search.shapes import TABLE

SIDE = 40  # pixels
MOST_ALIKE = 6
# Pixels in which two characters may differ, as a share of those they have together.
FARTHEST = 0.42


class Command(BaseCommand):
    help = "Make the table of characters that look alike (GB/T 2312) by drawing them with a font and comparing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("font", help="a font file with Chinese characters")

    def handle(self, *args, font: str, **options) -> None:
        face = ImageFont.truetype(font, SIDE - 4)
        drawn = {char: _bits(char, face) for char in _characters()}
        lines = ["# Made by manage.py draw_shapes: each character, then those that look like it, the likest first."]
        for char, bits in tqdm(drawn.items()):
            near = sorted((_difference(bits, other), name) for name, other in drawn.items() if name != char)
            alike = [name for difference, name in near[:MOST_ALIKE] if difference < FARTHEST]
            if alike:
                lines.append(char + "".join(alike))
        TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def _characters() -> list[str]:
    """The 6,763 characters of GB/T 2312, by row and column."""
    cells = (bytes([row, column]) for row in range(0xB0, 0xF8) for column in range(0xA1, 0xFF))
    return [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]


def _bits(char: str, face: ImageFont.FreeTypeFont) -> int:
    """The strokes of a character as one number, thickened so that a shift of a pixel counts for little."""
    picture = Image.new("1", (SIDE, SIDE))
    draw = ImageDraw.Draw(picture)
    for dx, dy in ((2, 0), (3, 0), (2, 1), (3, 1)):
        draw.text((dx, dy), char, font=face, fill=1)
    return int.from_bytes(picture.tobytes(), "big")


def _difference(a: int, b: int) -> float:
    return (a ^ b).bit_count() / (a | b).bit_count()
