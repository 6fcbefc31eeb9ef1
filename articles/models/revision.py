from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.rules import State


class Reason(models.TextChoices):
    """Why a revision was kept."""

    SAVED = "saved", _("Saved")
    AUTOSAVED = "autosaved", _("Saved by itself")
    REVIEWED = "reviewed", _("At a move")
    PUBLISHED = "published", _("Published")
    RESTORED = "restored", _("Restored")


class Revision(models.Model):
    """What an article was at one moment: an immutable snapshot of everything that is shown.

    The revisions of a working copy stand with those of its live article.
    """

    Reason = Reason

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    reason = models.CharField(_("reason"), max_length=40, choices=Reason)
    # The state of the article then: whoever saves a draft is one of its writers.
    state = models.CharField(_("state"), max_length=14, choices=State, blank=True)
    # The version of the article it was, for the second of two savers to see what both began with.
    version = models.PositiveIntegerField(_("version"), default=0)
    of_working_copy = models.BooleanField(_("of the working copy"), default=False)
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
