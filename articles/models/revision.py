from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """What an article was at one moment: an immutable snapshot of everything that is shown."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    reason = models.CharField(_("reason"), max_length=40)
    snapshot = models.JSONField(_("snapshot"))
    digest = models.CharField(_("SHA-256"), max_length=64)
    made = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique_in_its_article")
        ]

    def __str__(self) -> str:
        return _("Revision %(number)d") % {"number": self.number}
