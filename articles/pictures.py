"""Pictures come into the library: checked, stripped, described by what their own file says."""

from collections.abc import Iterable

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles.models import Picture
from newsroom.images import Prepared, prepare
from newsroom.renditions import forget


def add(upload: File, **fields) -> Picture:
    """A new picture of the library from an upload; caption, photographer and day come from the file where not given.

    Raises ValidationError with a sentence for the editor; see newsroom.images.prepare.
    """
    return take(prepare(upload), **fields)


def take(prepared: Prepared, **fields) -> Picture:
    """A new picture of the library from a file that has been checked."""
    picture = Picture(**fields)
    picture.take(prepared)
    picture.save()
    return picture


def same_as(prepared: Prepared, beside: Picture | None = None) -> Picture | None:
    """The picture of the library that came from the very same file."""
    same = Picture.objects.filter(sha256=prepared.sha256)
    return (same.exclude(pk=beside.pk) if beside and beside.pk else same).first()


def about_the_duplicate(twin: Picture) -> str:
    """A sentence that names the picture which is already there."""
    return _("This very picture is in the library already: “%(caption)s” (no. %(number)s). Use that one.") % {
        "caption": twin,
        "number": twin.pk,
    }


def forget_files(names: Iterable[str]) -> None:
    """Remove stored pictures that no record has any more, and everything that was made from them."""
    for name in names:
        forget(name)
        default_storage.delete(name)
