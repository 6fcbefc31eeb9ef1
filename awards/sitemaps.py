"""Sitemaps of awards and their rounds. The page of a round is public; its winners are once they are released."""

from django.db.models import QuerySet

from awards.models import Award, Round
from newsroom.sitemaps import sitemap_of


@sitemap_of("awards")
def awards() -> QuerySet:
    return Award.objects.only("slug", "updated")


@sitemap_of("rounds")
def rounds() -> QuerySet:
    return Round.objects.select_related("award").only("number", "updated", "award__slug")
