"""What an article's page shows. Preview shows the same of a draft, so the context is made here and not in the view."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from articles.metadata import article_meta
from articles.models import Article, ArticlePicture, Picture
from articles.qr import qr_code
from articles.related import stories_beside
from articles.typeset import reading_body
from newsroom.markup import absolute
from newsroom.parts import parts_of

PICTURES_IN_THE_BODY = 4


@dataclass(frozen=True)
class Figure:
    """A picture with the caption and the alternative text of this use."""

    picture: Picture
    caption: str
    alt: str

    @classmethod
    def of(cls, use: ArticlePicture) -> "Figure":
        return cls(use.picture, use.shown_caption, use.shown_alt)


@dataclass(frozen=True)
class Figures:
    """The lead picture, those between the paragraphs and those after them."""

    lead: Figure | None = None
    inside: list[Figure] = field(default_factory=list)
    after: list[Figure] = field(default_factory=list)


def reading_context(article: Article, request: HttpRequest) -> dict[str, object]:
    """Everything the article templates use; the article comes from `for_reading()`."""
    tags = list(article.tags.all())
    opening, rest = reading_body(article)
    stories = stories_beside(article, tags)
    return {
        "meta": article_meta(article),
        "article": article,
        "current_section": article.section,
        "opening": opening,
        "rest": rest,
        "figures": figures_of(article, divide=bool(rest)),
        "tags": tags,
        "attachments": article.attachments.all() if has_attachments(article) else [],
        "related": stories.related,
        "older": stories.older,
        "newer": stories.newer,
        "qr": qr_code(absolute(article.get_absolute_url())),
        "body_parts": parts_of("article-body", article, request),
        "side_parts": parts_of("article-side", article, request),
    }


def has_attachments(article: Article) -> bool:
    return getattr(article, "has_attachments", True)


def figures_of(article: Article, divide: bool) -> Figures:
    """The lead picture first, under the caption it has among the article's pictures, and each picture once."""
    uses = list(article.article_pictures.all())
    lead = next((use for use in uses if use.picture_id == article.lead_picture_id), None)
    figures = [Figure.of(use) for use in uses if use is not lead]
    first = Figure.of(lead) if lead else None
    if not first and article.lead_picture:
        picture = article.lead_picture
        first = Figure(picture, picture.caption, "" if picture.decorative else picture.alt)
    if not first and figures:
        first, *figures = figures
    # Three or fewer stand together better than apart.
    cut = PICTURES_IN_THE_BODY if divide and len(figures) > PICTURES_IN_THE_BODY - 1 else 0
    return Figures(first, figures[:cut], figures[cut:])
