"""Stories on a campaign's timeline."""

from collections.abc import Iterable

from articles.models import Article
from directory.models import Campaign
from newsroom.timeline import Entry, Place, on_timeline_of

RANK = 2  # the stories of a day stand after its meetings and rounds


@on_timeline_of("campaign")
def campaign_stories(campaign: Campaign, before: Place | None, limit: int) -> Iterable[Entry]:
    rows = Article.objects.public().filter(campaign=campaign).newest_first().defer("body")
    if before:
        rows = rows.filter(before.before_moment("publish_at", RANK))
    for article in rows[:limit]:
        yield Entry(article, "articles/_story_entry.html", Place(article.publish_at, RANK, article.pk))
