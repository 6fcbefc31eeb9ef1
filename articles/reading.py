"""What an article's page shows. Preview shows the same of a draft, so the context is made here and not in the view."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils import timezone
from taggit.models import Tag

from articles.metadata import article_meta
from articles.models import Article, ArticlePicture, Picture
from articles.related import stories_beside
from articles.typeset import reading_body
from directory.models import Official, Unit
from newsroom.parts import parts_of
from newsroom.prepared import Prepared, Slot

PICTURES_IN_THE_BODY = 4

STORY = Prepared(
    lambda: Article.objects.once_public(Slot("now")).for_reading(Slot("now")).filter(pk=Slot("pk")).order_by()
)
# What an article leads to, by the names of its relations.
LINKED: dict[str, Prepared] = {
    "tags": Prepared(
        lambda: Tag.objects.filter(tagged_articles__content_object=Slot("article")).order_by("tagged_articles")
    ),
    "units": Prepared(lambda: Unit.objects.filter(articles=Slot("article"))),
    "officials": Prepared(lambda: Official.objects.filter(articles=Slot("article"))),
    "article_pictures": Prepared(
        lambda: ArticlePicture.objects.filter(article=Slot("article")).select_related("picture")
    ),
}


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


def story_to_read(pk: int) -> Article | None:
    """What readers may see under a number, or could until it was withdrawn."""
    return next(iter(STORY(pk=pk, now=timezone.now())), None)


def gather(article: Article) -> None:
    """Fetch what an article leads to, where `prefetch_related` would write its questions anew for each page."""
    found = {name: ask(article=article.pk) for name, ask in LINKED.items()}
    article._prefetched_objects_cache = found  # type: ignore[attr-defined]


def reading_context(article: Article, request: HttpRequest) -> dict[str, object]:
    """Everything the article templates use; the article comes from `for_reading()`."""
    gather(article)
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
