"""What has to happen at a time: appointments, kept by a task at that time and by `manage.py tick` from cron."""

import datetime
import logging
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.models import Appointment, Article

log = logging.getLogger(__name__)

Kind = Appointment.Kind
PUBLISH, EXPIRE, UNPIN, RELATE = Kind.PUBLISH, Kind.EXPIRE, Kind.UNPIN, Kind.RELATE


def appoint(article: Article, kind: str, at: datetime.datetime | None) -> None:
    """Set, move or (with None) cancel an appointment of an article."""
    appoint_all(article, {kind: at})


def appoint_all(article: Article, times: Mapping[str, datetime.datetime | None]) -> None:
    """The same of several kinds at once."""
    article.appointments.filter(kind__in=times, done_at=None).delete()
    for kind, at in times.items():
        if at is not None:
            _keep_later(article.appointments.create(kind=kind, at=at), at)


def _keep_later(appointment: Appointment, at: datetime.datetime) -> None:
    """What is due already waits for the next tick: no worker need be at work, and then no task would ever end."""
    later = keep_appointment
    if at > timezone.now() and later.get_backend().supports_defer:
        transaction.on_commit(lambda: later.using(run_after=at).enqueue(appointment.pk))


def tick() -> tuple[int, int]:
    """Keep every appointment that is due; returns how many were kept and how many failed.

    Each stands alone: one that fails is logged, shown on the desk and tried again at the next tick.
    """
    kept = [keep(pk) for pk in Appointment.objects.due().values_list("pk", flat=True)]
    return kept.count(True), kept.count(False)


@task()
def keep_appointment(pk: int) -> None:
    """The same as `tick` does, for one appointment at its time."""
    keep(pk)


def keep(pk: int) -> bool:
    """Keep one appointment if it is still open and due; False if it failed."""
    try:
        with transaction.atomic():
            appointment = Appointment.objects.select_for_update().filter(pk=pk).first()
            if appointment and appointment.done_at is None and appointment.at <= timezone.now():
                _do(appointment)
    except Exception as error:
        log.exception("Appointment %s was not kept", pk)
        _note_failure(pk, error)
        return False
    return True


def _do(appointment: Appointment) -> None:
    from articles import publishing  # which makes appointments itself

    # Marked first: publishing a working copy removes the copy, and its appointment with it.
    appointment.done_at, appointment.failed_at, appointment.error = timezone.now(), None, ""
    appointment.attempts += 1
    appointment.save()
    publishing.AT_A_TIME[appointment.kind](appointment.article)


def _note_failure(pk: int, error: Exception) -> None:
    appointment = Appointment.objects.filter(pk=pk).first()
    if appointment:
        appointment.failed_at, appointment.attempts = timezone.now(), appointment.attempts + 1
        appointment.error = str(error) or type(error).__name__
        appointment.save()
