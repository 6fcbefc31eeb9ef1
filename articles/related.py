"""Related stories: those picked by hand, then those that share the rarest tags, newer first among equals.

The price does not depend on the size of the archive: of each tag at most `NEWEST` articles are read from its index,
and at most `SPREAD` are counted, beyond which a tag says next to nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Case, FloatField, Sum, Value, When
from taggit.models import Tag

from articles.models import Article, TaggedArticle
from newsroom.metadata import office_time

NEWEST = 300
SPREAD = 2000
BEST = 60
SHOWN = 8


@dataclass(frozen=True)
class Line:
    """A story in a list; `url` is empty where only the title and the day are known."""

    title: str
    day: datetime.date | None
    url: str = ""

    @classmethod
    def of(cls, story: Article, title: str = "") -> "Line":
        day = office_time(story.publish_at).date() if story.publish_at else None
        return cls(title or story.headline, day, story.get_absolute_url())


@dataclass(frozen=True)
class Beside:
    """The stories that an article's page leads to."""

    related: list[Line] = field(default_factory=list)
    older: Article | None = None
    newer: Article | None = None


def stories_beside(article: Article, tags: Sequence[Tag], limit: int = SHOWN) -> Beside:
    """Related stories, at most `limit` or as many as were picked by hand, and the neighbours; three queries.

    The neighbours' keys come with the article, from `for_reading()`.
    """
    picks = list(article.related_stories.select_related("story").defer("story__body"))
    lines = [
        Line.of(pick.story, pick.title) if pick.story else Line(pick.title, pick.published_on, pick.url)
        for pick in picks
        if not pick.story or pick.story.is_public
    ]
    shares = Shares.of(tags) if tags and len(lines) < limit else Shares()
    passed_over = {article.pk, *(pick.story.pk for pick in picks if pick.story)}
    best = shares.best(passed_over)
    neighbours: list[int | None] = [getattr(article, name, None) for name in ("older_pk", "newer_pk")]
    found = _titles([*best, *(key for key in neighbours if key)], shares)
    chosen = [story for story in found if story.pk in best][: max(limit - len(lines), 0)]
    by_key = {story.pk: story for story in found}
    older, newer = (by_key.get(key) if key else None for key in neighbours)
    return Beside([*lines, *map(Line.of, chosen)], older, newer)


@dataclass(frozen=True)
class Shares:
    """What candidates share with an article: the weight of each tag, and the tags of each candidate."""

    weights: dict[int, float] = field(default_factory=dict)
    tags_of: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, tags: Sequence[Tag]) -> "Shares":
        """Read the newest articles of each tag, and how many have it; one query."""
        table = TaggedArticle._meta.db_table
        # Django refuses a limit inside a union on SQLite; as a table expression it is plain SQL on both databases.
        one = (
            f"SELECT * FROM (SELECT tag_id, content_object_id, (SELECT COUNT(*) FROM (SELECT 1 FROM {table}"  # noqa: S608
            f" WHERE tag_id = %s LIMIT {SPREAD}) AS counted) AS spread FROM {table} WHERE tag_id = %s"
            f" ORDER BY id DESC LIMIT {NEWEST}) AS newest"
        )
        weights: dict[int, float] = {}
        tags_of: dict[int, set[int]] = defaultdict(set)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([one] * len(tags)), [tag.pk for tag in tags for _ in range(2)])
            for tag, article, spread in cursor.fetchall():
                weights[tag] = 1 / spread
                tags_of[article].add(tag)
        return cls(weights, tags_of)

    def best(self, passed_over: Iterable[int]) -> set[int]:
        """The candidates that share most, more than a page needs: some may not be public."""
        scores = {pk: sum(self.weights[tag] for tag in shared) for pk, shared in self.tags_of.items()}
        ranked = sorted(scores.keys() - set(passed_over), key=lambda pk: (scores[pk], pk), reverse=True)
        return set(ranked[:BEST])


def _titles(keys: Iterable[int], shares: Shares) -> list[Article]:
    """Public articles by what they share, then newest first; one query.

    The score is summed again here, because a candidate may have a frequent tag without being among its newest.
    """
    whens = [When(tagged_items__tag_id=tag, then=Value(weight)) for tag, weight in shares.weights.items()]
    score = Sum(Case(*whens, default=Value(0.0), output_field=FloatField()))
    stories = Article.objects.public().filter(pk__in=set(keys)).only("headline", "publish_at", "created")
    return list(stories.annotate(score=score).order_by("-score", "-publish_at", "-pk"))
