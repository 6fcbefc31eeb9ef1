from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchWord(models.Model):
    """A word of the index's own texts, a row for each of its sounds: what a mistyped query may have meant."""

    word = models.CharField(max_length=40)
    sound = models.CharField(max_length=160, db_index=True)

    class Meta:
        verbose_name = _("word of the index")
        verbose_name_plural = _("words of the index")
        constraints = [models.UniqueConstraint(fields=["word", "sound"], name="word_is_kept_once_for_a_sound")]

    def __str__(self) -> str:
        return self.word
