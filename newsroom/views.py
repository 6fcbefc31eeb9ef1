from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsroom.colours import NIGHT, PAPER, mixed, readable_on
from newsroom.metadata import home_meta
from newsroom.models import SiteSettings
from newsroom.parts import parts_of

SITE_CSS = """:root {{ --zhu: {accent}; --seal: {accent}; --zhu-wash: {wash}; }}
@media (prefers-color-scheme: dark) {{ :root {{ --zhu: {night}; --zhu-wash: {night_wash}; }} }}
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page: every app brings its parts. Bands across the page, columns side by side, bands again."""
    site = SiteSettings.current()
    context = {
        "meta": home_meta(site),
        "site": site,
        "current": "home",
        "date": parts_of("home-date", None, request),
        "ear": parts_of("home-ear", None, request),
        "bands": parts_of("home", None, request),
        "columns": parts_of("home-columns", None, request),
        "last": parts_of("home-end", None, request),
    }
    return render(request, "newsroom/home.html", context)


@require_safe
@cache_control(max_age=31_536_000, immutable=True, public=True)
def site_css(request: HttpRequest) -> HttpResponse:
    """The house colour over tokens.css. Pages link to it with the colour in the query, so it may be kept for ever."""
    accent = SiteSettings.current().accent
    css = SITE_CSS.format(
        accent=accent,
        wash=mixed(accent, PAPER, 0.92),
        night=readable_on(NIGHT, accent),
        night_wash=mixed(accent, NIGHT, 0.8),
    )
    return HttpResponse(css, content_type="text/css; charset=utf-8")
