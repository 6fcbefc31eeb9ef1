import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.renditions import Rendition

# A tick makes what it can in this time and leaves the rest to the next one.
SECONDS = 20


class WantedRendition(models.Model):
    """A form of a picture that somebody asked for and that is made in the background."""

    name = models.CharField(max_length=300, unique=True)
    asked = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("wanted form of a picture")
        verbose_name_plural = _("wanted forms of pictures")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


def make_wanted(seconds: float = SECONDS) -> tuple[int, int]:
    """Make what is wanted, oldest first; how many were made, and how many have no picture any more."""
    made = missing = 0
    end = time.monotonic() + seconds
    for wanted in WantedRendition.objects.all()[:500]:
        if time.monotonic() > end:
            break
        rendition = Rendition.named(wanted.name)
        if rendition and rendition.make() is not None:
            made += 1
        else:
            missing += 1
        wanted.delete()
    return made, missing
