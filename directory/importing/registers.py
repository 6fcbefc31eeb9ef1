"""Who is known under which name, read once for a whole sheet."""

from collections import defaultdict

from django.utils.translation import gettext as _

from directory.models import Official, Unit, UnitName
from newsroom.importing import Problem


class Units:
    """Every unit under every name that it carries or carried."""

    def __init__(self) -> None:
        self.by_name: dict[str, Unit] = {}
        self._carriers: dict[str, list[Unit]] = defaultdict(list)
        self.other_names: dict[int, set[str]] = defaultdict(set)
        for unit in Unit.objects.select_related("parent"):
            self.add(unit)
        by_pk = {unit.pk: unit for unit in self.by_name.values()}
        for unit_id, name in UnitName.objects.values_list("unit_id", "name"):
            self.other_names[unit_id].add(name)
            self._carry(name, by_pk[unit_id])

    def add(self, unit: Unit) -> None:
        self.by_name[unit.name] = unit
        self._carry(unit.name, unit)
        if unit.short_name:
            self._carry(unit.short_name, unit)

    def _carry(self, name: str, unit: Unit) -> None:
        if all(other is not unit for other in self._carriers[name]):
            self._carriers[name].append(unit)

    def named(self, name: str) -> list[Unit]:
        return list(self._carriers.get(name, []))

    def the_one(self, name: str) -> Unit:
        """The unit of this full name, or the only one that is called so. Raises Problem for none and for several."""
        if name in self.by_name:
            return self.by_name[name]
        found = self.named(name)
        if not found:
            raise Problem(_("No unit is known as “%(name)s”.") % {"name": name})
        if len(found) > 1:
            names = "、".join(unit.name for unit in found)
            raise Problem(
                _("“%(name)s” is the name of several units (%(names)s): write the full name.")
                % {"name": name, "names": names}
            )
        return found[0]


class Officials:
    """Every official by name and by address."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Official]] = defaultdict(list)
        self._by_slug: dict[str, Official] = {}
        for official in Official.objects.all():
            self._by_name[official.name].append(official)
            self._by_slug[official.slug] = official

    def named(self, name: str) -> list[Official]:
        return self._by_name.get(name, [])

    def the_one(self, name: str, slug: str = "") -> Official | None:
        """The official meant by a name, and by an address where the name is not enough; None if there is none."""
        if slug:
            official = self._by_slug.get(slug)
            if official is None or official.name != name:
                raise Problem(_("The address “%(slug)s” is not that of %(name)s.") % {"slug": slug, "name": name})
            return official
        if len(found := self.named(name)) > 1:
            slugs = "、".join(official.slug for official in found)
            raise Problem(
                _("Several officials are called %(name)s: write the address of the one that is meant (%(slugs)s).")
                % {"name": name, "slugs": slugs}
            )
        return found[0] if found else None
