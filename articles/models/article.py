import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import Tag

from articles.models.attachment import Attachment
from articles.models.body import BodyField
from articles.models.picture import ArticlePicture, Picture
from articles.models.section import Placement, Section
from articles.models.tags import TaggedArticle
from articles.rules import State
from directory.models import Campaign, Event, Official, Unit
from newsroom.models import Record


def month_span(year: int, month: int) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of a month in the office's own time zone, and the first moment after it."""
    zone = timezone.get_default_timezone()
    start = datetime.datetime(year, month, 1, tzinfo=zone)
    return start, datetime.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)


# From here on, links are asked article by article. At one story in a thousand a page costs 20,000 such questions.
MANY = 1000


class ArticleQuerySet(models.QuerySet):
    def public(self) -> "ArticleQuerySet":
        """What readers may see now. Nothing else decides this, anywhere."""
        now = timezone.now()
        return self.filter(
            Q(expire_at=None) | Q(expire_at__gt=now),
            # Not `publish_at <= now`: beside the bound of an older page, SQLite would read along this one, past all
            # that was published since. A published article always has a time; the database sees to that.
            ~Q(publish_at__gt=now),
            # A working copy is never published: the database refuses it. Asked here as well, SQLite would read the
            # index of what replaces what, which is the whole archive, instead of the one in the order of publication.
            state=State.PUBLISHED,
        )

    def once_public(self) -> "ArticleQuerySet":
        """What readers may see now, and what was withdrawn from them: its address still answers, with a notice."""
        withdrawn = self.filter(state=State.WITHDRAWN)
        return self.public() | withdrawn

    def for_reading(self) -> "ArticleQuerySet":
        """With what an article's own page shows of the records it names, and its neighbours in the section."""
        beside = type(self)(self.model).public().filter(section=OuterRef("section")).exclude(pk=OuterRef("pk"))
        now, pk = OuterRef("publish_at"), OuterRef("pk")
        older = beside.filter(Q(publish_at__lt=now) | Q(pk__lt=pk), publish_at__lte=now).order_by("-publish_at", "-pk")
        newer = beside.filter(Q(publish_at__gt=now) | Q(pk__gt=pk), publish_at__gte=now).order_by("publish_at", "pk")
        return (
            self.select_related("section__parent", "lead_picture", "campaign", "event__campaign", "successor")
            .annotate(
                has_attachments=Exists(Attachment.objects.filter(article=pk)),
                older_pk=Subquery(older.values("pk")[:1]),
                newer_pk=Subquery(newer.values("pk")[:1]),
            )
            .prefetch_related(
                "tags",
                "units",
                "officials",
                Prefetch("article_pictures", ArticlePicture.objects.select_related("picture")),
            )
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
        """The articles that some links lead to; asks the database once, which kind of list it is.

        Few are looked up and sorted. Many are met soon enough on the way along the newest: sorting 64,000 stories of
        one tag took 370 ms, meeting twenty of them 5.
        """
        if len(links.order_by().values_list("pk")[:MANY]) < MANY:
            return self.filter(pk__in=links.values(column))
        return self.filter(Exists(links.filter(**{column: OuterRef("pk")})))

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


class Article(Record):  # type: ignore[django-manager-missing]
    """A story (schema.org NewsArticle). The printed names and credits are text: they never change by themselves."""

    State = State

    kicker = models.CharField(_("kicker"), max_length=120, blank=True, help_text=_("The line above the headline."))
    headline = models.CharField(_("headline"), max_length=120)
    short_headline = models.CharField(_("short headline"), max_length=40, blank=True, help_text=_("For lists."))
    deck = models.TextField(_("deck"), blank=True, help_text=_("One statement a line."))
    summary = models.TextField(_("summary"), blank=True)
    body = BodyField(_("body"), blank=True)
    lead_picture = models.ForeignKey(
        Picture, models.PROTECT, null=True, blank=True, related_name="led", verbose_name=_("lead picture")
    )

    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("section")
    )
    placements = models.ManyToManyField(
        Section, through=Placement, blank=True, related_name="placed", verbose_name=_("further sections")
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("campaign")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("event")
    )
    units = models.ManyToManyField(Unit, blank=True, related_name="articles", verbose_name=_("units"))
    officials = models.ManyToManyField(Official, blank=True, related_name="articles", verbose_name=_("officials"))
    tags = TaggableManager(
        _("tags"),
        through=TaggedArticle,
        blank=True,
        help_text=_("Separated by commas or semicolons; spaces stay inside a name."),
    )

    dateline_outlet = models.CharField(_("dateline outlet"), max_length=60, blank=True)
    dateline_date = models.DateField(_("dateline date"), null=True, blank=True)
    byline_role = models.CharField(
        _("byline role"), max_length=30, blank=True, help_text=_("Reporter, correspondent and the like.")
    )
    byline = models.CharField(_("byline names"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)
    contributor = models.CharField(_("contributor"), max_length=120, blank=True, help_text=_("Who sent the report in."))
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    responsible_editor = models.CharField(_("responsible editor"), max_length=60, blank=True)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="articles",
        verbose_name=_("entered by"),
    )
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.DRAFT, editable=False)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    expire_at = models.DateTimeField(_("expire at"), null=True, blank=True)
    pinned_until = models.DateTimeField(_("pinned until"), null=True, blank=True)
    # When the machine first showed it to readers. Never moved: 伪造发稿日期 is an inspection failure.
    first_published = models.DateTimeField(_("first published"), null=True, editable=False)

    class Notice(models.TextChoices):
        NONE = "", _("None")
        CORRECTION = "correction", _("Correction")
        WITHDRAWAL = "withdrawal", _("Withdrawal")

    # Published urgently: on the desk until another person has signed it afterwards.
    owes_signature = models.BooleanField(_("owes a signature"), default=False, editable=False, db_index=True)

    notice_kind = models.CharField(
        _("kind of notice"), max_length=12, choices=Notice, default=Notice.NONE, blank=True, editable=False
    )
    notice = models.TextField(_("notice to readers"), blank=True, editable=False)
    notice_at = models.DateTimeField(_("notice of"), null=True, editable=False)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="succeeded",
        verbose_name=_("replaced by"),
    )
    # A working copy stands for the live article until it is published over it; one-to-one, so there is at most one.
    replaces = models.OneToOneField(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="working_copy",
        verbose_name=_("working copy of"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-publish_at", "-pk"]
        permissions = [
            ("review_first", _("Can review at the first level")),
            ("review_second", _("Can review at the second level")),
            ("review_third", _("Can review at the third level")),
            ("publish_article", _("Can publish, schedule and withdraw")),
        ]
        indexes = [
            models.Index(fields=["state", "-publish_at", "-id"], name="article_public_order"),
            models.Index(fields=["section", "state", "-publish_at", "-id"], name="article_section_order"),
            models.Index(fields=["-updated", "-id"], name="article_desk_order"),
            models.Index(fields=["state", "-updated", "-id"], name="article_desk_state_order"),
            models.Index(fields=["section", "-updated", "-id"], name="article_desk_section_order"),
            # The stories of an event are few among a million: along the newest they would not be met.
            models.Index(
                fields=["campaign", "state", "-publish_at", "-id"],
                name="article_campaign_order",
                condition=Q(campaign__isnull=False),
            ),
            models.Index(
                fields=["event", "state", "-publish_at", "-id"],
                name="article_event_order",
                condition=Q(event__isnull=False),
            ),
            models.Index(
                fields=["state", "pinned_until"], name="article_pinned", condition=Q(pinned_until__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(publish_at__isnull=False, first_published__isnull=False, section__isnull=False),
                name="published_article_has_a_time_and_a_section",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(publish_at__isnull=False),
                name="scheduled_article_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(expire_at=None) | Q(expire_at__gt=F("publish_at")),
                name="article_expires_after_publication",
                violation_error_message=_("The article would expire before it is published."),
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(state__in=[State.PUBLISHED, State.WITHDRAWN]),
                name="working_copy_is_never_public",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | ~Q(notice="") | Q(successor__isnull=False),
                name="withdrawal_says_why_or_what_replaces_it",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """/articles/2014/10/<id>/, by the month of publication; a draft answers there with 404."""
        shown = timezone.localtime(self.publish_at or self.created, timezone.get_default_timezone())
        return reverse("article", args=[shown.year, f"{shown.month:02}", self.pk])

    @property
    def is_public(self) -> bool:
        """The same question as `public()`, of one article that is at hand."""
        now = timezone.now()
        return (
            self.state == State.PUBLISHED
            and self.replaces_id is None
            and self.publish_at is not None
            and self.publish_at <= now
            and (self.expire_at is None or self.expire_at > now)
        )

    @property
    def root(self) -> "Article":
        """The article whose ledger and revisions these are: the live one, for a working copy."""
        return self.replaces or self

    @property
    def levels(self) -> int:
        """How many reviews its section asks for; three where no section is chosen yet."""
        return self.section.review_levels if self.section else 3

    @property
    def deck_lines(self) -> list[str]:
        return [line.strip() for line in self.deck.splitlines() if line.strip()]

    @property
    def dateline(self) -> str:
        """电头 as these reports print it: 文明风10月24日讯（通讯员）."""
        if not self.dateline_outlet:
            return ""
        day = f"{self.dateline_date.month}月{self.dateline_date.day}日" if self.dateline_date else ""
        who = " ".join(part for part in (self.byline_role, self.byline) if part)
        return f"{self.dateline_outlet}{day}讯" + (f"（{who}）" if who else "")
