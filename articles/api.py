"""What programs are offered of the stories: what readers may see, as ninjs."""

from django.db.models import QuerySet

from articles.models import Article
from articles.ninjs import NewsItem, news_item
from newsroom.api.resources import Filter, Resource, offer


def rows() -> QuerySet[Article]:
    """Public stories with all that their news items say; seven queries, however many there are."""
    return (
        Article.objects.public()
        .select_related("section", "lead_picture", "event", "campaign")
        .prefetch_related("tags", "units", "officials", "article_pictures__picture")
    )


offer(
    Resource(
        name="articles",
        summary="Published stories (IPTC ninjs 3.1).",
        item=NewsItem,
        rows=rows,
        serialise=news_item,
        newest_by="publish_at",
        filters={
            "section": Filter("section__slug", "The address of the section a story is at home in."),
            "tag": Filter("tags__slug", "The address of a tag."),
            "unit": Filter("units__slug", "The address of a unit."),
            "official": Filter("officials__slug", "The address of an official."),
            "campaign": Filter("campaign__slug", "The address of a campaign."),
            "event": Filter("event", "The number of an event.", number=True),
        },
    )
)
