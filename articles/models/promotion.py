import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from directory.models import Campaign


class PromotionQuerySet(models.QuerySet):
    def running(self, now: datetime.datetime | None = None) -> "PromotionQuerySet":
        """What stands on the front page at a moment, in the editors' order; the newest first among equals."""
        now = now or timezone.now()
        started = Q(since=None) | Q(since__lte=now)
        return self.filter(started, Q(until=None) | Q(until__gt=now)).order_by("order", "-pk")


class Promotion(models.Model):
    """A place on the front page that editors fill by hand (推荐位); what they leave empty fills itself."""

    class Slot(models.TextChoices):
        LEAD = "lead", _("Lead story")
        SECOND = "second", _("Second row")
        PICTURES = "pictures", _("Picture story")
        CAMPAIGN = "campaign", _("Campaign band")
        NOTICE = "notice", _("Notice beside the name")  # 报眼

    slot = models.CharField(_("place"), max_length=10, choices=Slot)
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="promotions", verbose_name=_("article")
    )
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, null=True, blank=True, related_name="promotions", verbose_name=_("campaign")
    )
    title = models.CharField(
        _("headline here"), max_length=60, blank=True, help_text=_("Left empty: the article's own headline.")
    )
    text = models.CharField(_("text here"), max_length=200, blank=True)
    url = models.URLField(_("link"), blank=True, help_text=_("For a notice that is not about an article."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("front page")
        ordering = ["slot", "order", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(slot__in=["lead", "second", "pictures"], article__isnull=False)
                | Q(slot="campaign", campaign__isnull=False)
                | (Q(slot="notice") & (~Q(title="") | Q(article__isnull=False))),
                name="promotion_has_what_its_place_shows",
                violation_error_message=_(
                    "A story's place needs an article, the campaign band a campaign, a notice a headline or an article."
                ),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
                name="promotion_ends_after_it_begins",
                violation_error_message=_("It must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_title

    @property
    def shown_title(self) -> str:
        return self.title or str(self.article or self.campaign or "")
