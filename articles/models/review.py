from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Revision


class Review(models.Model):
    """One row of the ledger (审签台账): a move that somebody made. Rows are added, never changed or removed."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="reviews", verbose_name=_("article"))
    verb = models.CharField(_("move"), max_length=20)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    address = models.GenericIPAddressField(_("from"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    proofread = models.BooleanField(_("proofread"), default=False)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+", verbose_name=_("revision"))
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("ledger row")
        verbose_name_plural = _("ledger")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article} · {self.verb}"
