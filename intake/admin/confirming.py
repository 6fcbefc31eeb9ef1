"""The page on which an editor confirms a report: the paper on the left, what would be filed on the right."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Section
from intake import filing, matching, questions, receiving
from intake.admin import marking
from intake.admin.page import Page
from intake.admin.paper import PARTS, legend, paper
from intake.admin.sheet import ANSWER, OWN, Sheet
from intake.models import Report
from intake.proposal import Proposal
from newsroom import differences
from newsroom.editing import DeskAdmin
from newsroom.editing.keeping import is_restoring
from newsroom.editing.together import CHOICE, THEIRS, VERSION, Meeting
from newsroom.models import Presence, Stale

KEEP = "_keep"  # sent by the page itself while an editor works; answered in JSON


class Confirming(DeskAdmin):
    """The proposal of a report: one form, sent as a whole by any of its buttons, with scripts or without."""

    def seen_report(self, request: HttpRequest, pk: int) -> Report:
        """A report that this person may see; whoever may see none is not told which there are."""
        report = Report.objects.for_desk(request.user).select_related("article", "received_by").filter(pk=pk).first()
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        if report is None:
            raise Http404
        return report

    def proposal_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = self.seen_report(request, pk)
        if request.method != "POST":
            return self._proposal_page(request, report)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        if is_restoring(request):
            messages.info(request, _("Your unsaved work is back in the form. Nothing has been saved yet."))
            return self._proposal_page(request, report, request.POST)
        try:
            with transaction.atomic():
                held = Report.objects.select_for_update(of=("self",)).select_related("article").get(pk=pk)
                return self._sent(request, held)
        except Stale:
            return self._meeting_page(request, Report.objects.select_related("changed_by").get(pk=pk))

    def _sent(self, request: HttpRequest, report: Report) -> HttpResponse:
        """Keep what was sent, and do what the button says."""
        if report.state == Report.State.FILED:
            return self._filed_page(request, report)
        if request.POST.get(VERSION) != str(report.version):
            raise Stale(report)
        sheet = Sheet(report.read, self._sections(request), self._with_theirs(request, report))
        if not sheet.is_valid():
            return self._refused(request, report, sheet)
        proposal = sheet.proposal()
        row = marking.carry_out(request.POST, report, proposal)
        report.keep(proposal, request.user)
        if KEEP in request.POST:
            return self._kept(request, report, proposal)
        return self._done(request, report, row)

    def _kept(self, request: HttpRequest, report: Report, proposal: Proposal) -> HttpResponse:
        page = self._page(report, Sheet(proposal, self._sections(request)), proposal)
        bar = render_to_string("admin/intake/report/_bar.html", {"page": page, "report": report}, request)
        return JsonResponse({"version": report.version, "bar": bar})

    def _done(self, request: HttpRequest, report: Report, row: str) -> HttpResponse:
        by: Any = request.user
        if "_file" in request.POST:
            return self._file(request, report)
        if "_again" in request.POST:
            receiving.read_again(report, by)
            messages.success(request, _("The report has been read anew."))
        elif "_aside" in request.POST or "_reopen" in request.POST:
            self._put(request, report, aside="_aside" in request.POST)
        elif not row:
            messages.success(request, _("Your answers are kept."))
        return HttpResponseRedirect(report.get_proposal_url() + (f"#{row}" if row else ""))

    def _put(self, request: HttpRequest, report: Report, aside: bool) -> None:
        report.state = Report.State.ASIDE if aside else Report.State.OPEN
        report.save()
        said = _("The report is kept and not filed.") if aside else _("The report waits to be confirmed.")
        messages.success(request, said)

    def _file(self, request: HttpRequest, report: Report) -> HttpResponse:
        by: Any = request.user
        try:
            article = filing.file(report, by)
        except filing.Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(report.get_proposal_url())
        messages.success(request, _("Filed as a draft, with everything it names."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _filed_page(self, request: HttpRequest, report: Report) -> HttpResponse:
        said = _("This report has been filed already.")
        if KEEP in request.POST:
            return JsonResponse({"stale": said}, status=409)
        messages.info(request, said)
        return HttpResponseRedirect(report.get_proposal_url())

    def _refused(self, request: HttpRequest, report: Report, sheet: Sheet) -> HttpResponse:
        if KEEP in request.POST:
            return JsonResponse({"errors": sheet.errors}, status=422)
        return self._proposal_page(request, report, sheet.data, status=422)

    # Two at one proposal.

    def _with_theirs(self, request: HttpRequest, report: Report) -> QueryDict:
        """What was sent, with what somebody else saved wherever that was chosen on the page of both versions."""
        data = request.POST.copy()
        kept = self._sheet(request, report.read).sent()
        for name in [name for name in data if name.startswith(CHOICE)]:
            if data.pop(name)[-1] == THEIRS:
                field = name.removeprefix(CHOICE)
                data.setlist(field, kept.get(field, []))
        return data

    def _meeting_page(self, request: HttpRequest, report: Report) -> HttpResponse:
        """Both versions of what differs, to choose from; see newsroom/editing/together.py."""
        if KEEP in request.POST:
            said = _("%(who)s has changed this in the meantime. Your work stays in this window.")
            return JsonResponse({"stale": said % {"who": report.changed_by}}, status=409)
        buttons = (VERSION, "csrfmiddlewaretoken", CHOICE, "_")
        carried = [
            (name, value) for name, values in request.POST.lists() for value in values if not name.startswith(buttons)
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Somebody else saved this in the meantime"),
            "opts": self.opts,
            "original": report,
            "meetings": self._meetings(request, report),
            "carried": carried,
            "version": report.version,
            "last_saved_by": report.changed_by,
        }
        return TemplateResponse(request, "admin/meeting.html", context, status=409)

    def _meetings(self, request: HttpRequest, report: Report) -> list[Meeting]:
        theirs = self._sheet(request, report.read).sent()
        mine = Sheet(report.read, self._sections(request), request.POST)
        labels = {bound.html_name: str(bound.label) for form in mine.forms() for bound in form}
        labels |= {name: name.partition(":")[2] for name in request.POST if name.startswith((ANSWER, OWN))}
        found = []
        for name, label in labels.items():
            sent, kept = "、".join(request.POST.getlist(name)), "、".join(theirs.get(name, []))
            if sent != kept and not name.endswith("-order"):
                found.append(Meeting(name, label, sent, kept, rows=differences.rows(kept, sent)))
        return found

    # What the page shows.

    def _sections(self, request: HttpRequest) -> models.QuerySet:
        if request.user.is_superuser:
            return Section.objects.all()
        mine = models.Q(people=None) | models.Q(people=request.user.pk)  # type: ignore[misc]
        return Section.objects.filter(mine).distinct()

    def _sheet(self, request: HttpRequest, proposal: Proposal) -> Sheet:
        return Sheet(proposal, self._sections(request))

    def _page(self, report: Report, sheet: Sheet, proposal: Proposal) -> Page:
        known = matching.match(proposal)
        return Page(sheet, proposal, known, questions.asked(report, proposal, known))

    def _proposal_page(
        self, request: HttpRequest, report: Report, data: QueryDict | None = None, status: int = 200
    ) -> HttpResponse:
        proposal = report.read
        sheet = Sheet(proposal, self._sections(request), data)
        if data is not None:
            proposal.answers = sheet.answers()
        page = self._page(report, sheet, proposal)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Confirm a report"),
            "subtitle": report.label,
            "opts": self.opts,
            "report": report,
            "page": page,
            "errors": sheet.errors,
            "lines": paper(report, proposal, page.questions),
            "legend": legend(proposal),
            "parts": [(part, label) for part, label in PARTS.items() if part not in ("lead", "picture")],
            "pigments": marking.PIGMENTS,
            "is_closed": report.state == Report.State.FILED or not self.has_change_permission(request, report),
            "held_version": request.POST.get(VERSION) or report.version,
            **self._presence(request, report),
        }
        return TemplateResponse(request, "admin/intake/report/proposal.html", context, status=status)

    def _presence(self, request: HttpRequest, report: Report) -> dict[str, Any]:
        if request.method == "GET":
            Presence.objects.note(report, request.user, editing=False)
        address = reverse("admin:intake_report_presence", args=[report.pk])
        return {"others": self.others(request, report), "presence_url": address}
