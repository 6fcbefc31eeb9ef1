from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AppointmentQuerySet(models.QuerySet):
    def due(self) -> "AppointmentQuerySet":
        return self.filter(done_at=None, at__lte=timezone.now()).order_by("at", "pk")

    def failed(self) -> "AppointmentQuerySet":
        """Those whose time came and that could not be kept: somebody has to look."""
        return self.filter(done_at=None, failed_at__isnull=False)


class Appointment(models.Model):
    """What the clock has to do with an article: it is kept once, and tried again until it is."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        EXPIRE = "expire", _("Take off the site")
        UNPIN = "unpin", _("End the pin")
        RELATE = "relate", _("Lead older stories to it")

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="appointments", verbose_name=_("article")
    )
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("time"), db_index=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("last failed at"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    error = models.TextField(_("what went wrong"), blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"], condition=Q(done_at=None), name="article_has_one_open_appointment_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.article}"
