from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.search.models.entry import SearchEntry


class SearchName(models.Model):
    """A name by which an entry is asked for, or one of the keys people type for it.

    One row a name, one a key: 福建省发展和改革委员会, 省发改委, shengfagaiwei and sfgw lead to the same unit.
    """

    class Form(models.TextChoices):
        NAME = "name", _("Name")
        PINYIN = "pinyin", _("Pinyin")

    entry = models.ForeignKey(SearchEntry, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    # Folded: what a folded query is compared with.
    text = models.CharField(max_length=400, db_index=True)
    form = models.CharField(max_length=6, choices=Form)

    class Meta:
        verbose_name = _("searched name")
        verbose_name_plural = _("searched names")

    def __str__(self) -> str:
        return self.name
