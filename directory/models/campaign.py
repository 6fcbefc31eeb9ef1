import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directory.models.spans import in_order, on
from directory.models.unit import Unit
from newsroom.addresses import Addressed
from newsroom.models import Record


class CampaignQuerySet(models.QuerySet):
    def running(self, day: datetime.date) -> "CampaignQuerySet":
        return self.filter(on(day))

    def for_page(self) -> "CampaignQuerySet":
        """With the names and the leading units that its page shows: three queries."""
        leads = models.Prefetch("leads", CampaignLead.objects.select_related("unit"))
        return self.prefetch_related("other_names", leads)

    def named(self, text: str) -> "CampaignQuerySet":
        return self.filter(models.Q(name=text) | models.Q(other_names__name=text)).distinct()


class Campaign(Addressed, Record):
    """A campaign or special topic (专题) that events, stories and award rounds belong to."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    short_name = models.CharField(
        _("name slip"), max_length=5, blank=True, help_text=_("Two to five characters, printed on the slip.")
    )
    intro = models.TextField(_("introduction"), blank=True)
    banner = models.ImageField(_("banner"), upload_to="campaigns/", blank=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    lead_units = models.ManyToManyField(
        Unit, through="CampaignLead", related_name="led_campaigns", verbose_name=_("lead units")
    )

    history = HistoricalRecords()
    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-since", "name"]
        constraints = [in_order("campaign")]

    def __str__(self) -> str:
        return self.name

    def is_running(self, day: datetime.date) -> bool:
        """Whether it is known to be going on: begun on a known day and not ended."""
        return self.since is not None and self.since <= day and (self.until is None or self.until > day)

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.slug])


class CampaignName(models.Model):
    """Another name under which stories mention a campaign."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="other_names", verbose_name=_("campaign"))
    name = models.CharField(_("name"), max_length=120, db_index=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "name"],
                name="campaign_has_each_other_name_once",
                violation_error_message=_("This other name is already there."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class CampaignLead(models.Model):
    """A unit that leads a campaign, in the order in which leaders are printed."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="leads", verbose_name=_("campaign"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaign_leads", verbose_name=_("unit"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("lead unit")
        verbose_name_plural = _("lead units")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                name="campaign_is_led_once_by_a_unit",
                violation_error_message=_("This unit already leads the campaign."),
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
