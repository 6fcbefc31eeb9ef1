"""Which pages readers ask for most, as far as the application sees it.

Counted in the memory of each process and written down now and then. Behind nginx the application sees only the first
reader after each removal, which tells as well which pages are asked for soon after they are gone.
"""

import datetime

from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from django.utils import timezone

from newsroom.press.models import Asked

# Days that count, with today.
DAYS = 3
# Different pages counted in the memory of a process between two times of writing, and of them written.
MOST_COUNTED, MOST_WRITTEN = 5000, 200
# Rows of a day; beyond that, what was asked for once is forgotten. A crawler asks for every page once.
MOST_A_DAY = 2000

_counts: dict[str, int] = {}


def note(address: str) -> None:
    """Somebody asked for a page that is stored. Two threads at the same moment may count one, which does no harm."""
    if address in _counts or len(_counts) < MOST_COUNTED:
        _counts[address] = _counts.get(address, 0) + 1


def write_down() -> None:
    """Add what this process has counted to what is known; while the database cannot be written, it is kept."""
    global _counts
    counted, _counts = _counts, {}
    try:
        _write(counted)
    except DatabaseError:
        for address, times in counted.items():
            if address in _counts or len(_counts) < MOST_COUNTED:
                _counts[address] = _counts.get(address, 0) + times
        raise


def _write(counted: dict[str, int]) -> None:
    most = sorted(counted, key=counted.__getitem__, reverse=True)[:MOST_WRITTEN]
    if not most:
        return
    today = timezone.localdate()
    with transaction.atomic():
        Asked.objects.bulk_create((Asked(day=today, address=one) for one in most), ignore_conflicts=True)
        for address in most:
            Asked.objects.filter(day=today, address=address).update(times=F("times") + counted[address])
        if Asked.objects.filter(day=today).count() > MOST_A_DAY:
            Asked.objects.filter(day=today, times=1).delete()


def most_asked(number: int) -> list[str]:
    """The addresses of so many pages, those asked for most in the last days first."""
    recent = Asked.objects.filter(day__gt=timezone.localdate() - datetime.timedelta(days=DAYS))
    ordered = recent.values("address").annotate(sum=Sum("times")).order_by("-sum", "address")
    return list(ordered.values_list("address", flat=True)[:number])


def forget(address: str) -> None:
    """What readers no longer get is not asked for either."""
    Asked.objects.filter(address=address).delete()


def forget_old_days() -> None:
    Asked.objects.filter(day__lte=timezone.localdate() - datetime.timedelta(days=DAYS)).delete()
