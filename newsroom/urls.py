"""Every address of the site. Each app owns its own; the names are reversed without a namespace."""

from django.contrib import admin
from django.urls import include, path

from newsroom import health, sitemaps, views
from newsroom.media import media

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", views.home, name="home"),
    path("site.css", views.site_css, name="site_css"),
    path("healthz", health.healthz, name="healthz"),
    path("api/v1/", include("newsroom.api.urls")),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    # A web server in front gives out what is stored; the first request for each rendition comes here.
    path("media/<path:name>", media, name="media"),
    path("", include("newsroom.search.urls")),
    path("", include("directory.urls")),
    path("", include("articles.urls")),
    path("", include("awards.urls")),
    # After the files that the apps make themselves.
    path("sitemap-<slug:kind>.xml", sitemaps.kind, name="sitemap_kind"),
]

handler400 = "newsroom.problems.bad_request"
handler403 = "newsroom.problems.refused"
handler404 = "newsroom.problems.not_found"
handler500 = "newsroom.problems.broken"
