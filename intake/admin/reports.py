"""The box of reports at the desk: what came in, and the page on which a report comes in."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from intake import likeness, receiving
from intake.admin.confirming import Confirming
from intake.admin.starting import StartForm
from intake.models import Report
from intake.source import Unreadable
from newsroom.editing.keeping import is_restoring


@admin.register(Report)
class ReportAdmin(Confirming):
    list_display = ["label", "state", "received_by", "came", "published_on", "article"]
    list_filter = ["state"]
    list_select_related = ["received_by", "article"]
    search_fields = ["label"]
    sortable_by = ()
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).for_desk(request.user).defer("text", "pasted", "proposal", "lines")  # type: ignore[attr-defined]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What came in stays, filed or not."""
        return False

    def get_actions(self, request: HttpRequest) -> dict:
        return {}

    @admin.display(description=gettext_lazy("received"))
    def came(self, report: Report) -> str:
        return f"{timezone.localtime(report.created):%Y-%m-%d %H:%M}"

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/proposal/", wrap(self.proposal_view), name="intake_report_proposal"),
            path("<int:pk>/original/", wrap(require_safe(self.original_view)), name="intake_report_original"),
            *super().get_urls(),
        ]

    # A report comes in.

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Paste a text or choose a file. One that is here already is said to be, before it is taken a second time."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        today = {"published_on": timezone.localdate()}
        form = StartForm(request.POST if sent else None, request.FILES or None, label_suffix="", initial=today)
        if sent and not is_restoring(request) and form.is_valid():
            data, filename = form.came()
            try:
                return self._received(request, form, data, filename)
            except Unreadable as unreadable:
                form.add_error("file" if filename else "text", str(unreadable))
        return self._start_page(request, form)

    def _received(self, request: HttpRequest, form: StartForm, data: str | bytes, filename: str) -> HttpResponse:
        by: Any = request.user
        with transaction.atomic():
            report = receiving.receive(data, by, published_on=form.cleaned_data["published_on"], filename=filename)
            found = [one for one in likeness.like(report.text, beside=report) if self._may_see(request, one.record)]
            if found and "_anyway" not in request.POST:
                transaction.set_rollback(True)
                receiving.forget_file(report)
                return self._start_page(request, form, alike=found)
        return HttpResponseRedirect(report.get_proposal_url())

    def _may_see(self, request: HttpRequest, record: Any) -> bool:
        return self.admin_site._registry[type(record)].has_view_permission(request, record)

    def _start_page(self, request: HttpRequest, form: StartForm, alike: Any = ()) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take in a report"),
            "opts": self.opts,
            "form": form,
            "alike": alike,
            "held_version": "",
        }
        return TemplateResponse(request, "admin/intake/report/start.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        report = self.seen_report(request, int(object_id) if object_id.isdigit() else 0)
        return HttpResponseRedirect(report.get_proposal_url())

    def original_view(self, request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
        """What came in, as it came: to be downloaded, never shown as a page of this site."""
        report = self.seen_report(request, pk)
        if report.file:
            return FileResponse(report.file.open("rb"), as_attachment=True, filename=report.file_name or "report")
        return HttpResponse(
            report.pasted,
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="report-{report.pk}.txt"'},
        )
