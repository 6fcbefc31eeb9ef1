"""Addresses made from names, and the permanent redirects they leave behind when they change."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from newsroom.text import pinyin_slug

valid_slug = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens, such as fuzhou-haiguan.")
)


def free_slug(model: type[models.Model], name: str, pk: int | None = None) -> str:
    """The pinyin of a name, with a number behind it where another record already has that address."""
    base = pinyin_slug(name) or model._meta.label_lower.rsplit(".", 1)[-1]
    taken = set(model._default_manager.filter(slug__startswith=base).exclude(pk=pk).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def leave_redirect(old: str, new: str) -> None:
    """Send readers of an old address to the new one, older redirects included, and never in a circle."""
    if old == new:
        return
    Redirect.objects.filter(old_path=new, site_id=settings.SITE_ID).delete()
    Redirect.objects.filter(new_path=old, site_id=settings.SITE_ID).update(new_path=new)
    Redirect.objects.update_or_create(site_id=settings.SITE_ID, old_path=old, defaults={"new_path": new})


class Addressed(models.Model):
    """A record with a public address of its own, made from its name unless an editor types one."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        blank=True,
        validators=[valid_slug],
        help_text=_("Made from the pinyin of the name; a change leaves a permanent redirect behind."),
    )

    # What readers may still know it by, until a save leaves a redirect there.
    _loaded_slug: str | None = None

    class Meta:
        abstract = True

    if TYPE_CHECKING:

        def get_absolute_url(self) -> str: ...

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = free_slug(type(self), str(self), self.pk)
        with transaction.atomic():
            super().save(*args, **kwargs)
            self._redirect_from_the_old_address()

    @classmethod
    def from_db(cls, *args, **kwargs):
        record = super().from_db(*args, **kwargs)
        record._loaded_slug = record.__dict__.get("slug")
        return record

    def _redirect_from_the_old_address(self) -> None:
        old = self._loaded_slug
        if old and old != self.slug:
            new, self.slug = self.slug, old
            old_url = self.get_absolute_url()
            self.slug = new
            leave_redirect(old_url, self.get_absolute_url())
        self._loaded_slug = self.slug
