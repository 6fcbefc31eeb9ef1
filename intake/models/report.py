from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from intake.proposal import Proposal
from newsroom.filenames import secret_folder
from newsroom.models import Record


def kept_apart() -> Storage:
    """Where reports stand as they came: never below the address of media."""
    return storages["private"]


def report_path(report: "Report", filename: str) -> str:
    return secret_folder("reports", filename)


class ReportQuerySet(models.QuerySet["Report"]):
    def for_desk(self, user: Any) -> "ReportQuerySet":
        """What a person may see: her own, and those that were not filed into a section closed to her."""
        if user.is_superuser:
            return self
        seen = Article.objects.for_desk(user).values("pk")
        return self.filter(Q(article=None) | Q(article__in=seen) | Q(received_by=user))

    def open(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.OPEN)


class Report(Record):
    """A report that somebody sent in: as it came, as it was read, and what an editor has said of it so far."""

    class State(models.TextChoices):
        OPEN = "open", _("To be confirmed")
        FILED = "filed", _("Filed")
        ASIDE = "aside", _("Kept, not filed")

    label = models.CharField(_("first line"), max_length=120, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN, editable=False)
    # As it came, to be read again: text or HTML that was pasted, or a file.
    pasted = models.TextField(_("pasted text"), blank=True)
    file = models.FileField(
        _("file"), upload_to=report_path, storage=kept_apart, max_length=250, blank=True, editable=False
    )
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True, editable=False)
    # As it was read: what spans of the proposal count in.
    text = models.TextField(editable=False)
    lines = models.JSONField(default=list, editable=False)
    published_on = models.DateField(_("day of publication"), null=True, blank=True)
    proposal = models.JSONField(default=dict, editable=False)

    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="received_reports",
        verbose_name=_("received by"),
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    filed_at = models.DateTimeField(_("filed"), null=True, editable=False)
    # One-to-one: a report is filed once.
    article = models.OneToOneField(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="report",
        verbose_name=_("filed as"),
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "-id"], name="report_desk_order")]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(state="filed") & Q(filed_at=None)) | Q(state="filed", filed_at__isnull=False),
                name="filed_report_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_proposal_url(self) -> str:
        return reverse("admin:intake_report_proposal", args=[self.pk])

    @property
    def read(self) -> Proposal:
        """The proposal as it stands; a change to it is kept by `keep`."""
        return Proposal.loaded(self.proposal)

    def keep(self, proposal: Proposal, by: Any) -> None:
        """Keep what an editor has said so far. Raises `Stale` where somebody else did in the meantime."""
        self.proposal, self.changed_by = proposal.as_json(), by
        self.save()


class Shingle(models.Model):
    """One of the few hashes that a report is known again by: see intake/likeness.py."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="shingles")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("shingle")
        verbose_name_plural = _("shingles")

    def __str__(self) -> str:
        return f"{self.value:x}"
