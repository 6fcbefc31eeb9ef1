"""Related stories: those picked by hand, then those that share the rarest tags, newer first among equals.

They are found when a story is published (`settle`), and kept: its own page costs one query for them, and a publication
changes the pages of the few stories nearest to it, not of all that share a tag. Those are looked at again by the clock,
so that an editor need not wait for them. What was never settled is found as it is read; `manage.py tick` settles what
is new, `manage.py settle_related` the rest of an archive.

The price does not depend on the size of the archive: of each tag at most `NEWEST` articles are read from its index,
and at most `SPREAD` are counted, beyond which a tag says next to nothing.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from taggit.models import Tag

from articles.models import Article, Kindred, RelatedStory, TaggedArticle
from newsroom.metadata import office_time
from newsroom.prepared import Prepared, PreparedList, Slot

NEWEST = 200
SPREAD = 2000
# More than are shown: some may not be public.
BEST = 60
SHOWN = 8
# Kept of each story: some may be withdrawn, or be picked by hand as well.
KEPT = 16
# So many of the stories nearest to a new one are looked at again, to lead to it.
NEAREST = 4
# Settled in one tick.
AT_A_TIME = 200
# The newest stories, among which a tick finds those that are not.
LOOKED_THROUGH = 2000
# What a line and the question whether it is public need.
LINE = ("headline", "created", "state", "publish_at", "expire_at", "replaces_id")

LINKS = TaggedArticle._meta.db_table
OF_A_TAG = (
    "SELECT * FROM (SELECT content_object_id, id, (SELECT CAST(1 AS double precision) / COUNT(*)"  # noqa: S608 - as said
    f" FROM (SELECT 1 FROM {LINKS} WHERE tag_id = %s LIMIT {SPREAD}) AS counted) AS weight"
    f" FROM {LINKS} WHERE tag_id = %s ORDER BY id DESC LIMIT {NEWEST}) AS newest"
)
SHARED = (
    "SELECT * FROM (SELECT content_object_id, SUM(weight) AS score FROM ({}) AS newest"  # noqa: S608 - as said
    f" GROUP BY content_object_id ORDER BY score DESC, MAX(id) DESC LIMIT {BEST}) AS shared"
)
BESIDE = "SELECT CAST(%s AS bigint) AS content_object_id, CAST(0 AS double precision) AS score"
NEAR = (
    f"SELECT id, {', '.join(LINE)}, near.score FROM {Article._meta.db_table}"  # noqa: S608 - as said
    " JOIN (SELECT content_object_id, MAX(score) AS score FROM ({}) AS each GROUP BY content_object_id) AS near"
    " ON id = near.content_object_id"
)
TAG_LINKS: PreparedList[TaggedArticle] = PreparedList(
    lambda stories: TaggedArticle.objects.filter(content_object__pk__in=stories).order_by("pk")  # type: ignore[misc]
)
KINDRED: PreparedList[Kindred] = PreparedList(
    lambda stories: Kindred.objects.filter(article__pk__in=stories)  # type: ignore[misc]
)
MOST_BESIDE = KEPT + 2  # and the neighbours
PICKS = Prepared(
    lambda: (
        RelatedStory.objects.filter(article=Slot("article"))
        .select_related("story")
        .only("title", "published_on", "url", "article", *(f"story__{name}" for name in LINE))
    )
)
STORIES = Prepared(
    lambda: Article.objects.filter(pk__in=[Slot(f"key{place}") for place in range(MOST_BESIDE)]).only(*LINE).order_by()
)


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
    """Related stories, at most `limit` or as many as were picked by hand, and the neighbours; two queries.

    The neighbours' keys come with the article, from `for_reading()`. Of a settled story the tags are not needed.
    """
    picks = PICKS(article=article.pk)
    lines = [
        Line.of(pick.story, pick.title) if pick.story else Line(pick.title, pick.published_on, pick.url)
        for pick in picks
        if not pick.story or pick.story.is_public
    ]
    neighbours: list[int | None] = [getattr(article, name, None) for name in ("older_pk", "newer_pk")]
    passed_over = {article.pk, *(pick.story.pk for pick in picks if pick.story)}
    wanted = max(limit - len(lines), 0)
    beside = [key for key in neighbours if key]
    settled = _settled(article)
    if settled is None:
        found = _found([tag.pk for tag in tags] if wanted else [], beside)
        sharing = [story for story in found if story.score and story.pk not in passed_over]  # type: ignore[attr-defined]
        by_key = {story.pk: story for story in found}
    else:
        by_key = _by_key([*settled, *beside] if wanted else beside)
        sharing = [by_key[pk] for pk in settled if pk in by_key and pk not in passed_over]
    older, newer = (by_key.get(key) if key else None for key in neighbours)
    return Beside([*lines, *map(Line.of, sharing[:wanted])], older, newer)


def is_settled(article: Article) -> bool:
    return _settled(article) is not None


def _settled(article: Article) -> list[int] | None:
    """What was kept for an article; None where nothing was."""
    kindred = getattr(article, "kindred", None)
    return kindred.stories if kindred else None


def _by_key(keys: Sequence[int]) -> dict[int, Article]:
    # One statement for any number of keys: the last one is asked for again.
    wanted = [*keys, *list(keys[-1:]) * (MOST_BESIDE - len(keys))]
    stories = STORIES(**{f"key{place}": key for place, key in enumerate(wanted)}) if keys else []
    return {story.pk: story for story in stories if story.is_public}


def settle(stories: Sequence[int]) -> int:
    """Find the stories nearest to public ones, by their keys, and keep them; returns how many have others than before.

    Three queries, and one for each story that has tags.
    """
    tags: dict[int, list[int]] = {pk: [] for pk in stories}
    for link in TAG_LINKS(stories):
        tags[link.content_object_id].append(link.tag_id)
    known = {kindred.article_id: kindred.stories for kindred in KINDRED(stories)}
    found = {pk: _nearest(pk, tags[pk]) for pk in stories}
    new = [Kindred(article_id=pk, stories=near) for pk, near in found.items() if known.get(pk) != near]
    if new:
        Kindred.objects.bulk_create(new, update_conflicts=True, unique_fields=["article"], update_fields=["stories"])
    return len(new)


def _nearest(article: int, tags: Sequence[int]) -> list[int]:
    near = [story.pk for story in _found(tags, []) if story.score and story.pk != article]  # type: ignore[attr-defined]
    return near[:KEPT]


def settle_nearest(article: Article) -> None:
    """The stories nearest to a new one: their pages may lead to it from now on."""
    settle(Kindred.objects.get(article=article).stories[:NEAREST])


def settle_some(limit: int = AT_A_TIME) -> tuple[int, int]:
    """Those of the newest public stories that nobody has settled yet; returns how many, and no failures.

    Only the newest are looked through, for this runs every minute. The rest of an archive is for `settle_all`.
    """
    newest = Article.objects.public().newest_first().values_list("pk", "kindred")[:LOOKED_THROUGH]
    left = [pk for pk, kindred in newest if kindred is None]
    return settle(left[:limit]), 0


def settle_all() -> Iterator[int]:
    """Settle every public story that nobody has settled yet; yields how many are left, each time some were done."""
    left = list(Article.objects.public().filter(kindred=None).order_by("pk").values_list("pk", flat=True))
    while left:
        some, left = left[:AT_A_TIME], left[AT_A_TIME:]
        with transaction.atomic():
            settle(some)
        yield len(left)


def _found(tags: Sequence[int], neighbours: Sequence[int]) -> list[Article]:
    """The neighbours, and the public articles that share most with these tags, best first; one query at most.

    What is shared is the sum of 1/(articles with the tag). A tag counts with the newest that bear it, read from its
    index, and is itself counted once. Of a tag of more, little is lost: it says little.
    """
    if not tags and not neighbours:
        return []
    shared = [SHARED.format(" UNION ALL ".join([OF_A_TAG] * len(tags)))] if tags else []
    parts = [*shared, *[BESIDE] * len(neighbours)]
    values = [*(value for tag in tags for value in (tag, tag)), *neighbours]
    rows = Article.objects.raw(NEAR.format(" UNION ALL ".join(parts)), values)
    # Asked of each row and not in SQL: SQLite, without statistics, would look for a few hundred candidates by reading
    # the index of all that is published.
    found = [story for story in rows if story.is_public]
    return sorted(found, key=lambda story: (story.score, story.publish_at, story.pk), reverse=True)  # type: ignore[attr-defined]
