"""What programs are offered of the stories: what readers may see, as ninjs."""

from collections.abc import Callable

from django.db.models import Model
from taggit.models import Tag

from articles.models import Article
from articles.models.article_queryset import ArticleQuerySet
from articles.ninjs import NewsItem, news_item
from directory.models import Official, Unit
from newsroom.api.resources import Filter, Resource, offer, where


def rows() -> ArticleQuerySet:
    """Public stories with all that their news items say; seven queries, however many there are."""
    return (
        Article.objects.public()
        .select_related("section", "lead_picture", "event", "campaign")
        .prefetch_related("tags", "units", "officials", "article_pictures__picture")
    )


def linked(model: type[Model], question: str) -> Callable[[ArticleQuerySet, str], ArticleQuerySet]:
    """The stories of a record with an address, by a question of the queryset; none where there is no such record."""

    def leave(rows: ArticleQuerySet, slug: str) -> ArticleQuerySet:
        record = model._default_manager.filter(slug=slug).first()
        return getattr(rows, question)(record) if record else rows.none()

    return leave


offer(
    Resource(
        name="articles",
        summary="Published stories (IPTC ninjs 3.1).",
        item=NewsItem,
        rows=rows,
        serialise=news_item,
        newest_by="publish_at",
        filters={
            "section": Filter(where("section__slug"), "The address of the section a story is at home in."),
            "tag": Filter(linked(Tag, "tagged"), "The address of a tag."),
            "unit": Filter(linked(Unit, "of_unit"), "The address of a unit."),
            "official": Filter(linked(Official, "of_official"), "The address of an official."),
            "campaign": Filter(where("campaign__slug"), "The address of a campaign."),
            "event": Filter(where("event"), "The number of an event.", number=True),
        },
    )
)
