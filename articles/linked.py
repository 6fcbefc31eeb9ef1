"""What an article leads to, by the names of its relations: questions whose SQL is written once.

Every page, every save and every move of an article asks them; `prefetch_related` would write each anew. What is read
is a list: `all()` gives it, and no manager can filter or count it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from taggit.models import Tag

from articles.models import Article, ArticlePicture, Attachment, Placement, RelatedStory
from directory.models import Official, Unit
from newsroom.prepared import Prepared, Slot

LINKED: dict[str, Prepared[Any]] = {
    "tags": Prepared(
        lambda: Tag.objects.filter(tagged_articles__content_object=Slot("article")).order_by("tagged_articles")
    ),
    "units": Prepared(lambda: Unit.objects.filter(articles=Slot("article"))),
    "officials": Prepared(lambda: Official.objects.filter(articles=Slot("article"))),
    "article_pictures": Prepared(
        lambda: ArticlePicture.objects.filter(article=Slot("article")).select_related("picture").order_by("order", "pk")
    ),
    "attachments": Prepared(lambda: Attachment.objects.filter(article=Slot("article")).order_by("order", "pk")),
    "related_stories": Prepared(
        lambda: RelatedStory.objects.filter(article=Slot("article")).select_related("story").order_by("order", "pk")
    ),
    "placement_set": Prepared(
        lambda: Placement.objects.filter(article=Slot("article")).select_related("section").order_by("pk")
    ),
}


def read(article: Article, *names: str) -> dict[str, list[Any]]:
    return {name: LINKED[name](article=article.pk) for name in names}


@contextmanager
def at_hand(article: Article, *names: str) -> Iterator[None]:
    """The article with these relations read, so that `all()` asks nothing; for as long as nobody changes them."""
    cache = vars(article).setdefault("_prefetched_objects_cache", {})
    before = dict(cache)
    cache.update(read(article, *names))
    try:
        yield
    finally:
        cache.clear()
        cache.update(before)
