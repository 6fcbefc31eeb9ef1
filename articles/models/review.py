from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Revision
from articles.rules import VOIDS_SIGNATURES, State, Verb


class LedgerIsKept(Exception):
    """Somebody tried to change or remove what the ledger keeps."""

    def __init__(self) -> None:
        super().__init__(_("The ledger is only added to: its rows are never changed or removed."))


class ReviewQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise LedgerIsKept

    def delete(self):
        raise LedgerIsKept

    def bulk_update(self, *args, **kwargs):
        raise LedgerIsKept

    def since_the_signatures_began(self) -> "ReviewQuerySet":
        """Rows after the last move that voided signatures; asked of one article's rows."""
        last = self.filter(verb__in=VOIDS_SIGNATURES).order_by("-pk").values("pk")[:1]
        return self.filter(pk__gt=Coalesce(models.Subquery(last), 0)).order_by("pk")


class Review(models.Model):
    """One row of the ledger (审签台账): a move that somebody made. Rows are added, never changed or removed.

    The moves of a working copy stand in the ledger of its live article, so none is lost with the copy.
    A trigger in the database says the same as the methods here: see `articles.guards`.
    """

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="reviews", verbose_name=_("article"))
    verb = models.CharField(_("move"), max_length=20, choices=Verb)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    from_state = models.CharField(_("from state"), max_length=14, choices=State, blank=True)
    to_state = models.CharField(_("to state"), max_length=14, choices=State, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    # As it was on the day: a person who is renamed later signed under this name.
    by_name = models.CharField(_("signed as"), max_length=60, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    address = models.GenericIPAddressField(_("from"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    proofread = models.BooleanField(_("proofread"), default=False)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+", verbose_name=_("revision"))
    digest = models.CharField(_("SHA-256"), max_length=64, blank=True)
    # What the reviewer herself changed before signing: [{"part", "before", "after"}, …].
    changes = models.JSONField(_("changed by the reviewer"), default=list, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger row")
        verbose_name_plural = _("ledger")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article} · {self.get_verb_display()}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise LedgerIsKept
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise LedgerIsKept
