"""Filters that every template has without loading them."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from newsroom.metadata import PageMeta
from newsroom.models import SiteSettings

register = template.Library()


@register.simple_tag
def page_tags(meta: PageMeta, site: SiteSettings) -> str:
    """The meta elements of a page: the government's page tags by name, Open Graph by property."""
    return format_html_join(
        "\n",
        '<meta {}="{}" content="{}">',
        [
            *(("name", name, value) for name, value in meta.named_tags(site)),
            *(("property", name, value) for name, value in meta.properties(site)),
        ],
    )


@register.simple_tag
def linked_data(meta: PageMeta, site: SiteSettings) -> SafeString:
    """The page's JSON-LD, safe inside a script element."""
    return meta.linked_data(site)
