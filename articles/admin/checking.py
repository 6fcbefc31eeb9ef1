"""What the checks say, beside the form; and what the office sets for them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks import Finding, checks, findings
from articles.models import Article, CheckLevel, LinkCheck, Phrase
from articles.models.checking import Level
from newsroom.editing import DeskAdmin, DeskForm
from newsroom.importing import Column, Fate, Importer, Problem, Row, RowPlan
from newsroom.importing.desk import Imports
from newsroom.importing.plan import check, fill

# Fields that are rows of their own on the form, where a link to the first box would miss them.
ROWS = {"article_pictures"}


def anchor(field: str) -> str:
    """Where on the form a finding is mended."""
    return f"#{field}-group" if field in ROWS else f"#id_{field}"


class Checked(admin.ModelAdmin):
    """A page of an article that asks the checks once it is open: the form need not wait for their queries."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.checks_view)
        return [path("<int:pk>/checks/", view, name="articles_article_checks"), *super().get_urls()]

    def checks_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Checks before publication"),
            "opts": self.opts,
            "original": article,
            **said(article),
        }
        partial = request.headers.get("X-Requested-With") == "fetch"
        name = "_checks.html" if partial else "checks.html"
        return TemplateResponse(request, f"admin/articles/article/{name}", context)


def said(article: Article) -> dict[str, Any]:
    """What stops, what asks, and which checks found nothing."""
    found = findings(article)
    codes = {finding.check.code for finding in found}
    return {
        "stopping": _lines(finding for finding in found if finding.stops),
        "asking": _lines(finding for finding in found if not finding.stops),
        "passed": [made.label for made in checks() if made.code not in codes],
    }


def _lines(found: Any) -> list[tuple[str, Finding]]:
    return [(anchor(finding.field), finding) for finding in found]


class CheckLevelForm(DeskForm):
    code = forms.ChoiceField(label=gettext_lazy("check"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        labels = {level.value: level.label for level in Level}
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (made.code, f"{made.label} ({labels[made.default]})") for made in checks()
        ]


@admin.register(CheckLevel)
class CheckLevelAdmin(DeskAdmin):
    form = CheckLevelForm
    list_display = ["label", "level"]

    @admin.display(description=gettext_lazy("check"), ordering="code")
    def label(self, setting: CheckLevel) -> str:
        return str(next((made.label for made in checks() if made.code == setting.code), setting.code))


class PhraseSheet(Importer):
    kind = "phrases"
    title = gettext_lazy("Import phrases to avoid")
    rights = ("articles.add_phrase", "articles.change_phrase")
    columns = (
        Column("text", gettext_lazy("Phrase"), required=True),
        Column("instead", gettext_lazy("Print instead")),
        Column("reason", gettext_lazy("Reason")),
        Column("level", gettext_lazy("What it does"), gettext_lazy("Stops or asks; left empty, it asks.")),
    )

    def __init__(self) -> None:
        self.known = {phrase.text: phrase for phrase in Phrase.objects.all()}
        self.seen: dict[str, int] = {}

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        text = plan.subject = row["text"]
        if text in self.seen:
            raise Problem(_("Row %(number)s has the same phrase.") % {"number": self.seen[text]})
        self.seen[text] = row.number
        phrase = self.known.get(text) or Phrase(text=text)
        choices = Phrase._meta.get_field("level").choices
        level = self.choice(row, "level", choices) if row["level"] else Level.ADVISED.value  # type: ignore[arg-type]
        fill(phrase, {"instead": row["instead"], "reason": row["reason"], "level": level}, plan)
        check(phrase)
        plan.fate = Fate.NEW if not phrase.pk else Fate.CHANGED if plan.sentences else Fate.SAME
        plan.write = phrase.save


@admin.register(Phrase)
class PhraseAdmin(Imports, DeskAdmin):
    importers = [PhraseSheet]
    list_display = ["text", "instead", "reason", "level"]
    list_filter = ["level"]
    search_fields = ["text", "instead"]


@admin.register(LinkCheck)
class LinkCheckAdmin(DeskAdmin):
    """What `manage.py check_links` saw; it is for looking, the links are mended in their articles."""

    list_display = ["url", "answer", "failures", "checked"]
    search_fields = ["url"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
