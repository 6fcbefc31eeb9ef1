from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """What a check does when it finds something."""

    REQUIRED = "required", _("Stops")
    ADVISED = "advised", _("Asks")
    OFF = "off", _("Is not made")


class CheckLevel(models.Model):
    """What this office lets a check do, where it differs from what the check does by itself."""

    code = models.CharField(_("check"), max_length=40, unique=True)
    level = models.CharField(_("what it does"), max_length=10, choices=Level)

    class Meta:
        verbose_name = _("setting of a check")
        verbose_name_plural = _("settings of checks")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Phrase(models.Model):
    """A word or phrase that this office does not print (错敏词), and what it prints instead."""

    text = models.CharField(_("phrase"), max_length=60, unique=True)
    instead = models.CharField(_("print instead"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    level = models.CharField(
        _("what it does"),
        max_length=10,
        choices=[(Level.REQUIRED, Level.REQUIRED.label), (Level.ADVISED, Level.ADVISED.label)],
        default=Level.ADVISED,
    )

    class Meta:
        verbose_name = _("phrase to avoid")
        verbose_name_plural = _("phrases to avoid")
        ordering = ["text"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="phrase_is_not_empty")]

    def __str__(self) -> str:
        return self.text
