from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import preview


@require_safe
def preview_page(request: HttpRequest, token: str) -> HttpResponse:
    """An article by a preview link, for people without an account; nothing tells a wrong link from an old one."""
    link = preview.find_link(token)
    if link is None:
        raise Http404
    return preview.preview(request, preview.newest(link.article))
