from django.urls import path, re_path

from newsroom.api import views

urlpatterns = [
    path("", views.root, name="api_root"),
    path("openapi.json", views.openapi, name="api_openapi"),
    path("<slug:name>/", views.many, name="api_list"),
    re_path(r"^(?P<name>[a-z]+)/(?P<pk>\d{1,18})/$", views.one, name="api_one"),
]
