"""Every question about many articles, one meaning and one place each."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from taggit.models import Tag

from articles.models.attachment import Attachment
from articles.models.section import Placement, Section
from articles.models.tags import TaggedArticle
from articles.rules import State
from directory.models import Official, Unit
from newsroom.paging import PAGE_SIZE
from newsroom.prepared import Moment
from newsroom.press.recording import aside


def month_span(year: int, month: int) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of a month in the office's own time zone, and the first moment after it."""
    zone = timezone.get_default_timezone()
    start = datetime.datetime(year, month, 1, tzinfo=zone)
    return start, datetime.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)


# From here on, links are asked article by article. At one story in a thousand a page costs 20,000 such questions.
MANY = 1000
# So many of the last links tell whether a page full is met among so many of the newest stories.
SAMPLE = 100
MET_AMONG = 10_000


class ArticleQuerySet(models.QuerySet):
    def public(self, now: Moment | None = None) -> "ArticleQuerySet":
        """What readers may see now. Nothing else decides this, anywhere."""
        now = now or timezone.now()
        return self.filter(
            Q(expire_at=None) | Q(expire_at__gt=now),
            # Not `publish_at <= now`: beside the bound of an older page, SQLite would read along this one, past all
            # that was published since. A published article always has a time; the database sees to that.
            ~Q(publish_at__gt=now),
            # A working copy is never published: the database refuses it. Asked here as well, SQLite would read the
            # index of what replaces what, which is the whole archive, instead of the one in the order of publication.
            state=State.PUBLISHED,
        )

    def once_public(self, now: Moment | None = None) -> "ArticleQuerySet":
        """What readers may see now, and what was withdrawn from them: its address still answers, with a notice."""
        withdrawn = self.filter(state=State.WITHDRAWN)
        return self.public(now) | withdrawn

    def for_reading(self, at: Moment | None = None) -> "ArticleQuerySet":
        """With what an article's own page shows of the records it names, and its neighbours in the section."""
        beside = type(self)(self.model).public(at).filter(section=OuterRef("section")).exclude(pk=OuterRef("pk"))
        now, pk = OuterRef("publish_at"), OuterRef("pk")
        older = beside.filter(Q(publish_at__lt=now) | Q(pk__lt=pk), publish_at__lte=now).order_by("-publish_at", "-pk")
        newer = beside.filter(Q(publish_at__gt=now) | Q(pk__gt=pk), publish_at__gte=now).order_by("publish_at", "pk")
        return self.select_related(
            "section__parent", "lead_picture", "campaign", "event__campaign", "successor", "kindred"
        ).annotate(
            has_attachments=Exists(Attachment.objects.filter(article=pk)),
            older_pk=Subquery(older.values("pk")[:1]),
            newer_pk=Subquery(newer.values("pk")[:1]),
        )

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-publish_at", "-pk")

    def in_section(self, section: Section) -> "ArticleQuerySet":
        """Articles whose home is the section, and those placed in it as well."""
        return self.filter(Q(section=section) | Q(pk__in=Placement.objects.filter(section=section).values("article")))

    def lists_of(self, sections: Sequence[Section]) -> list["ArticleQuerySet"]:
        """The same question of several sections, one list for each index it is read along (`page_of_several`)."""
        placed = self._linked_by(Placement.objects.filter(section__in=sections), "article")
        return [*(self.filter(section=section) for section in sections), placed]

    def tagged(self, tag: Tag) -> "ArticleQuerySet":
        return self._linked_by(TaggedArticle.objects.filter(tag=tag), "content_object")

    def of_unit(self, unit: Unit) -> "ArticleQuerySet":
        return self._linked_by(unit.articles.through.objects.filter(unit=unit), "article")

    def of_official(self, official: Official) -> "ArticleQuerySet":
        return self._linked_by(official.articles.through.objects.filter(official=official), "article")

    def _linked_by(self, links: models.QuerySet, column: str) -> "ArticleQuerySet":
        """The articles that some links lead to; asks the database first, which kind of list it is.

        Few are looked up and sorted, and so are those of long ago. Many of today are met soon enough on the way along
        the newest: sorting 64,000 stories of one tag took 370 ms, meeting twenty of them 5.
        """
        is_many = len(links.order_by().values_list("pk")[:MANY]) == MANY
        if is_many and self._meets_soon(links, column):
            return self.filter(Exists(links.filter(**{column: OuterRef("pk")})))
        return self.filter(pk__in=links.values(column))

    def _meets_soon(self, links: models.QuerySet, column: str) -> bool:
        """Whether a page full of the linked ones stands among the newest. The last links tell, for a story is linked
        when it is published. PostgreSQL finds by its statistics how either question is answered soonest."""
        if connection.vendor == "postgresql":
            return True
        with aside():
            last = list(links.order_by("-pk").values_list(column, flat=True)[:SAMPLE])
            moments = self.filter(pk__in=last).order_by("-publish_at").values_list("publish_at", flat=True)
            met = next(iter(moments[PAGE_SIZE : PAGE_SIZE + 1]), None)
            if met is None:
                return False
            newer = type(self)(self.model).filter(state=State.PUBLISHED, publish_at__gte=met).values_list("pk")
            return not newer.order_by()[MET_AMONG : MET_AMONG + 1]

    def pinned(self) -> "ArticleQuerySet":
        """Articles that stand above newer ones for now."""
        return self.filter(pinned_until__gt=timezone.now())

    def unpinned(self) -> "ArticleQuerySet":
        return self.filter(Q(pinned_until=None) | Q(pinned_until__lte=timezone.now()))

    def in_month(self, year: int, month: int) -> "ArticleQuerySet":
        """Articles published in a month of the office's own time zone."""
        start, end = month_span(year, month)
        return self.filter(publish_at__gte=start, publish_at__lt=end)

    def looked_up(self, text: str) -> "ArticleQuerySet":
        """Articles that an editor may mean: part of the headline, or the number in the address."""
        text = text.strip()
        asked = Q(headline__icontains=text)
        return self.filter(asked | Q(pk=int(text)) if text.isdecimal() and len(text) < 18 else asked)

    def before_month(self, year: int, month: int) -> "ArticleQuerySet":
        return self.filter(publish_at__lt=month_span(year, month)[0]).order_by("-publish_at", "-pk")

    def after_month(self, year: int, month: int) -> "ArticleQuerySet":
        return self.filter(publish_at__gte=month_span(year, month)[1]).order_by("publish_at", "pk")

    def for_desk(self, user: Any) -> "ArticleQuerySet":
        """What a person may see in the desk: the articles of sections that name her, or nobody."""
        if user.is_superuser:
            return self
        closed = Section.objects.filter(people__isnull=False).exclude(people=user)
        return self.exclude(section__in=closed.values("pk"))

    def for_cards(self) -> "ArticleQuerySet":
        """With what a list shows of each article, in one query."""
        return self.select_related("section", "lead_picture").defer("body")
