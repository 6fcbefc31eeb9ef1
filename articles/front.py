"""The stories of the front page: what editors placed there, and by rule what they left empty.

Six queries whatever is published: the places, the newest, how many pictures they have, the picture story's pictures,
the sections' own two.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone

from articles.models import Article, ArticlePicture, Promotion, Section
from newsroom.metadata import office_time
from newsroom.press.recording import reach

SECOND_ROW = 3
LATEST = 8
# A lead without a picture is not as tall.
LATEST_BESIDE_WORDS = 6
# Fewer stand in one list, unless editors fill a second row: it would leave the list of the latest empty.
ENOUGH_FOR_TWO_ROWS = 7
LOOKED_THROUGH = 40
PICTURES_OF_A_STORY = 4
ALBUM = 5
SECTIONS = 6
IN_A_SECTION = 4

Slot = Promotion.Slot


@dataclass(frozen=True)
class Placed:
    """A story on the front page, under the headline and text that editors gave it there."""

    article: Article
    title: str = ""
    text: str = ""

    @property
    def headline(self) -> str:
        return self.title or self.article.headline

    @property
    def summary(self) -> str:
        return self.text or self.article.summary


@dataclass(frozen=True)
class Album:
    story: Placed
    pictures: list[ArticlePicture]


@dataclass(frozen=True)
class Front:
    """The upper half of the page, and the story whose day is the edition's."""

    lead: Placed | None = None
    second: list[Placed] = field(default_factory=list)
    latest: list[Article] = field(default_factory=list)
    edition: Article | None = None


class FrontPage:
    """One reading of the places and of the newest stories, from which the parts of the page are taken."""

    def __init__(self) -> None:
        promotions = Promotion.objects.running().select_related("article__section", "article__lead_picture", "campaign")
        self.promotions = list(promotions.defer("article__body"))
        with reach(Article, "publish_at") as seen:
            self.newest = list(Article.objects.public().for_cards().newest_first()[:LOOKED_THROUGH])
            seen.low = self.newest[-1].publish_at if len(self.newest) == LOOKED_THROUGH else None
        uses = ArticlePicture.objects.filter(article__in=[story.pk for story in self.newest])
        self.pictures = Counter(uses.order_by().values_list("article", flat=True))

    def placed(self, slot: str) -> list[Placed]:
        """What editors placed there, as far as readers may see it now."""
        return [
            Placed(one.article, one.title, one.text)
            for one in self.promotions
            if one.slot == slot and one.article and one.article.is_public
        ]

    def notices(self) -> list[Promotion]:
        here = [one for one in self.promotions if one.slot == Slot.NOTICE]
        return [one for one in here if not one.article or one.article.is_public]

    def front(self) -> Front:
        if not self.newest:
            return Front()
        lead = next(iter(self.placed(Slot.LEAD)), None) or Placed(self._lead_by_rule())
        shown = {lead.article.pk}
        second: list[Placed] = []
        placed = self.placed(Slot.SECOND)
        if placed or len(self.newest) >= ENOUGH_FOR_TWO_ROWS:
            second = self._row(placed, shown)
        shown |= {one.article.pk for one in second}
        beside = LATEST if lead.article.lead_picture_id else LATEST_BESIDE_WORDS
        latest = [story for story in self.newest if story.pk not in shown][:beside]
        return Front(lead, second, latest, self.newest[0])

    def _lead_by_rule(self) -> Article:
        """The newest that is pinned, or the newest of all."""
        now = timezone.now()
        pinned = (story for story in self.newest if story.pinned_until and story.pinned_until > now)
        return next(pinned, self.newest[0])

    def _row(self, placed: list[Placed], shown: set[int]) -> list[Placed]:
        """The stories of the second row: those placed, then the newest with a picture, then the newest."""
        by_rule = sorted(self.newest, key=lambda story: story.lead_picture_id is None)
        row: dict[int, Placed] = {}
        for one in [*placed, *map(Placed, by_rule)]:
            if one.article.pk not in shown:
                row.setdefault(one.article.pk, one)
        return list(row.values())[:SECOND_ROW]

    def album(self) -> Album | None:
        """The picture story: the one placed, or the newest with enough pictures."""
        by_rule = (Placed(one) for one in self.newest if self.pictures[one.pk] >= PICTURES_OF_A_STORY)
        story = next(iter([*self.placed(Slot.PICTURES), *by_rule]), None)
        if not story:
            return None
        # The lead story's own picture stands at the top of the page already.
        uses = ArticlePicture.objects.filter(article=story.article).exclude(picture=story.article.lead_picture_id)
        pictures = list(uses.select_related("picture")[:ALBUM])
        return Album(story, pictures) if pictures else None


def front_page(request: HttpRequest) -> FrontPage:
    """The reading that all parts of one page share."""
    if not hasattr(request, "front_page"):
        request.front_page = FrontPage()  # type: ignore[attr-defined]
    return request.front_page  # type: ignore[attr-defined]


def sections_with_stories(sections: Iterable[Section]) -> list[tuple[Section, list[Article]]]:
    """The newest stories of each section; two queries, and from each section's index only what is shown."""
    newest = Article.objects.public().filter(section=OuterRef("pk")).newest_first().values("pk")
    keys = {f"newest_{at}": Subquery(newest[at : at + 1]) for at in range(IN_A_SECTION)}
    rows = Section.objects.filter(pk__in=[section.pk for section in sections]).annotate(**keys).values_list(*keys)
    wanted = {pk for row in rows for pk in row if pk}
    stories: dict[int, list[Article]] = {}
    for story in Article.objects.public().filter(pk__in=wanted).for_cards().newest_first():
        stories.setdefault(story.section_id or 0, []).append(story)
    return [(section, stories[section.pk]) for section in sections if section.pk in stories]


def when(story: Article, edition: Article) -> str:
    """How a list says when: the time on the edition's day, the day in its year, else the month."""
    moment, day = office_time(story.publish_at or story.created), office_time(edition.publish_at or edition.created)
    if moment.date() == day.date():
        return f"{moment:%H:%M}"
    return f"{moment:%m-%d}" if moment.year == day.year else f"{moment:%Y-%m}"
