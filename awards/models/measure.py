from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models import Article
from awards.models.round import Round, Tier
from directory.models import Unit
from newsroom.models import Record
from newsroom.prepared import Moment

# What has no tier or no number comes last, whichever way the database sorts what is unknown.
PRINTED_ORDER = (
    "round__award",
    "-round__number",
    F("tier__order").asc(nulls_last=True),
    F("ordinal").asc(nulls_last=True),
    "pk",
)


class MeasureQuerySet(models.QuerySet):
    def winners(self) -> "MeasureQuerySet":
        """Measures that hold a tier, released or not: for staff."""
        return self.filter(tier__isnull=False)

    def released(self, now: Moment | None = None) -> "MeasureQuerySet":
        """Winners that readers may see now."""
        return self.winners().filter(round__released_at__lte=now or timezone.now())

    def of_unit(self, unit: Unit) -> "MeasureQuerySet":
        """Measures credited to a unit, alone or with others."""
        return self.filter(pk__in=MeasureUnit.objects.filter(unit=unit).values("measure"))

    def credited_to(self, slug: str) -> "MeasureQuerySet":
        """The same by the unit's address."""
        return self.filter(pk__in=MeasureUnit.objects.filter(unit__slug=slug).values("measure"))

    def with_stories(self) -> "MeasureQuerySet":
        """With what readers can read of each, newest first, as `stories`."""
        public = Article.objects.public().newest_first().defer("body")
        return self.prefetch_related(models.Prefetch("articles", public, to_attr="stories"))

    def with_credits(self) -> "MeasureQuerySet":
        """With its award, round and tier, and the units as printed: two queries, however many measures."""
        return self.select_related("tier", "round__award", "round__event").prefetch_related(
            models.Prefetch("credits", MeasureUnit.objects.select_related("unit"))
        )

    def in_printed_order(self) -> "MeasureQuerySet":
        return self.order_by(*PRINTED_ORDER)


class Measure(Record):
    """A measure entered in a round (举措), and the tier it won, if any."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="measures", verbose_name=_("round"))
    # Restricted, not protected: a round goes with its tiers and measures, a tier with winners does not go alone.
    tier = models.ForeignKey(
        Tier, models.RESTRICT, null=True, blank=True, related_name="measures", verbose_name=_("tier")
    )
    title = models.CharField(_("measure title"), max_length=200)
    ordinal = models.PositiveSmallIntegerField(
        _("printed number"), null=True, blank=True, help_text=_("As printed, which is not a rank.")
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"),
        null=True,
        blank=True,
        help_text=_("Only where the source says that the order is one of merit."),
    )
    summary = models.TextField(_("summary"), blank=True)
    units = models.ManyToManyField(Unit, through="MeasureUnit", related_name="measures", verbose_name=_("units"))
    articles = models.ManyToManyField(Article, blank=True, related_name="measures", verbose_name=_("articles"))

    history = HistoricalRecords()
    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["tier__order", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tier", "rank"],
                name="rank_is_unique_in_its_tier",
                violation_error_message=_("This rank is already taken in the tier."),
            ),
            models.UniqueConstraint(
                fields=["tier", "ordinal"],
                name="printed_number_is_unique_in_its_tier",
                violation_error_message=_("This printed number is already taken in the tier."),
            ),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(tier__isnull=False),
                name="only_a_winner_is_ranked",
                violation_error_message=_("Only a measure that won a tier has a rank."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        if self.tier and self.round_id and self.tier.round_id != self.round_id:
            raise ValidationError({"tier": _("This tier belongs to another round.")})
        if self.rank and not (self.tier and self.tier.ranked):
            raise ValidationError({"rank": _("This tier is not ranked.")})


class MeasureUnit(models.Model):
    """A unit credited with a measure, under the name that was printed."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="credits", verbose_name=_("measure"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="credits", verbose_name=_("unit"))
    printed_name = models.CharField(_("name as printed"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("credited unit")
        verbose_name_plural = _("credited units")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "unit"],
                name="measure_credits_a_unit_once",
                violation_error_message=_("This unit is already credited with the measure."),
            ),
            models.CheckConstraint(
                condition=~Q(printed_name=""),
                name="credit_has_a_printed_name",
                violation_error_message=_("A credited unit has its name as printed."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name

    def save(self, *args, **kwargs):
        self.printed_name = self.printed_name or self.unit.called
        super().save(*args, **kwargs)
