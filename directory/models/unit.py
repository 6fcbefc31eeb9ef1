import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directory.models.spans import in_order, on
from newsroom.addresses import Addressed
from newsroom.models import Record
from newsroom.text import pinyin_keys


class UnitQuerySet(models.QuerySet):
    def named(self, text: str) -> "UnitQuerySet":
        """Units that carry this name, or carried it once, in full."""
        return self.filter(
            models.Q(name=text) | models.Q(short_name=text) | models.Q(other_names__name=text)
        ).distinct()

    def for_page(self) -> "UnitQuerySet":
        """With the names that its page shows: two queries."""
        return self.select_related("parent").prefetch_related("other_names")

    def related_to(self, unit: "Unit") -> "UnitQuerySet":
        """Units below a unit, those it was formed from and those that followed it, each marked as what it is."""
        links = Unit.successors.through.objects
        before = links.filter(to_unit=unit).values("from_unit")
        after = links.filter(from_unit=unit).values("to_unit")
        return self.annotate(
            is_below=models.Case(models.When(parent=unit, then=True), default=False),
            is_before=models.Case(models.When(pk__in=before, then=True), default=False),
            is_after=models.Case(models.When(pk__in=after, then=True), default=False),
        ).filter(models.Q(parent=unit) | models.Q(pk__in=before) | models.Q(pk__in=after))

    def looked_up(self, text: str) -> "UnitQuerySet":
        """Units that a person may mean: part of any name, of its pinyin or of its initials."""
        return self.filter(lookup_keys__icontains=text.strip())


class Unit(Addressed, Record):
    """An organisation: a department, a committee, a customs house, a newspaper (schema.org Organization)."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Party organ")
        GOVERNMENT = "government", _("Government department")
        CENTRAL = "central", _("Central body in the province")
        PUBLIC = "public", _("Public institution")
        MEDIA = "media", _("News organisation")
        COMPANY = "company", _("Company")
        SOCIETY = "society", _("Society or association")
        OTHER = "other", _("Other")

    name = models.CharField(_("name"), max_length=120, unique=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.GOVERNMENT)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    website = models.URLField(_("website"), blank=True)
    description = models.TextField(_("description"), blank=True)
    founded = models.DateField(_("founded"), null=True, blank=True)
    dissolved = models.DateField(_("dissolved"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    # Every name, its pinyin and its initials: what autocompletes look in.
    lookup_keys = models.TextField(editable=False, default="")

    history = HistoricalRecords(excluded_fields=["lookup_keys"], m2m_fields=[successors])
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(founded=None)
                | models.Q(dissolved=None)
                | models.Q(dissolved__gt=models.F("founded")),
                name="unit_dissolved_after_it_was_founded",
                violation_error_message=_("A unit is dissolved after it was founded."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="unit_does_not_belong_to_itself",
                violation_error_message=_("A unit cannot belong to itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("unit", args=[self.slug])

    def save(self, *args, **kwargs):
        self.lookup_keys = self.fresh_lookup_keys()
        super().save(*args, **kwargs)

    def fresh_lookup_keys(self) -> str:
        names = [self.name, self.short_name]
        if self.pk:
            names += self.other_names.values_list("name", flat=True)
        names = [name for name in dict.fromkeys(names) if name]
        return "\n".join(key for name in names for key in [name, *pinyin_keys(name)])

    @property
    def called(self) -> str:
        """The name people use in a sentence: the short one where there is one."""
        return self.short_name or self.name


class UnitNameQuerySet(models.QuerySet):
    def on(self, day: datetime.date) -> "UnitNameQuerySet":
        return self.filter(on(day))


class UnitName(models.Model):
    """Another name of a unit: an abbreviation, or what it was called for a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="other_names", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=120, db_index=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it no longer held.")
    )

    history = HistoricalRecords()
    objects = UnitNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="unit_has_each_other_name_once",
                violation_error_message=_("This other name is already there."),
            ),
            in_order("unit_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self._refresh_lookup_keys()

    def delete(self, *args, **kwargs):
        gone = super().delete(*args, **kwargs)
        self._refresh_lookup_keys()
        return gone

    def _refresh_lookup_keys(self) -> None:
        Unit.objects.filter(pk=self.unit_id).update(lookup_keys=self.unit.fresh_lookup_keys())
