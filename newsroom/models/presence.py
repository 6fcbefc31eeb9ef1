import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A page that is open says so every half minute; one that was silent for longer than this has been closed.
OPEN_FOR = datetime.timedelta(seconds=75)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def at(self, record: models.Model) -> "PresenceQuerySet":
        """Who has this record open now, those who came first first."""
        return self.filter(
            label=record._meta.label_lower, record_id=record.pk, seen__gt=timezone.now() - OPEN_FOR
        ).order_by("since")

    def note(self, record: models.Model, user: Any, editing: bool) -> None:
        """Somebody has a record open, and is changing it or only looking."""
        now = timezone.now()
        place = {"label": record._meta.label_lower, "record_id": record.pk, "user": user}
        still_here = models.When(seen__gt=now - OPEN_FOR, then=models.F("since"))
        since = models.Case(still_here, default=models.Value(now))
        if not self.filter(**place).update(since=since, seen=now, editing=editing):
            self.get_or_create(**place, defaults={"since": now, "seen": now, "editing": editing})


class Presence(models.Model):
    """Somebody who has a record open at the desk."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    label = models.CharField(max_length=80)
    record_id = models.PositiveBigIntegerField()
    since = models.DateTimeField()
    seen = models.DateTimeField(db_index=True)
    editing = models.BooleanField(default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["label", "record_id", "user"], name="person_is_at_a_record_once")
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """陈静 10:42 起在改 / 在看."""
        words = {"name": self.user, "time": timezone.localtime(self.since).strftime("%H:%M")}
        if self.editing:
            return _("%(name)s has been changing this since %(time)s") % words
        return _("%(name)s has had this open since %(time)s") % words
