"""What waits for a person at the desk: groups of tasks that the apps above register, each in its module `waiting`.

    @part_of("desk", order=10)
    def returned(user: User, request: HttpRequest) -> Part | None:
        return tasks(_("Returned to me"), _("Mend"), [...])

Parts of the page "desk" are lists of tasks, those of "desk day" stand beside them.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.parts import Part

# A group shows this many and says that there are more; it never counts them.
MOST = 12
# What has waited longer than this is shown as late.
LATE = datetime.timedelta(hours=12)


@dataclass(frozen=True)
class Task:
    """A row of the desk: one thing to do, and what a person needs to know to begin."""

    title: str
    url: str
    facts: list[str] = field(default_factory=list)
    note: str = ""
    who: str = ""
    since: datetime.datetime | None = None

    @property
    def is_late(self) -> bool:
        return self.since is not None and timezone.now() - self.since > LATE


def tasks(title: str, verb: str, rows: Iterable[Task], key: str = "", more: str = "") -> Part | None:
    """A group of tasks under one verb, the first of them only; None where nothing waits."""
    shown: list[Task] = list(islice(rows, MOST + 1))
    if not shown:
        return None
    content = {"title": title, "verb": verb, "tasks": shown[:MOST], "key": key}
    return Part("admin/_tasks.html", content | {"more": more if len(shown) > MOST else "", "many": len(shown) > MOST})


def waited(since: datetime.datetime | None) -> str:
    """等 11 分钟, 等 3 小时, or the day for what has waited longer than one."""
    if since is None:
        return ""
    minutes = int((timezone.now() - since).total_seconds() // 60)
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": max(minutes, 1)}
    if minutes < 24 * 60:
        return _("%(hours)d h") % {"hours": minutes // 60}
    return timezone.localtime(since).date().isoformat()


def today() -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of today and of tomorrow in the office's time zone."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + datetime.timedelta(days=1)


def known(*facts: object) -> list[str]:
    """The facts that there are, as text."""
    return [str(fact) for fact in _some(facts)]


def _some(facts: Iterable[object]) -> Iterator[object]:
    return (fact for fact in facts if fact)
