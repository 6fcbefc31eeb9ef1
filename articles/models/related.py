from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RelatedStory(models.Model):
    """A story picked by hand to stand below another: one of our own, or a title with its date and link."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="related_stories", verbose_name=_("article")
    )
    story = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="picked_by",
        verbose_name=_("our own story"),
    )
    title = models.CharField(_("title as printed"), max_length=200, blank=True)
    url = models.URLField(_("link"), blank=True)
    published_on = models.DateField(_("date"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False) | ~Q(title=""), name="related_story_is_ours_or_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(story=None) | ~Q(story=models.F("article")), name="story_is_not_related_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.story)
