from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directory.models.event import Event
from directory.models.official import Official
from directory.models.unit import Unit


class Role(models.TextChoices):
    """What somebody did at an event, by the verbs of these reports."""

    ATTENDED = "attended", _("attended")
    SPOKE = "spoke", _("spoke")  # 讲话
    ADDRESSED = "addressed", _("gave an address")  # 致辞
    PRESIDED = "presided", _("presided")  # 主持
    READ_OUT = "read_out", _("read out a document")  # 宣读
    REPORTED = "reported", _("reported")  # 汇报、作报告
    PRESENTED = "presented", _("presented awards")  # 颁奖
    RECEIVED = "received", _("received an award")  # 领奖


def valid_roles(value: object) -> None:
    if not isinstance(value, list) or set(value) - set(Role.values):
        raise ValidationError(_("Choose roles from the list."))


class Participation(models.Model):
    """Who took part in an event, with name and title as printed: frozen, whatever becomes of the person.

    The order is protocol: kept as entered, never sorted by the machine.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations", verbose_name=_("event"))
    name = models.CharField(_("name as printed"), max_length=200)
    title = models.CharField(_("title as printed"), max_length=200, blank=True)
    is_group = models.BooleanField(_("a group"), default=False, help_text=_("People without names."))
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("official"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="participations", verbose_name=_("unit")
    )
    unit_name = models.CharField(_("unit as printed"), max_length=120, blank=True)
    roles = models.JSONField(_("roles"), default=list, blank=True, validators=[valid_roles])
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Such as the document that was read out.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "official"],
                name="official_takes_part_once_in_an_event",
                violation_error_message=_("This official already takes part in the event."),
            ),
            models.CheckConstraint(
                condition=Q(is_group=False) | Q(official=None),
                name="group_is_not_an_official",
                violation_error_message=_("A group has no name of an official: choose one or the other."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="participation_has_a_printed_name",
                violation_error_message=_("Write the name as printed, or choose an official."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name}{self.title}{self.name}"

    @property
    def role_labels(self) -> list[str]:
        return [str(Role(role).label) for role in self.roles]
