from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """The text of a stored file, so that a long document is read once and not at every save."""

    name = models.CharField(max_length=250, unique=True)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return self.name
