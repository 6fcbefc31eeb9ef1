"""A sheet of units with their other names."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.registers import Units
from directory.models import Unit, UnitName
from newsroom.importing import Column, Fate, Importer, Problem, Row, RowPlan
from newsroom.importing.plan import check, fill
from newsroom.text import split_tags


class UnitSheet(Importer):
    kind = "units"
    title = gettext_lazy("Import units")
    rights = ("directory.add_unit", "directory.change_unit", "directory.add_unitname")
    columns = (
        Column("name", gettext_lazy("Full name"), gettext_lazy("Decides which unit it is."), required=True),
        Column("short_name", gettext_lazy("Short name"), gettext_lazy("Such as 省发改委.")),
        Column("kind", gettext_lazy("Kind"), gettext_lazy("As the desk offers it; left empty: government department.")),
        Column("parent", gettext_lazy("Belongs to"), gettext_lazy("A unit that is recorded, or in this sheet.")),
        Column("other_names", gettext_lazy("Other names"), gettext_lazy("Several with 、 between. They are added.")),
        Column("website", gettext_lazy("Website of the unit")),
        Column("description", gettext_lazy("Description")),
        Column("founded", gettext_lazy("Founded"), gettext_lazy("A day such as 2014-10-22.")),
        Column("dissolved", gettext_lazy("Dissolved"), gettext_lazy("A day such as 2014-10-22.")),
    )

    def __init__(self) -> None:
        self.units = Units()
        self.seen: dict[str, int] = {}
        self.planned: dict[str, tuple[Unit, RowPlan]] = {}
        self.parents: list[tuple[RowPlan, Unit, str]] = []

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        name = plan.subject = row["name"]
        if name in self.seen:
            raise Problem(_("Row %(number)s is the same unit.") % {"number": self.seen[name]})
        self.seen[name] = row.number
        unit = self.units.by_name.get(name) or self._fresh(name)
        fill(unit, self._values(row), plan)
        if unit.founded and unit.dissolved and unit.dissolved <= unit.founded:
            raise Problem(_("A unit is dissolved after it was founded."))
        check(unit)
        names = self._new_names(row, unit)
        if unit.pk and names:
            plan.sentences.append(_("Other names added: %(names)s") % {"names": "、".join(names)})
        if row["parent"]:
            self.parents.append((plan, unit, row["parent"]))
        self.planned[name] = unit, plan
        plan.fate = Fate.NEW if not unit.pk else Fate.CHANGED if plan.sentences else Fate.SAME
        plan.write = lambda: self._write(unit, names)

    def _fresh(self, name: str) -> Unit:
        for other in self.units.named(name):
            raise Problem(
                _("“%(name)s” is another name of %(unit)s: write its full name.") % {"name": name, "unit": other}
            )
        return Unit(name=name)

    def _values(self, row: Row) -> dict[str, Any]:
        texts = {key: row[key] for key in ("short_name", "website", "description")}
        days = {key: self.day(row, key) for key in ("founded", "dissolved")}
        return {**texts, **days, "kind": self.choice(row, "kind", Unit.Kind.choices)}

    def _new_names(self, row: Row, unit: Unit) -> list[str]:
        names = split_tags(row["other_names"])
        for name in names:
            check(UnitName(name=name))
        known = self.units.other_names[unit.pk] if unit.pk else set()
        return [name for name in names if name not in known and name != unit.name]

    def plan_together(self, plans: list[RowPlan]) -> None:
        """Whom each unit belongs to, once every unit of the sheet is known."""
        for unit, plan in self.planned.values():
            if plan.fate == Fate.NEW:
                self.units.add(unit)
        for plan, unit, name in self.parents:
            if plan.fate == Fate.ERROR:
                continue
            try:
                self._belong(plan, unit, self.units.the_one(name))
            except Problem as problem:
                plan.fate, plan.sentences, plan.write = Fate.ERROR, [str(problem)], None

    def _belong(self, plan: RowPlan, unit: Unit, parent: Unit) -> None:
        if parent is unit:
            raise Problem(_("A unit cannot belong to itself."))
        if unit.parent is parent or (unit.parent_id and unit.parent_id == parent.pk):
            return
        above: Unit | None = parent
        while above is not None:
            if above is unit:
                raise Problem(_("%(parent)s belongs to %(unit)s itself.") % {"parent": parent, "unit": unit})
            above = self._above(above)
        if unit.pk:
            plan.changes(self.heading("parent"), unit.parent, parent)
            plan.fate = Fate.CHANGED
        unit.parent = parent

    def _above(self, unit: Unit) -> Unit | None:
        parent = unit.parent
        return self.units.by_name.get(parent.name, parent) if parent else None

    def _write(self, unit: Unit, names: list[str]) -> None:
        if unit.parent and not unit.parent.pk:
            self._write(unit.parent, [])
        unit.save()
        for name in names:
            UnitName.objects.get_or_create(unit=unit, name=name)
