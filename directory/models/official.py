import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directory.models.spans import in_order, on
from directory.models.unit import Unit
from newsroom.addresses import Addressed
from newsroom.models import Record
from newsroom.text import pinyin_keys


class OfficialQuerySet(models.QuerySet):
    def looked_up(self, text: str) -> "OfficialQuerySet":
        """Officials that a person may mean: part of a name, of its pinyin or of its initials."""
        return self.filter(lookup_keys__icontains=text.strip())


class Official(Addressed, Record):
    """A person who holds or held a post (Popolo Person)."""

    name = models.CharField(_("name"), max_length=60)
    portrait = models.ImageField(_("portrait"), upload_to="portraits/", blank=True)
    biography = models.TextField(_("biography"), blank=True)
    lookup_keys = models.TextField(editable=False, default="")

    history = HistoricalRecords(excluded_fields=["lookup_keys"])
    objects = OfficialQuerySet.as_manager()

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("official", args=[self.slug])

    def save(self, *args, **kwargs):
        self.lookup_keys = "\n".join([self.name, *pinyin_keys(self.name)])
        super().save(*args, **kwargs)


class PostQuerySet(models.QuerySet):
    def on(self, day: datetime.date) -> "PostQuerySet":
        """Posts held on a day."""
        return self.filter(on(day))

    def begun(self, day: datetime.date) -> "PostQuerySet":
        """Posts that are or were held; one of the future is news that the record does not break."""
        return self.filter(models.Q(since=None) | models.Q(since__lte=day))

    def by_date(self) -> "PostQuerySet":
        """The newest post first, those of unknown dates last."""
        return self.order_by(F("since").desc(nulls_last=True), F("until").desc(nulls_last=True), "order", "pk")


class Post(models.Model):
    """A title held by an official in a unit for a time (Popolo Membership with its Post)."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="posts", verbose_name=_("official"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("unit"))
    title = models.CharField(_("post title"), max_length=120)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it was no longer held.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Protocol order among the leaders of the unit.")
    )

    history = HistoricalRecords()
    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["order", "since", "pk"]
        constraints = [
            in_order("post"),
            models.UniqueConstraint(
                fields=["official", "unit", "title", "since"],
                name="post_is_recorded_once",
                violation_error_message=_("This post with this beginning is already recorded."),
            ),
            # SQL counts unknown days as different from each other, so they need a rule of their own.
            models.UniqueConstraint(
                fields=["official", "unit", "title"],
                condition=models.Q(since=None),
                name="post_of_unknown_start_is_recorded_once",
                violation_error_message=_("This post is already recorded, its beginning unknown."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.called}{self.title} {self.official}"

    def standing(self, day: datetime.date) -> str:
        """Whether it is held on a day: "now", "then", "later", or "unknown" where neither of its days is known."""
        if self.until and self.until <= day:
            return "then"
        if not self.since and not self.until:
            return "unknown"
        return "later" if self.since and self.since > day else "now"

    @staticmethod
    def by_time(posts: Iterable["Post"], day: datetime.date) -> dict[str, list["Post"]]:
        """Posts under what they are on a day, in the order in which they came: see `standing`."""
        found: dict[str, list[Post]] = {}
        for post in posts:
            found.setdefault(post.standing(day), []).append(post)
        return found
