"""Pages of the desk on which a sheet is chosen, its plan is read, and the plan is confirmed."""

import re
import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.importing.plan import Fate, Importer, Plan
from newsroom.importing.sheet import MAX_BYTES, Refused, read_sheet
from newsroom.spreadsheets import download

KEPT_SECONDS = 24 * 3600
TOKEN = re.compile(r"[\w-]{20,60}", re.ASCII)
SESSION = "sheets"


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=gettext_lazy("Workbook (.xlsx)"),
        error_messages={
            "required": gettext_lazy("Choose a workbook first."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def clean_sheet(self) -> UploadedFile:
        sheet: UploadedFile = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MAX_BYTES:
            raise ValidationError(_("The workbook is too large: split it into several."))
        return sheet


def folder() -> Path:
    """Where chosen sheets wait for their confirmation; outside of what is served."""
    place = Path(settings.VAR_DIR) / "imports"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def keep(sheet: UploadedFile) -> str:
    """Store a sheet under a name that cannot be guessed, and clear away those nobody came back to."""
    for old in folder().iterdir():
        if old.stat().st_mtime < time.time() - KEPT_SECONDS:
            old.unlink(missing_ok=True)
    token = secrets.token_urlsafe(24)
    with (folder() / token).open("wb") as file:
        for chunk in sheet.chunks():
            file.write(chunk)
    return token


class Imports:
    """For a ModelAdmin: `importers` adds a page for each kind of sheet, and a button that leads there."""

    importers: Sequence[type[Importer]] = ()
    opts: Any
    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}_import"
        pages = [
            path("import/<str:kind>/", wrap(self.import_view), name=name),
            path("import/<str:kind>/template.xlsx", wrap(self.template_view), name=f"{name}_template"),
            path("import/<str:kind>/result.xlsx", wrap(self.result_view), name=f"{name}_result"),
        ]
        return [*pages, *super().get_urls()]  # type: ignore[misc]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        offered = [(self._url(kind), kind.title) for kind in self.importers if request.user.has_perms(kind.rights)]
        return super().changelist_view(request, {"imports": offered, **(extra_context or {})})  # type: ignore[misc]

    def _url(self, kind: type[Importer], page: str = "") -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_import{page}"
        return reverse(name, args=[kind.kind])

    def _importer(self, request: HttpRequest, kind: str) -> type[Importer]:
        """The kind of sheet, for a person who may enter by hand everything that is in it."""
        found = next((importer for importer in self.importers if importer.kind == kind), None)
        if found is None:
            raise Http404
        if not request.user.has_perms(found.rights):
            raise PermissionDenied
        return found

    def _plan(self, request: HttpRequest, importer: type[Importer], token: str) -> Plan:
        """The plan of a sheet this person chose. Http404 for anybody else's, and for one that is gone."""
        sheet = folder() / token if TOKEN.fullmatch(token) else None
        if request.session.get(SESSION, {}).get(token) != importer.kind or sheet is None or not sheet.exists():
            raise Http404
        with sheet.open("rb") as file:
            return importer().plan(read_sheet(file, importer.columns))

    def import_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        importer = self._importer(request, kind)
        if request.method == "POST" and "confirm" in request.POST:
            return self._confirm(request, importer, request.POST["confirm"])
        if request.method == "POST":
            return self._choose(request, importer)
        if token := request.GET.get("sheet", ""):
            return self._show(request, importer, token, self._plan(request, importer, token))
        return self._page(request, importer, {"form": SheetForm(label_suffix="")})

    def _choose(self, request: HttpRequest, importer: type[Importer]) -> HttpResponse:
        form = SheetForm(request.POST, request.FILES, label_suffix="")
        if form.is_valid():
            sheet = form.cleaned_data["sheet"]
            try:
                read_sheet(sheet, importer.columns)
            except Refused as refusal:
                form.add_error("sheet", str(refusal))
            else:
                token = keep(sheet)
                request.session[SESSION] = {**request.session.get(SESSION, {}), token: importer.kind}
                return HttpResponseRedirect(f"{self._url(importer)}?sheet={token}")
        return self._page(request, importer, {"form": form})

    def _show(self, request: HttpRequest, importer: type[Importer], token: str, plan: Plan) -> HttpResponse:
        fate = request.GET.get("fate", "")
        rows = [row for row in plan.rows if fate in ("", row.fate)]
        page = Paginator(rows, 200).get_page(request.GET.get("p"))
        result = f"{self._url(importer, '_result')}?sheet={token}"
        context = {"plan": plan, "page": page, "fate": fate, "token": token, "result_url": result}
        return self._page(request, importer, context)

    def _confirm(self, request: HttpRequest, importer: type[Importer], token: str) -> HttpResponse:
        """Write the plan that was shown, whole; show it anew where it is not that plan any more."""
        try:
            with transaction.atomic():
                plan = self._plan(request, importer, token)
                if plan.writable and plan.fingerprint == request.POST.get("fingerprint"):
                    plan.write()
                    return self._written(request, importer, token, plan)
            said = _("The record has changed in the meantime: look at the plan again.")
        except (IntegrityError, ValidationError):
            said = _("Nothing was written: the record changed while it was. Look at the plan again.")
            plan = self._plan(request, importer, token)
        messages.warning(request, said)
        return self._show(request, importer, token, plan)

    def _written(self, request: HttpRequest, importer: type[Importer], token: str, plan: Plan) -> HttpResponse:
        (folder() / token).unlink(missing_ok=True)
        request.session[SESSION] = {key: kind for key, kind in request.session[SESSION].items() if key != token}
        counts = dict(plan.counts)
        said = _("%(title)s: %(new)s new, %(changed)s changed, %(same)s as they were.")
        messages.success(
            request,
            said
            % {
                "title": importer.title,
                "new": counts[Fate.NEW],
                "changed": counts[Fate.CHANGED],
                "same": counts[Fate.SAME],
            },
        )
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def template_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """An empty sheet with the headings of a kind."""
        importer = self._importer(request, kind)
        return download(str(importer.title), "xlsx", [str(column.heading) for column in importer.columns], [])

    def result_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The sheet as it was chosen, with what would become of each row: to be mended and chosen again."""
        importer = self._importer(request, kind)
        plan = self._plan(request, importer, request.GET.get("sheet", ""))
        headings = [*(str(column.heading) for column in importer.columns), _("Outcome"), _("Why")]
        keys = [column.key for column in importer.columns]
        rows = [[*(row.row[key] for key in keys), row.fate.label, "；".join(row.sentences)] for row in plan.rows]
        return download(str(importer.title), "xlsx", headings, rows)

    def _page(self, request: HttpRequest, importer: type[Importer], context: dict[str, Any]) -> HttpResponse:
        page = {
            **self.admin_site.each_context(request),
            "title": importer.title,
            "opts": self.opts,
            "importer": importer,
            "template_url": self._url(importer, "_template"),
            "own_url": self._url(importer),
            **context,
        }
        return TemplateResponse(request, "admin/importing/import.html", page)
