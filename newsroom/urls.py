"""Every address of the site. Each app owns its own; the names are reversed without a namespace."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.static import serve

from newsroom import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", views.home, name="home"),
    path("site.css", views.site_css, name="site_css"),
    path("", include("newsroom.search.urls")),
    path("", include("directory.urls")),
    path("", include("articles.urls")),
    path("", include("awards.urls")),
]
if settings.DEBUG:
    # Elsewhere the web server gives out the pictures.
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]
