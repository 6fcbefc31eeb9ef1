import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from simple_history.models import HistoricalRecords

from directory.models.campaign import Campaign
from directory.models.official import Official
from directory.models.unit import Unit
from newsroom.models import Record
from newsroom.numerals import spoken
from newsroom.text import han_number


class EventQuerySet(models.QuerySet):
    def upcoming(self, day: datetime.date) -> "EventQuerySet":
        """Events that are announced and not over on this day, those without a date last.

        A cancelled one stays until its day has passed: readers who planned to come must learn of it.
        """
        return self.filter(self._ahead(day)).order_by(F("starts_on").asc(nulls_last=True), "pk")

    def past(self, day: datetime.date) -> "EventQuerySet":
        """Events with a date that are held or whose days have passed, newest first."""
        return self.filter(~self._ahead(day), starts_on__isnull=False).order_by("-starts_on", "-pk")

    def dated(self) -> "EventQuerySet":
        return self.filter(starts_on__isnull=False)

    def of_official(self, official: Official) -> "EventQuerySet":
        return self.filter(pk__in=official.participations.values("event"))

    def undated(self) -> "EventQuerySet":
        """Held events whose day the sources do not say."""
        return self.filter(starts_on=None, status=Event.Status.HELD).order_by("-pk")

    def of_unit(self, unit: Unit) -> "EventQuerySet":
        """Events that a unit hosted or took part in."""
        return self.filter(Q(pk__in=unit.hosted.values("event")) | Q(pk__in=unit.participations.values("event")))

    @staticmethod
    def _ahead(day: datetime.date) -> Q:
        """Announced and not over, by the last day or, without one, by the first."""
        announced = [Event.Status.PLANNED, Event.Status.POSTPONED]
        not_over = Q(ends_on__gte=day) | Q(ends_on__isnull=True, starts_on__gte=day)
        return Q(starts_on__isnull=True, status__in=announced) | (
            Q(starts_on__isnull=False, status__in=[*announced, Event.Status.CANCELLED]) & not_over
        )


class Event(Record):
    """A meeting, ceremony, visit or other happening (schema.org Event)."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        CEREMONY = "ceremony", _("Ceremony")
        VISIT = "visit", _("Visit")
        TRAINING = "training", _("Training")
        FORUM = "forum", _("Forum")
        PRESS = "press", _("Press conference")
        PUBLIC = "public", _("Public activity")
        OTHER = "other", _("Other")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    class Clock(models.TextChoices):
        """How much of the time of day is known."""

        UNKNOWN = "unknown", _("Not known")
        MORNING = "morning", _("Morning")
        AFTERNOON = "afternoon", _("Afternoon")
        EVENING = "evening", _("Evening")
        EXACT = "exact", _("Exact time")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEETING)
    starts_on = models.DateField(_("first day"), null=True, blank=True, db_index=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    clock = models.CharField(_("time of day"), max_length=10, choices=Clock, default=Clock.UNKNOWN)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("campaign")
    )
    series = models.CharField(
        _("series"), max_length=60, blank=True, help_text=_("What is counted, such as progress meetings.")
    )
    number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.HELD)
    attendance = models.PositiveIntegerField(_("attendance"), null=True, blank=True)
    attendance_approximate = models.BooleanField(_("attendance is approximate"), default=False)

    history = HistoricalRecords()
    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="event_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(clock="exact", starts_at__isnull=False)
                | (~Q(clock="exact") & Q(starts_at=None) & Q(ends_at=None)),
                name="event_has_a_time_only_when_it_is_exact",
                violation_error_message=_("Hours belong to an exact time of day, which needs its beginning."),
            ),
            models.UniqueConstraint(
                fields=["campaign", "series", "number"],
                condition=Q(number__isnull=False, campaign__isnull=False),
                name="event_number_is_unique_in_its_series",
                violation_error_message=_("The campaign already has an event with this number in this series."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ordinal(self) -> str:
        """Its number in the series in words: 第四次 (推进会)."""
        if not self.number:
            return ""
        ordinal = _("No. %(number)s") % {"number": spoken(self.number)}
        return _("%(ordinal)s %(series)s") % {"ordinal": ordinal, "series": self.series} if self.series else ordinal

    @property
    def attendance_text(self) -> str:
        """约170人."""
        if not self.attendance:
            return ""
        form = (
            ngettext("about %(number)s person", "about %(number)s people", self.attendance)
            if self.attendance_approximate
            else ngettext("%(number)s person", "%(number)s people", self.attendance)
        )
        return form % {"number": self.attendance}

    def is_ahead(self, day: datetime.date) -> bool:
        """The question of `upcoming()` of one event that is at hand."""
        if not self.starts_on:
            return self.status in (self.Status.PLANNED, self.Status.POSTPONED)
        return self.status != self.Status.HELD and (self.ends_on or self.starts_on) >= day

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    @property
    def called(self) -> str:
        """The name in a list: 第四次推进会 where it is one of a counted series."""
        return f"第{han_number(self.number)}次{self.series}" if self.number and self.series else self.name


class Host(models.Model):
    """A unit that hosted an event, under the name that was printed."""

    class Role(models.TextChoices):
        HOST = "host", _("Host")
        ORGANISER = "organiser", _("Organiser")
        SUPPORTER = "supporter", _("Co-organiser")

    event = models.ForeignKey(Event, models.CASCADE, related_name="hosts", verbose_name=_("event"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="hosted", verbose_name=_("unit"))
    printed_name = models.CharField(
        _("name as printed"), max_length=120, blank=True, help_text=_("Kept when the unit is renamed.")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.HOST)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "unit", "role"],
                name="event_has_a_host_once_in_a_role",
                violation_error_message=_("This unit already hosts the event in this role."),
            ),
            models.CheckConstraint(
                condition=~Q(printed_name=""),
                name="host_has_a_printed_name",
                violation_error_message=_("Choose a unit or write the name as printed."),
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name

    def save(self, *args, **kwargs):
        if not self.printed_name and self.unit:
            self.printed_name = self.unit.called
        super().save(*args, **kwargs)
