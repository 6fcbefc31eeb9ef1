from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.addresses import Addressed
from newsroom.models import Record


class SectionTree:
    """All sections, read once, as the tree they are: a site has some dozens."""

    def __init__(self, sections: Iterable["Section"]):
        self.by_pk = {section.pk: section for section in sections}
        self.by_parent: dict[int | None, list[Section]] = {}
        for section in self.by_pk.values():
            self.by_parent.setdefault(section.parent_id, []).append(section)

    def named(self, slug: str) -> "Section | None":
        return next((section for section in self.by_pk.values() if section.slug == slug), None)

    def children(self, section: "Section") -> list["Section"]:
        return self.by_parent.get(section.pk, [])

    def below(self, section: "Section") -> list["Section"]:
        """A section and every section under it, each once even if somebody has tied them into a circle."""
        found, waiting = {section.pk: section}, [section]
        while waiting:
            for child in self.children(waiting.pop()):
                if child.pk not in found:
                    found[child.pk] = child
                    waiting.append(child)
        return list(found.values())

    def above(self, section: "Section") -> list["Section"]:
        """The sections that a section is in, from the top of the tree down."""
        found: list[Section] = []
        parent = section.parent_id and self.by_pk.get(section.parent_id)
        while parent and parent not in [section, *found]:
            found.append(parent)
            parent = parent.parent_id and self.by_pk.get(parent.parent_id)
        return found[::-1]


class Section(Addressed, Record):
    """A column of the site (栏目), in a tree."""

    name = models.CharField(_("name"), max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    description = models.TextField(_("description"), blank=True)
    keywords = models.CharField(_("keywords"), max_length=200, blank=True)
    column_type = models.CharField(
        _("column type"),
        max_length=40,
        blank=True,
        default="政务动态",
        help_text=_("ColumnType of the page tags."),
    )
    review_levels = models.PositiveSmallIntegerField(
        _("levels of review"), default=3, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    update_every_days = models.PositiveSmallIntegerField(
        _("to be updated every (days)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="sections",
        verbose_name=_("people"),
        help_text=_("Where people are named, only they work on this section; otherwise everybody may."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="section_name_is_unique_beside_its_siblings",
                violation_error_message=_("There is a section of this name already."),
            ),
            # SQL counts absent parents as different from each other, so the top level needs a rule of its own.
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent=None),
                name="section_name_is_unique_at_the_top",
                violation_error_message=_("There is a section of this name already."),
            ),
            models.CheckConstraint(
                condition=models.Q(review_levels__range=(1, 3)),
                name="section_has_one_to_three_levels_of_review",
                violation_error_message=_("A section has one to three levels of review."),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="section_does_not_belong_to_itself",
                violation_error_message=_("A section does not belong to itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.slug])


class Placement(models.Model):
    """A further section in which an article is listed."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="placement_set", verbose_name=_("article")
    )
    section = models.ForeignKey(Section, models.PROTECT, related_name="placement_set", verbose_name=_("section"))

    class Meta:
        verbose_name = _("further section")
        verbose_name_plural = _("further sections")
        constraints = [
            models.UniqueConstraint(fields=["article", "section"], name="article_is_placed_once_in_a_section")
        ]

    def __str__(self) -> str:
        return str(self.section)
