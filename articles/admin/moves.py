"""The moves of an article at the desk: who may open it, and buttons that ask before they act."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import compare, content, ledger, publishing, revisions, workflow, working_copies
from articles.admin import checking
from articles.admin.move_forms import EFFECTS, MoveForm
from articles.models import Article, Review, Section
from articles.rules import REVIEW_STATES, State, Verb
from newsroom.characters import is_whole_number

# Verbs that ask nothing, made by the button itself.
AT_ONCE = {Verb.SUBMIT, Verb.RECALL, Verb.UNSCHEDULE}
# Before these the checks ask.
ASKED_BEFORE = {Verb.SUBMIT, Verb.PUBLISH, Verb.SCHEDULE, Verb.URGENT}
# Beside these the reviewer reads what changed since the level before.
COMPARED = {Verb.APPROVE, Verb.RETURN, Verb.PUBLISH, Verb.SCHEDULE, Verb.COUNTERSIGN}


class Moves(admin.ModelAdmin):
    """The part of an article's page that moves it; `ArticleAdmin` is the part that writes it."""

    def get_urls(self) -> list:
        return [
            path("<int:pk>/move/<str:verb>/", self.admin_site.admin_view(self.move_view), name="articles_article_move"),
            *super().get_urls(),
        ]

    # Who may open it.

    def why_not(self, ask: Callable[[Article, Any], str], request: HttpRequest, article: Article) -> str:
        """The admin asks the same a dozen times for one page; the rules are asked once for each version."""
        answers: dict[tuple, str] = request.__dict__.setdefault("_why_not", {})
        key = (ask.__name__, article.pk, article.version)
        if key not in answers:
            answers[key] = ask(article, request.user)
        return answers[key]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).for_desk(request.user)  # type: ignore[attr-defined]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or not self.why_not(workflow.why_not_see, request, obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not self.why_not(workflow.why_not_edit, request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A draft that nobody has moved may go; everything else stays, with its ledger."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        moved = obj.replaces_id or obj.state != State.DRAFT or self.last_move(request, obj)
        return not moved and not self.why_not(workflow.why_not_edit, request, obj)

    def last_move(self, request: HttpRequest, article: Article) -> Review | None:
        """The last row of its ledger; asked once for a page."""
        known: dict[int, Review | None] = request.__dict__.setdefault("_last_move", {})
        if article.root.pk not in known:
            known[article.root.pk] = article.root.reviews.first()
        return known[article.root.pk]

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "section":
            mine = models.Q(people=None) | models.Q(people=request.user.pk)
            every = Section.objects.all()
            kwargs.setdefault("queryset", every if request.user.is_superuser else every.filter(mine).distinct())  # type: ignore[union-attr]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    # Its own page.

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whoever only reads it sees the body as it reads, and no boxes for what she might add."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {**options, "fields": _as_read(options["fields"])}) for name, options in fieldsets]

    @admin.display(description=gettext_lazy("body"))
    def body_read(self, article: Article) -> str:
        # Cleaned by the field on its way into the database: see articles/models/body.py.
        return mark_safe(article.body)  # noqa: S308

    @admin.display(description=gettext_lazy("further sections"))
    def placed_in(self, article: Article) -> str:
        return "、".join(str(placement.section) for placement in article.placement_set.select_related("section"))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if request.method == "POST" and object_id and is_whole_number(object_id):
            with transaction.atomic():
                article = Article.objects.filter(pk=object_id).first()
                # Held with its live article, in the order in which every move holds them.
                article = article and workflow.lock(article)
                # What came from elsewhere has no revision yet; what it was before this save must not be lost.
                if article and not article.root.revisions.exists():
                    revisions.keep(article, None)
                return super().changeform_view(request, object_id, form_url, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        article = kwargs.get("obj")
        context |= self.panel(request, article) if article is not None and article.pk else first_step()
        return super().render_change_form(request, context, *args, **kwargs)

    def panel(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """What the page of an article says about its way to readers."""
        by: Any = request.user
        offers = [
            {"verb": verb.value, "label": verb.label, "why_not": reason, "at_once": verb in AT_ONCE}
            for verb, reason in workflow.offers(article, by)
            if verb != Verb.RESTORE
        ]
        last = self.last_move(request, article)
        returned = last if article.state == State.DRAFT else None
        return {
            "offers": offers,
            "way": way(article),
            "closed": self.why_not(workflow.why_not_edit, request, article),
            "returned": returned if returned and returned.verb == Verb.RETURN else None,
            "working_copy": Article.objects.filter(replaces=article).first() if article.first_published else None,
            "failed": list(article.appointments.failed()),
            "signatures": ledger.signatures(article) if last else [],
        }

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        return self._moved_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._moved_on(request, obj) or super().response_change(request, obj)

    def _moved_on(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        """`Save and submit`: the words are saved, then the move is asked for. None where only a save was."""
        verb = request.POST.get("_move", "")
        if verb not in Verb.values:
            return None
        if verb in AT_ONCE and not self.asked_before(obj, verb):
            return self._make(request, obj, verb, {"seen": obj.version})
        return HttpResponseRedirect(reverse("admin:articles_article_move", args=[obj.pk, verb]))

    def asked_before(self, article: Article, verb: str) -> list[Any]:
        """What the checks ask to look at before the story is sent on; they stop nothing."""
        return checking.said(article)["asking"] if verb in ASKED_BEFORE else []

    def version_of(self, record: Any, version: int) -> dict[str, Any] | None:
        """What both of two savers began with: revisions know."""
        began = revisions.as_of(record, version)
        if began is None:
            return None
        fields = {name: record._meta.get_field(name) for name in content.FIELDS}
        values = {n: f if f is None else fields[n].to_python(f) for n, f in began.snapshot["fields"].items()}  # type: ignore[union-attr]
        return {**values, **{part: began.snapshot[part] for part in ("units", "officials")}}

    def last_saved_by(self, record: Any) -> Any:
        of_copy = record.replaces_id is not None
        last = record.root.revisions.filter(of_working_copy=of_copy, version=record.version).first()
        return last and last.author

    # The moves.

    def seen_article(self, request: HttpRequest, pk: int) -> Article:
        """An article that this person may see; 403 with the sentence otherwise."""
        article = get_object_or_404(Article.objects.select_related("section", "replaces"), pk=pk)
        if reason := workflow.why_not_see(article, request.user):  # type: ignore[arg-type]
            raise PermissionDenied(reason)
        return article

    def move_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Asks what a move needs to know and says what will happen (GET); makes it (POST)."""
        if verb not in Verb.values:
            raise Http404
        article = self.seen_article(request, pk)
        form = MoveForm(verb, article, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            return self._make(request, article, verb, form.details())
        reason = workflow.why_not(article, verb, request.user)  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "title": Verb(verb).label,
            "subtitle": article.headline,
            "opts": self.opts,
            "article": article,
            "effect": EFFECTS[Verb(verb)],
            "form": form,
            "verb": verb,
            "why_not": reason,
            "asking": self.asked_before(article, verb),
            "comparison": self._since_the_level_before(article) if verb in COMPARED else [],
            "revision": request.GET.get("revision") or request.POST.get("revision"),
        }
        return TemplateResponse(request, "admin/articles/article/move.html", context, status=403 if reason else 200)

    def _since_the_level_before(self, article: Article) -> list[compare.Compared]:
        before = ledger.before_this_level(article)
        return compare.side_by_side(before.snapshot, content.read(article)) if before else []

    def _make(self, request: HttpRequest, article: Article, verb: str, details: dict[str, Any]) -> HttpResponse:
        try:
            moved = make(request, article, verb, details)
        except workflow.Refused as refusal:
            messages.error(request, str(refusal))
            moved = article
        else:
            messages.success(request, said(Verb(verb), moved))
        if Article.objects.filter(pk=moved.pk).exists():
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[moved.pk]))
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def _as_read(fields: Any) -> list:
    read = {"body": "body_read", "further_sections": "placed_in", "new_pictures": None}
    named = [tuple(_as_read(f)) if isinstance(f, list | tuple) else read.get(f, f) for f in fields]
    return [name for name in named if name]


def make(request: HttpRequest, article: Article, verb: str, details: dict[str, Any]) -> Article:
    """Make a move with the name and the address of whoever asks; returns the article to look at next."""
    by: Any = request.user
    details["address"] = address_of(request)
    if verb in workflow.PLAIN:
        workflow.move(article, verb, by, **details)
        return article
    if verb == Verb.RESTORE:
        number = request.POST.get("revision", "")
        revision = get_object_or_404(article.root.revisions, number=number if is_whole_number(number) else 0)
        return publishing.restore(article, revision, by, **details)
    verbs: dict[str, Any] = {
        Verb.PUBLISH: publishing.publish,
        Verb.SCHEDULE: publishing.schedule,
        Verb.URGENT: publishing.publish_urgently,
        Verb.COUNTERSIGN: publishing.countersign,
        Verb.CORRECT: publishing.correct,
        Verb.DISCARD: working_copies.discard,
        Verb.REDATE: publishing.redate,
        Verb.TIME: publishing.set_times,
        Verb.WITHDRAW: publishing.withdraw,
    }
    return verbs[verb](article, by, **details)


def first_step() -> dict[str, Any]:
    """What the page of a story that is not there yet says: a draft, which may be saved and sent on at once."""
    submit = {"verb": Verb.SUBMIT.value, "label": Verb.SUBMIT.label, "why_not": "", "at_once": True}
    return {"way": way(Article()), "offers": [submit]}


def way(article: Article) -> list[tuple[str, str]]:
    """The states on the way to readers, each with `was`, `now` or nothing for what is still to come."""
    reviews = [REVIEW_STATES[level] for level in range(1, article.levels + 1)]
    ready = State.SCHEDULED if article.state == State.SCHEDULED else State.APPROVED
    shown = State.WITHDRAWN if article.state == State.WITHDRAWN else State.PUBLISHED
    states = [State.DRAFT, *reviews, ready, shown]
    here = states.index(State(article.state)) if article.state in states else 0
    return [(str(s.label), "was" if n < here else "now" if n == here else "") for n, s in enumerate(states)]


def said(verb: Verb, article: Article) -> str:
    """What has been done, in a sentence."""
    if verb == Verb.SCHEDULE and article.publish_at:
        when = timezone.localtime(article.publish_at)
        return _("It will be published at %(time)s.") % {"time": f"{when:%Y-%m-%d %H:%M}"}
    return _("%(verb)s: done. It is now in the state “%(state)s”.") % {
        "verb": verb.label,
        "state": article.get_state_display(),
    }


def address_of(request: HttpRequest) -> str | None:
    """The address a request came from, for the ledger: the reader's own where a trusted proxy says it.

    None where the server does not say.
    """
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return None
