"""Draws the pictures of the demonstration: flat planes of colour cut with engraved lines, like a woodblock print.

Nothing here comes from a photograph; every shape is computed, from fixed seeds, so a drawing is the same every time.
The prints show things, and people only from behind: a drawing must not pretend to portray anyone.
"""

from intake.demo.engraving.plate import Plate
from intake.demo.engraving.scenes import SCENES
from intake.demo.engraving.shapes import HEIGHT, WIDTH

__all__ = ["HEIGHT", "SCENES", "WIDTH", "engrave"]


def engrave(name: str) -> bytes:
    """One drawing as a JPEG of WIDTH by HEIGHT pixels; KeyError for a name that is no scene."""
    plate = Plate(seed=name)
    SCENES[name](plate)
    return plate.print()
