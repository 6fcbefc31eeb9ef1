"""Chinese typography for templates: `{% load typography %}`."""

from django import template
from django.utils.safestring import SafeString

from newsroom.headlines import breakable
from newsroom.text import fullwidth

register = template.Library()


@register.filter
def headline(text: str) -> SafeString:
    """A headline as it is set: full-width punctuation, breaks between words."""
    return breakable(fullwidth(text))
