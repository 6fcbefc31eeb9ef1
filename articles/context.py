from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Section


def navigation(request: HttpRequest) -> dict[str, object]:
    """`top_sections` in every template: the top level of the sections, read where the masthead is shown."""
    return {"top_sections": SimpleLazyObject(lambda: list(Section.objects.filter(parent=None)))}
