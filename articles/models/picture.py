from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.filenames import secret_path
from newsroom.images import Prepared, prepare
from newsroom.models import Record


def picture_path(picture: "Picture", filename: str) -> str:
    return secret_path("pictures", filename.rsplit(".", 1)[-1])


class Picture(Record):
    """A photograph or drawing in the library (schema.org ImageObject)."""

    # Width and height are set by take(), not by Django: it would decode part of a bomb to find them.
    file = models.ImageField(_("file"), upload_to=picture_path, max_length=200)
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True, default="")
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What a reader who cannot see it needs to know."),
    )
    decorative = models.BooleanField(_("decorative"), default=False, help_text=_("It needs no alternative text."))
    photographer = models.CharField(_("photographer"), max_length=60, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point from the left, %"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point from the top, %"), default=50, validators=[MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100), name="picture_focal_point_is_inside"
            ),
            models.CheckConstraint(
                condition=models.Q(decorative=False) | models.Q(alt=""),
                name="decorative_picture_has_no_alt",
                violation_error_message=_("A decorative picture has no alternative text: empty it, or untick the box."),
            ),
        ]

    def __str__(self) -> str:
        return self.caption or gettext("Picture no. %(number)s") % {"number": self.pk or "—"}

    def save(self, *args, **kwargs):
        if self.file and not getattr(self.file, "_committed", True) and self.file.file is not self._taken:
            self.take(prepare(self.file.file))
        super().save(*args, **kwargs)

    def take(self, prepared: Prepared) -> None:
        """Take over a checked file, and what it says about itself where nobody has said it yet."""
        self.file = self._taken = prepared.content
        self.width, self.height, self.sha256 = prepared.width, prepared.height, prepared.sha256
        self.caption = self.caption or prepared.caption
        self.photographer = self.photographer or prepared.photographer
        self.taken_on = self.taken_on or prepared.taken_on

    # The content that has passed the checks; anything else that is about to be stored has to pass them first.
    _taken: object = None


class ArticlePicture(models.Model):
    """A picture in an article, with the caption and alternative text of this use."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="article_pictures", verbose_name=_("article")
    )
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses", verbose_name=_("picture"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    caption = models.CharField(_("caption here"), max_length=300, blank=True)
    alt = models.CharField(_("alternative text here"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.caption or str(self.picture)

    @property
    def shown_caption(self) -> str:
        return self.caption or self.picture.caption

    @property
    def shown_alt(self) -> str:
        return "" if self.picture.decorative else self.alt or self.picture.alt
