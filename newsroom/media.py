"""Media for a site without nginx before it, and the first request for every rendition."""

import mimetypes
import posixpath
from contextlib import suppress

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from sorl.thumbnail.conf import settings as thumbnails

from newsroom.models import WantedRendition
from newsroom.renditions import FORMATS, Rendition

# Shown in the page; everything else is handed over as a download, so that no upload runs as part of this site.
SHOWN = {"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"}
FORMS = {".avif": "image/avif", ".webp": "image/webp"}  # which older systems do not list
A_YEAR = 31_536_000


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A stored file. Names are random and never reused, so that it may be kept for a year."""
    clean = posixpath.normpath(name)
    try:
        if clean != name or not default_storage.exists(name):
            return _rendition(clean)
        file = default_storage.open(name)
    except (SuspiciousFileOperation, OSError, ValueError):
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or FORMS.get(posixpath.splitext(name)[1]) or "application/octet-stream"
    response = FileResponse(file, content_type=kind, as_attachment=kind not in SHOWN, filename=posixpath.basename(name))
    return _kept_long(response)


def _rendition(name: str) -> HttpResponse:
    rendition = Rendition.named(name) if name.startswith(thumbnails.THUMBNAIL_PREFIX) else None
    if rendition and rendition.kind == "avif":
        return _later(rendition)
    data = rendition.make() if rendition else None
    if rendition is None or data is None:
        raise Http404
    return _kept_long(HttpResponse(data, content_type=f"image/{FORMATS[rendition.kind].lower()}"))


def _later(rendition: Rendition) -> HttpResponse:
    """An AVIF takes seconds to make: it is made in the background, and until then its reader gets the WebP."""
    with suppress(DatabaseError):  # a reader gets her picture all the same
        WantedRendition.objects.get_or_create(name=rendition.name)
    response = HttpResponseRedirect(rendition.as_kind("webp").url)
    response["Cache-Control"] = "no-store"
    return response


def _kept_long(response):
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    response["X-Content-Type-Options"] = "nosniff"
    return response
