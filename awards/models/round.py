from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models import Article
from awards.models.award import Award
from directory.models import Event
from newsroom.models import Record
from newsroom.numerals import spoken
from newsroom.prepared import Moment


class RoundQuerySet(models.QuerySet):
    def released(self, now: Moment | None = None) -> "RoundQuerySet":
        """Rounds whose results readers may see now."""
        return self.filter(released_at__lte=now or timezone.now())

    def for_page(self) -> "RoundQuerySet":
        """With its award, tiers, event and article; two queries. Ask the article whether it is public."""
        rows = self.select_related("award__campaign", "event", "article").defer("article__body")
        return rows.prefetch_related("tiers")

    def newest_first(self) -> "RoundQuerySet":
        return self.order_by(F("year").desc(nulls_last=True), "-number")


class Round(Record):
    """One round (届次) of an award. It is public; its results are, once they are released."""

    class Stage(models.TextChoices):
        CALL = "call", _("Call for entries")
        SHORTLIST = "shortlist", _("Shortlisting")
        VOTE = "vote", _("Voting")
        NOTICE = "notice", _("Public notice")
        DECIDED = "decided", _("Decided")

    award = models.ForeignKey(Award, models.PROTECT, related_name="rounds", verbose_name=_("award"))
    number = models.PositiveSmallIntegerField(_("round number"), validators=[MinValueValidator(1)])
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Left empty, it is made from the number.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1949), MaxValueValidator(2200)]
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.CALL)
    opens_on = models.DateField(_("entries open on"), null=True, blank=True)
    closes_on = models.DateField(_("entries close on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    released_at = models.DateTimeField(
        _("results released at"), null=True, blank=True, help_text=_("Until then readers see no winner.")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("conferred at")
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("reported in")
    )
    document = models.CharField(_("document"), max_length=300, blank=True)

    history = HistoricalRecords()
    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["award", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "number"],
                name="round_number_is_unique_in_its_award",
                violation_error_message=_("The award already has a round with this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="round_number_counts_from_one",
                violation_error_message=_("Rounds count from one."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message=_("Entries close on or after the day they open."),
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(stage="decided"),
                name="only_decided_results_are_released",
                violation_error_message=_("Results are released when the round is decided: set the stage first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.award.slug, self.number])

    @property
    def label(self) -> str:
        return self.name or _("Round %(number)s") % {"number": spoken(self.number)}

    @property
    def winners_known(self) -> bool:
        """Whether the lists of winners are complete as far as anybody has said."""
        tiers = self.tiers.all()
        return bool(tiers) and all(tier.winners_known for tier in tiers)

    @property
    def report(self) -> Article | None:
        """The story that reported it, where readers may read it."""
        return self.article if self.article and self.article.is_public else None

    @property
    def is_released(self) -> bool:
        return self.released_at is not None and self.released_at <= timezone.now()


class Tier(models.Model):
    """A level of honour in a round (十佳举措, 提名奖). Its winners may be unknown."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="tiers", verbose_name=_("round"))
    name = models.CharField(_("name"), max_length=60)
    ranked = models.BooleanField(_("ranked"), default=False, help_text=_("The order is an order of merit."))
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    winners_known = models.BooleanField(_("winners are known"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "name"],
                name="tier_name_is_unique_in_its_round",
                violation_error_message=_("The round already has a tier of this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
