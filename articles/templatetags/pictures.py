"""`{% picture use sizes="(min-width: 60rem) 40rem, 100vw" %}`: a picture at the size that the screen needs.

Options: `ratio="3:2"` crops around the focal point; `priority=True` for the first picture of a page;
`css="name"` gives the img a class; `alt="…"` overrides the words of this use.
Asks neither database nor storage: everything comes from the row.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import ArticlePicture, Picture
from newsroom.renditions import Rendition, sizes_within

register = template.Library()

FALLBACK_WIDTH = 960  # for browsers that know no srcset, and for feeds


@register.simple_tag
def picture(
    use: ArticlePicture | Picture | None,
    sizes: str = "100vw",
    ratio: str = "",
    priority: bool = False,
    css: str = "",
    alt: str | None = None,
) -> SafeString:
    """A picture, or its use in an article, as AVIF and as WebP; nothing where there is no picture."""
    shown = use.picture if isinstance(use, ArticlePicture) else use
    if use is None or shown is None or not shown.file or not shown.width or not shown.height:
        return SafeString("")
    offered = renditions(shown, ratio)
    fallback = next((one for one in offered if one.width >= FALLBACK_WIDTH), offered[-1])
    widest = offered[-1]
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}></picture>',
        srcset(one.as_kind("avif") for one in offered),
        sizes,
        fallback.url,
        srcset(offered),
        sizes,
        widest.width,
        widest.height,
        alt if alt is not None else _alt(use),
        format_html(' class="{}"', css) if css else "",
        # Constants: the first picture is what the reader waits for, all others wait for the reader.
        mark_safe(' fetchpriority="high"' if priority else ' loading="lazy" decoding="async"'),  # noqa: S308
    )


def srcset(offered: Iterable[Rendition]) -> str:
    return ", ".join(f"{one.url} {one.width}w" for one in offered)


@register.simple_tag
def picture_url(use: ArticlePicture | Picture, width: int = 1200, ratio: str = "", kind: str = "jpg") -> str:
    """The address of one form of a picture, for page tags and feeds: JPEG, because messengers read that."""
    shown = use.picture if isinstance(use, ArticlePicture) else use
    fitting = [one for one in renditions(shown, ratio, kind) if one.width <= width]
    return (fitting or renditions(shown, ratio, kind))[-1].url if shown.width else ""


@register.simple_tag
def group_sizes(number: int, first: bool, care: bool) -> str:
    """How wide a picture of a group is shown, as `.figs` of article.css and care.css lay the group out."""
    if care:
        return "(min-width: 900px) 852px, 100vw"
    if number == 1:
        return "(min-width: 724px) 684px, 100vw"
    if number % 3:
        return "(min-width: 724px) 334px, 45vw"
    return f"(min-width: 724px) 217px, (min-width: 600px) 30vw, {'100vw' if first else '45vw'}"


def renditions(shown: Picture, ratio: str = "", kind: str = "webp") -> list[Rendition]:
    """What is offered of a picture, smallest first: `ratio` as in `3:2`, empty for the whole picture."""
    focus = (shown.focal_x, shown.focal_y) if ratio else None
    across, _colon, down = ratio.partition(":")
    wanted = int(across) / int(down) if ratio else None
    sizes = sizes_within(shown.width, shown.height, wanted)
    return [Rendition(str(shown.file), width, height, focus, kind) for width, height in sizes]


def _alt(use: ArticlePicture | Picture) -> str:
    if isinstance(use, ArticlePicture):
        return use.shown_alt
    return "" if use.decorative else use.alt
