from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.article_queryset import ArticleQuerySet
from articles.models.body import BodyField
from articles.models.picture import Picture
from articles.models.section import Placement, Section
from articles.models.tags import TaggedArticle
from articles.rules import State
from directory.models import Campaign, Event, Official, Unit
from newsroom.models import Record


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

    # Of pictures that have not come yet, one a line: the next ones that are added take them in this order.
    waiting_captions = models.TextField(
        _("captions without pictures"),
        blank=True,
        help_text=_("One a line. New pictures take them in this order."),
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
        # As they were given. Fetched for many stories at once they have no order otherwise, and a feed would differ
        # from itself.
        ordering=["tagged_articles__pk"],
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
            # The clock asks every minute which of these moments have come (newsroom/press/clock.py).
            *(
                models.Index(fields=[moment], name=f"article_{moment}", condition=Q(**{f"{moment}__isnull": False}))
                for moment in ("publish_at", "expire_at", "pinned_until")
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
