"""Chinese typography for templates: `{% load typography %}`."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsroom.headlines import breakable
from newsroom.markup import excerpt
from newsroom.text import fullwidth

# Not the digits of an entity, such as &#x27;.
DIGITS = re.compile(r"(?<![&#\w])[0-9]{1,3}(?![\w;])", re.ASCII)

register = template.Library()


@register.filter
def headline(text: str) -> SafeString:
    """A headline as it is set: full-width punctuation, breaks between words."""
    return breakable(fullwidth(text))


@register.filter
def upright(text: str) -> SafeString:
    """A headline for vertical columns: numbers of up to three digits stand upright in one place (纵中横)."""
    return mark_safe(DIGITS.sub(r'<span class="tcy">\g<0></span>', headline(text)))  # noqa: S308 - headline escapes


@register.filter
def first_sentences(text: str) -> str:
    """The beginning of a long text, cut at the end of a sentence where one is near."""
    return excerpt(text, 90)
