"""Filters that every template has without loading them."""

import datetime
import re
from collections.abc import Iterable
from html import escape

from django import template
from django.db.models import Model
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext

from newsroom import devices, text, waiting
from newsroom.context import CHINESE
from newsroom.metadata import PageMeta
from newsroom.models import SiteSettings

register = template.Library()

# What was drawn of every page, by all that it shows.
_drawn: dict[tuple[object, ...], SafeString] = {}
MOST_DRAWN = 200

HAN = re.compile(r"[㐀-鿿]")


@register.simple_tag
def site_settings() -> SiteSettings:
    """The settings record, on pages whose own context calls something else `site`."""
    return SiteSettings.current()


@register.simple_tag(takes_context=True)
def of_every_page(context: Context, name: str, **more: object) -> SafeString:
    """A template that shows the settings, the top sections, and nothing else but the reader's language and `more`.

    Drawn once for the same values; `more` has to be hashable and to say all that it shows. The records are read for
    each page, so that the press sees them.
    """
    request = context["request"]
    if not hasattr(request, "shown_on_every_page"):
        values = tuple(map(_values, (context["site"], *context["top_sections"])))
        request.shown_on_every_page = (get_language(), request.GET.urlencode(), values)
    key = (name, *more.items(), request.shown_on_every_page)
    drawn = _drawn.get(key)
    if drawn is None:
        if len(_drawn) >= MOST_DRAWN:
            _drawn.clear()
        shown = {part: context[part] for part in ("site", "top_sections", "zh", "request")}
        own = Context({**shown, **more})
        own.request = request  # type: ignore[attr-defined]  # {% querystring %} asks for it there
        drawn = _drawn[key] = context.template.engine.get_template(name).render(own)  # type: ignore[union-attr]
    return drawn  # not read again: another thread may have cleared them


def _values(record: Model) -> tuple[object, ...]:
    return tuple(getattr(record, field.attname) for field in record._meta.concrete_fields)


@register.simple_tag
def page_tags(meta: PageMeta, site: SiteSettings) -> str:
    """The meta elements of a page: the government's page tags by name, Open Graph by property."""
    named = (("name", name, value) for name, value in meta.named_tags(site))
    properties = (("property", name, value) for name, value in meta.properties(site))
    # By hand: for some thirty tags, format_html takes as long as two questions to the database.
    tags = (f'<meta {kind}="{name}" content="{escape(str(value))}">' for kind, name, value in (*named, *properties))
    return mark_safe("\n".join(tags))  # noqa: S308 - names are constants, values are escaped


@register.simple_tag
def linked_data(meta: PageMeta, site: SiteSettings) -> SafeString:
    """The page's JSON-LD, safe inside a script element."""
    return meta.linked_data(site)


@register.filter(is_safe=True)
def fullwidth(value: object) -> str:
    """Text with the half-width punctuation of its Chinese shown full-width; safe HTML goes by its text nodes."""
    if isinstance(value, SafeString):
        return fullwidth_html(value)
    return text.fullwidth("" if value is None else str(value))


@register.filter(is_safe=True)
def fullwidth_html(value: object) -> SafeString:
    """The same for HTML that was sanitised when it was saved, such as an article's body."""
    # Marks change and tags stay, so what was safe stays safe.
    return mark_safe(text.fullwidth_html("" if value is None else str(value)))  # noqa: S308


@register.filter
def waited(since: datetime.datetime | None) -> str:
    """How long something has waited, in minutes or hours, or the day since when."""
    return waiting.waited(since)


@register.filter
def device(user_agent: str) -> str:
    return devices.called(user_agent)


@register.filter
def in_chinese(text: object) -> SafeString:
    """The mark of a Chinese name inside an English page: `<b{{ name|in_chinese }}>` (WCAG 2.2, 3.1.2)."""
    return CHINESE if get_language() == "en" and HAN.search(str(text)) else SafeString("")


@register.filter
def listed(words: Iterable[object]) -> str:
    """Words one after another, with the comma of the reader's language between them."""
    return gettext(", ").join(str(word) for word in words)


@register.filter
def bracketed(text: object) -> str:
    """Text in the brackets of the reader's language, behind what it explains."""
    return pgettext("behind what it explains", " (%(text)s)") % {"text": text}


@register.filter
def circled(value: object) -> str:
    """① for 1: a printed ordinal. Nothing for nothing."""
    number = _number(value)
    return "" if number is None else text.circled(number)


@register.filter
def han_number(value: object) -> str:
    """十二 for 12. Nothing for nothing."""
    number = _number(value)
    return "" if number is None else text.han_number(number)


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
