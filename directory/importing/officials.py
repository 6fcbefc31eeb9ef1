"""A sheet of officials."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.registers import Officials
from directory.models import Official
from newsroom.importing import Column, Fate, Importer, Problem, Row, RowPlan
from newsroom.importing.plan import check, fill

YES, NO = "yes", ""


class OfficialSheet(Importer):
    kind = "officials"
    title = gettext_lazy("Import officials")
    rights = ("directory.add_official", "directory.change_official")
    columns = (
        Column("name", gettext_lazy("Name of the official"), required=True),
        Column("biography", gettext_lazy("Biography")),
        Column("slug", gettext_lazy("Address on the site"), gettext_lazy("Tells namesakes apart: zhu-qing-2.")),
        Column("namesake", gettext_lazy("New namesake"), gettext_lazy("Yes: another person of the same name.")),
    )

    def __init__(self) -> None:
        self.officials = Officials()
        self.seen: dict[object, int] = {}

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        name = plan.subject = row["name"]
        namesake = self.choice(row, "namesake", [(YES, _("Yes")), (NO, _("No"))])
        if namesake and row["slug"]:
            raise Problem(_("A new namesake has no address yet."))
        official = Official(name=name) if namesake else self.officials.the_one(name, row["slug"]) or Official(name=name)
        # Each namesake that is asked for is a person of their own, so two such rows are no repetition.
        key: object = row.number if namesake else official.pk or name
        if key in self.seen:
            raise Problem(_("Row %(number)s is the same person.") % {"number": self.seen[key]})
        self.seen[key] = row.number
        fill(official, {"biography": row["biography"]}, plan)
        check(official)
        plan.fate = Fate.NEW if not official.pk else Fate.CHANGED if plan.sentences else Fate.SAME
        plan.write = official.save
