"""Reports that wait to be confirmed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intake.models import Report
from newsroom.models import User
from newsroom.parts import Part, part_of
from newsroom.waiting import Task, known, tasks


@part_of("desk", order=45)
def reports(user: User, request: HttpRequest) -> Part | None:
    """Those that somebody took in and nobody has filed or put aside yet, the newest first."""
    if not user.has_perm("intake.change_report"):
        return None
    rows = (
        Report.objects.for_desk(user).open().defer("text", "lines", "pasted", "proposal").select_related("received_by")
    )
    waiting = (
        Task(
            title=one.label,
            url=one.get_proposal_url(),
            facts=known(one.file_name, one.published_on),
            who=str(one.received_by or ""),
            since=one.created,
        )
        for one in rows.order_by("-pk").iterator(20)
    )
    return tasks(_("Reports to confirm"), pgettext("a report", "Confirm"), waiting, key="reports")
