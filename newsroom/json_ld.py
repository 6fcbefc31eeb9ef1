"""Linked data in the words of schema.org, and what every page's graph has in common."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from newsroom.markup import absolute, language_tag, present
from newsroom.models import SiteSettings

if TYPE_CHECKING:
    from newsroom.metadata import Crumb

JsonLd = dict[str, Any]


def known(**properties: Any) -> JsonLd:
    """A node of the properties that are known; `type` and `id` stand for `@type` and `@id`."""
    names = {"type": "@type", "id": "@id"}
    return {names.get(name, name): value for name, value in present(**properties).items()}


def publisher_id() -> str:
    return f"{settings.SITE_URL}/#publisher"


def publisher(site: SiteSettings) -> JsonLd:
    """Who stands behind the site. Only offices of the state have a government site code."""
    return known(
        type="GovernmentOrganization" if site.site_code else "Organization",
        id=publisher_id(),
        name=site.sponsor or site.name,
        url=absolute("/"),
        logo=absolute(site.emblem.url) if site.emblem else None,
        address=site.address,
    )


def website(site: SiteSettings) -> JsonLd:
    """schema.org WebSite, with the address of its search."""
    search = absolute(reverse("search")) + "?q={search_term_string}"
    return known(
        type="WebSite",
        id=f"{settings.SITE_URL}/#website",
        url=absolute("/"),
        name=site.name,
        alternateName=site.name_en,
        description=site.description,
        inLanguage=language_tag(),
        publisher={"@id": publisher_id()},
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    )


def breadcrumb_list(crumbs: "Iterable[Crumb]") -> JsonLd:
    """schema.org BreadcrumbList; the last step needs no address."""
    steps = [
        known(type="ListItem", position=position, name=str(crumb.name), item=absolute(crumb.url))
        for position, crumb in enumerate(crumbs, 1)
    ]
    return known(type="BreadcrumbList", itemListElement=steps)


def collection(name: str, path: str, description: str = "") -> JsonLd:
    """schema.org CollectionPage: a list of other pages."""
    return known(
        type="CollectionPage",
        url=absolute(path),
        name=name,
        description=description,
        isPartOf={"@id": f"{settings.SITE_URL}/#website"},
    )
