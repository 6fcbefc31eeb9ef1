"""Addresses of stories, their feeds and their sitemaps."""

from django.urls import path, re_path

from articles import feeds, sitemaps
from articles.views import lists
from articles.views.article import article_page, qr
from articles.views.preview import preview_page

# Tags keep their Chinese addresses; PostgreSQL takes no NUL, and nobody types the other control characters.
TAG = r"[^/\x00-\x1f]+"

urlpatterns = [
    re_path(r"^articles/(?P<year>\d{4})/(?P<month>\d{2})/(?P<pk>\d{1,18})/$", article_page, name="article"),
    re_path(r"^articles/(?P<year>\d{4})/(?P<month>\d{2})/(?P<pk>\d{1,18})/qr\.svg$", qr, name="qr"),
    path("preview/<str:token>/", preview_page, name="preview"),
    path("feeds/latest.atom", feeds.latest, name="feed_latest"),
    path("feeds/sections/<slug:slug>.atom", feeds.section, name="feed_section"),
    re_path(rf"^feeds/tags/(?P<slug>{TAG})\.atom$", feeds.tag, name="feed_tag"),
    path("feeds/units/<slug:slug>.atom", feeds.unit, name="feed_unit"),
    path("feeds/campaigns/<slug:slug>.atom", feeds.campaign, name="feed_campaign"),
    re_path(r"^sitemap-(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])\.xml$", sitemaps.month, name="sitemap_month"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    re_path(r"^articles/(?P<year>[0-9]{4})/(?P<month>0[1-9]|1[0-2])/$", lists.month, name="month"),
    path("sections/<slug:slug>/", lists.section, name="section"),
    re_path(rf"^tags/(?P<slug>{TAG})/$", lists.tag, name="tag"),
]
