"""Sitemaps of units, officials, campaigns and events."""

from django.db.models import QuerySet

from directory.models import Campaign, Event, Official, Unit
from newsroom.sitemaps import sitemap_of


@sitemap_of("units")
def units() -> QuerySet:
    return Unit.objects.only("slug", "updated")


@sitemap_of("officials")
def officials() -> QuerySet:
    return Official.objects.only("slug", "updated")


@sitemap_of("campaigns")
def campaigns() -> QuerySet:
    return Campaign.objects.only("slug", "updated")


@sitemap_of("events")
def events() -> QuerySet:
    return Event.objects.only("updated")
