from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from newsroom.models import SiteSettings


def site(request: HttpRequest) -> dict[str, object]:
    """`site` in every template: the settings record, read once a page and only where it is shown."""
    return {"site": SimpleLazyObject(SiteSettings.current)}
