from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchWord(models.Model):
    """A word of the index's own titles and names, by its sound: what a mistyped query may have meant."""

    word = models.CharField(max_length=40, unique=True)
    sound = models.CharField(max_length=160, db_index=True)

    class Meta:
        verbose_name = _("word of the index")
        verbose_name_plural = _("words of the index")

    def __str__(self) -> str:
        return self.word
