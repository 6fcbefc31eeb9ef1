from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom.models import SiteSettings

# Marks Chinese content inside an English page: <h1{{ zh }}> (WCAG 2.2, 3.1.2, language of parts).
CHINESE = SafeString(' lang="zh-CN"')


def site(request: HttpRequest) -> dict[str, object]:
    """In every template: `site`, the settings record, read only where it is shown; `zh`, for Chinese in English."""
    return {"site": SimpleLazyObject(SiteSettings.current), "zh": CHINESE if get_language() == "en" else ""}
