from django.db import models
from django.utils.translation import gettext_lazy as _

# One failure may be the network's; a link counts as broken from the second on.
FAILURES = 2


class LinkCheckQuerySet(models.QuerySet):
    def broken(self) -> "LinkCheckQuerySet":
        return self.filter(failures__gte=FAILURES)


class LinkCheck(models.Model):
    """What an address outside this site answered when it was last asked."""

    url = models.URLField(_("link"), max_length=500, unique=True)
    answer = models.CharField(_("answer"), max_length=60, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    checked = models.DateTimeField(_("checked"), auto_now=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("link outside")
        verbose_name_plural = _("links outside")
        ordering = ["-failures", "url"]

    def __str__(self) -> str:
        return self.url
