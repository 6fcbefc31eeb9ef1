"""The library as scripts of the desk ask for it: a picture comes in, and pictures to choose from."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import pictures
from articles.models import Picture
from articles.templatetags.pictures import renditions
from newsroom.images import prepare

ON_A_SHELF = 24


def as_known(picture: Picture) -> dict[str, Any]:
    """What a form needs to know of a picture to make a row of it."""
    small = renditions(picture)[min(1, len(renditions(picture)) - 1)]
    return {
        "id": picture.pk,
        "caption": picture.caption,
        "alt": picture.alt,
        "photographer": picture.photographer,
        "thumbnail": small.url,
        "width": small.width,
        "height": small.height,
    }


class Shelf(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("upload/", view(require_POST(self.upload_view)), name="articles_picture_upload"),
            path("shelf/", view(require_safe(self.shelf_view)), name="articles_picture_shelf"),
            *super().get_urls(),
        ]

    def upload_view(self, request: HttpRequest) -> JsonResponse:
        """One file into the library; one that is there already is named again. 400 with {refused: sentence}."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        upload = request.FILES.get("file")
        if not isinstance(upload, UploadedFile):
            return JsonResponse({"refused": _("There is no file.")}, status=400)
        try:
            prepared = prepare(upload)
        except ValidationError as refusal:
            return JsonResponse({"refused": " ".join(refusal.messages)}, status=400)
        twin = pictures.same_as(prepared)
        picture = twin or pictures.take(prepared)
        if not twin:
            self.log_addition(request, picture, [{"added": {}}])
        return JsonResponse(as_known(picture) | {"known": twin is not None})

    def shelf_view(self, request: HttpRequest) -> JsonResponse:
        """A page of the library, newest first; `q` as in the list: {pictures, further}."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = request.GET.get("p", "1")
        start = (max(1, min(int(page), 10_000)) - 1) * ON_A_SHELF if page.isascii() and page.isdigit() else 0
        found, _repeats = self.get_search_results(request, self.get_queryset(request), request.GET.get("q", "")[:100])
        rows = list(found.exclude(width=0)[start : start + ON_A_SHELF + 1])
        return JsonResponse(
            {"pictures": [as_known(one) for one in rows[:ON_A_SHELF]], "further": len(rows) > ON_A_SHELF}
        )
