from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.search.models.entry import SearchEntry
from newsroom.text import fold


class Pin(models.Model):
    """A page that editors put first for a word."""

    word = models.CharField(_("searched word"), max_length=100, help_text=_("The whole query, such as 学厦航."))
    # What the query is compared with.
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    url = models.CharField(_("page"), max_length=400, help_text=_("Its address on this site: /articles/2014/10/12/"))
    kind = models.CharField(max_length=12, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ["word", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["folded", "kind", "object_id"], name="page_is_pinned_once_to_a_word")
        ]

    def __str__(self) -> str:
        return f"{self.word} → {self.url}"

    def clean(self):
        entry = SearchEntry.objects.live().filter(url=self.url).order_by("pk").first()
        if not entry:
            raise ValidationError({"url": _("Search knows no page with this address.")})
        self.folded, self.kind, self.object_id = fold(self.word.strip()), entry.kind, entry.object_id
