"""What an article's page shows. Preview shows the same of a draft, so the context is made here and not in the view."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from taggit.models import Tag

from articles import linked
from articles.metadata import article_meta
from articles.models import Article, ArticlePicture, Attachment, Picture
from articles.related import is_settled, stories_beside
from articles.typeset import reading_body
from newsroom.metadata import PageMeta
from newsroom.parts import Part, parts_of
from newsroom.prepared import Prepared, Slot
from newsroom.press.recording import beside

PICTURES_IN_THE_BODY = 4

STORY = Prepared(
    lambda: Article.objects.once_public(Slot("now")).for_reading(Slot("now")).filter(pk=Slot("pk")).order_by()
)
LINKED = ("tags", "units", "officials", "article_pictures")


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


class Reading:
    """What the page of an article shows of it, each read when it is asked for: most of it may be kept of the page.

    The article comes from `for_reading()`.
    """

    SHOWN = ("meta", "opening", "rest", "figures", "tags", "attachments", "body_parts", "side_parts")

    def __init__(self, article: Article, request: HttpRequest):
        self._article, self.request = article, request

    @cached_property
    def article(self) -> Article:
        """With all that it leads to, where `prefetch_related` would write its questions anew for each page."""
        self._article._prefetched_objects_cache = linked.read(self._article, *LINKED)  # type: ignore[attr-defined]
        return self._article

    @cached_property
    def meta(self) -> PageMeta:
        return article_meta(self.article)

    @cached_property
    def body(self) -> tuple[SafeString, SafeString]:
        return reading_body(self.article)

    @property
    def opening(self) -> SafeString:
        return self.body[0]

    @property
    def rest(self) -> SafeString:
        return self.body[1]

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self.article, divide=bool(self.rest))

    @cached_property
    def tags(self) -> list[Tag]:
        return list(self.article.tags.all())

    @cached_property
    def attachments(self) -> Iterable[Attachment]:
        return self.article.attachments.all() if has_attachments(self.article) else []

    @cached_property
    def body_parts(self) -> list[Part]:
        return list(parts_of("article-body", self.article, self.request))

    @cached_property
    def side_parts(self) -> list[Part]:
        return list(parts_of("article-side", self.article, self.request))

    def context(self) -> dict[str, object]:
        """Everything the article templates use, and what stands beside the article."""
        article = self._article
        # Tags show in what is kept of the page, so they are not read beside it.
        tags = [] if is_settled(article) else self.tags
        with beside():
            stories = stories_beside(article, tags)
        return {
            **{name: SimpleLazyObject(partial(getattr, self, name)) for name in self.SHOWN},
            "article": article,
            "current_section": article.section,
            "related": stories.related,
            "older": stories.older,
            "newer": stories.newer,
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
