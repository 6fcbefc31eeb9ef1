from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directory.models import Campaign, Unit
from newsroom.addresses import Addressed
from newsroom.models import Record


class AwardQuerySet(models.QuerySet):
    def for_page(self) -> "AwardQuerySet":
        """With its campaign and its organisers in printed order; two queries."""
        organisers = models.Prefetch("organiser_set", AwardOrganiser.objects.select_related("unit"))
        return self.select_related("campaign").prefetch_related(organisers)

    def for_list(self) -> "AwardQuerySet":
        """With its campaign and its rounds, the newest first; two queries."""
        return self.select_related("campaign").prefetch_related("rounds")


class Award(Addressed, Record):
    """An award programme (评选), such as the Top Ten Measures of a campaign."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(_("description"), blank=True)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("campaign")
    )
    organisers = models.ManyToManyField(
        Unit, through="AwardOrganiser", related_name="organised_awards", verbose_name=_("organisers")
    )

    history = HistoricalRecords()
    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def listed_rounds(self) -> list:
        """Its rounds at hand, the newest first; each knows its award without a query."""
        return sorted(self.rounds.all(), key=lambda round: round.number, reverse=True)

    def get_absolute_url(self) -> str:
        return reverse("award", args=[self.slug])


class AwardOrganiser(models.Model):
    """A unit that organises an award, in printed order."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="organiser_set", verbose_name=_("award"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="organiser_set", verbose_name=_("unit"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "unit"],
                name="award_is_organised_once_by_a_unit",
                violation_error_message=_("This unit already organises the award."),
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
