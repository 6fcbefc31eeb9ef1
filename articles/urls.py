from django.urls import re_path

from articles.views.article import article_page

urlpatterns = [
    re_path(r"^articles/(?P<year>\d{4})/(?P<month>\d{2})/(?P<pk>\d{1,18})/$", article_page, name="article"),
]
