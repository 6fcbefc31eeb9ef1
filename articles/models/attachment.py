from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import attachments
from newsroom.filenames import secret_folder


def attachment_path(attachment: "Attachment", filename: str) -> str:
    return secret_folder("attachments", filename)


class Attachment(models.Model):
    """A document to download with an article."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="attachments", verbose_name=_("article")
    )
    file = models.FileField(_("file"), upload_to=attachment_path, max_length=250)
    title = models.CharField(_("title"), max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs):
        if not getattr(self.file, "_committed", True):
            attachments.check(self.file)
        self.size = self.file.size
        super().save(*args, **kwargs)
