"""Contrast of colours, as WCAG 2.2 defines it (relative luminance; success criterion 1.4.3 asks for 4.5)."""

PAPER = "#fdfcf9"
NIGHT = "#181714"
ON_SEAL = "#fffaf4"
ENOUGH = 4.5


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0 to 1) of another."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * share) * 255):02x}" for a, b in pairs)


def readable_on(ground: str, colour: str, towards: str = "#ffffff", enough: float = 7.0) -> str:
    """The colour, or the first step towards another that can be read on a ground."""
    steps = (mixed(colour, towards, step / 20) for step in range(21))
    return next((step for step in steps if contrast(step, ground) >= enough), towards)
