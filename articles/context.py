from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Section
from newsroom.prepared import Prepared

TOP = Prepared(lambda: Section.objects.filter(parent=None))


def top_sections(request: HttpRequest) -> list[Section]:
    """The top level of the sections in the editors' order, read once a page."""
    if not hasattr(request, "top_sections"):
        request.top_sections = TOP()  # type: ignore[attr-defined]
    return request.top_sections  # type: ignore[attr-defined]


def navigation(request: HttpRequest) -> dict[str, object]:
    """`top_sections` in every template, read where the masthead is shown."""
    return {"top_sections": SimpleLazyObject(lambda: top_sections(request))}
