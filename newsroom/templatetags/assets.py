"""Style sheets of a page."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from newsroom.assets import stylesheet_urls

register = template.Library()


@register.simple_tag
def stylesheets() -> SafeString:
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((url,) for url in stylesheet_urls()))
