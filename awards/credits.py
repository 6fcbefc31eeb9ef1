"""Which units a measure is credited to, from what an editor chose and what was printed.

What is printed decides: its names, in its order. A printed name finds its unit among those chosen, or by itself
where one unit of the directory carries it, so that a printed line can be pasted as it stands.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from awards.models import Measure, MeasureUnit
from directory.models import Unit

NAME_SEPARATORS = re.compile(r"[、;；\n]")


@dataclass(frozen=True)
class Credit:
    unit: Unit
    printed_name: str


def printed_names(text: str) -> list[str]:
    """The names in a printed line: 福州海关、省公安厅 is two."""
    return [name.strip() for name in NAME_SEPARATORS.split(text) if name.strip()]


Named = Callable[[str], list[Unit]]


def named_in_directory(name: str) -> list[Unit]:
    return list(Unit.objects.named(name))


def in_printed_order(
    units: Sequence[Unit], names: Sequence[str], stored: Iterable[Credit] = (), named: Named = named_in_directory
) -> list[Credit]:
    """Credits for these printed names; for these units under their names now, if nothing is printed.

    `stored` is what the measure had before: its names stay with their units. `named` answers who carries a name:
    the directory, unless a whole sheet of names is looked up and reads the directory once. Raises ValidationError
    with a sentence for a name without a unit, a unit without a name, and a unit named twice.
    """
    if not names:
        kept = {credit.unit: credit.printed_name for credit in stored}
        return [Credit(unit, kept.get(unit) or unit.called) for unit in units]
    left = list(units)
    found = {name: _take(name, left, stored, named) for name in names}
    credits = [Credit(found[name] or _next(name, left), name) for name in names]
    if left:
        raise ValidationError(_("“%(unit)s” is chosen, but no printed name is its.") % {"unit": left[0]})
    if len({credit.unit for credit in credits}) < len(credits):
        raise ValidationError(_("Two of the printed names are the same unit."))
    return credits


def _take(name: str, left: list[Unit], stored: Iterable[Credit], named: Named) -> Unit | None:
    """The unit with this name: one chosen for it, or the only one in the directory. None if nobody knows it."""
    before = {credit.printed_name: credit.unit for credit in stored}
    known = named(name)
    chosen = [unit for unit in left if unit == before.get(name) or unit in known]
    if chosen:
        left.remove(chosen[0])
        return chosen[0]
    if name in before:
        return before[name]
    if len(known) > 1:
        raise ValidationError(
            _("“%(name)s” is the name of several units: choose the one that is meant.") % {"name": name}
        )
    return known[0] if known else None


def _next(name: str, left: list[Unit]) -> Unit:
    if not left:
        raise ValidationError(_("No unit is known as “%(name)s”: choose the unit that is meant.") % {"name": name})
    return left.pop(0)


def credits_of(measure: Measure) -> list[Credit]:
    return [Credit(credit.unit, credit.printed_name) for credit in measure.credits.all()] if measure.pk else []


def write_credits(measure: Measure, credits: Sequence[Credit]) -> None:
    """Make the measure's credits exactly these, touching only what differs."""
    stored = {credit.unit_id: credit for credit in MeasureUnit.objects.filter(measure=measure)}
    for unit_id in stored.keys() - {credit.unit.pk for credit in credits}:
        stored[unit_id].delete()
    for order, credit in enumerate(credits, 1):
        row = stored.get(credit.unit.pk) or MeasureUnit(measure=measure, unit=credit.unit)
        if (row.printed_name, row.order) != (credit.printed_name, order):
            row.printed_name, row.order = credit.printed_name, order
            row.save()
