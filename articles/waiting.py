"""The stories that wait for a person, and the newsroom's day."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Appointment, Article, LinkCheck, Review, Section
from articles.rules import REVIEW_STATES, State, Verb
from articles.workflow import reviewer_rights
from newsroom.models import User
from newsroom.parts import Part, part_of
from newsroom.waiting import Task, known, tasks, today

# A task shows when its article was last moved and what was said then; the ledger belongs to the live article.
LAST_MOVE = Review.objects.filter(article=Coalesce(OuterRef("replaces_id"), OuterRef("pk"))).order_by("-pk")


def on_the_desk(user: User) -> QuerySet[Any]:
    """Articles as tasks: with their last move, those that moved first on top."""
    return (
        Article.objects.for_desk(user)
        .annotate(
            last_verb=Subquery(LAST_MOVE.values("verb")[:1]),
            last_note=Subquery(LAST_MOVE.values("note")[:1]),
            last_by=Subquery(LAST_MOVE.values("by__name")[:1]),
            last_at=Subquery(LAST_MOVE.values("at")[:1]),
        )
        .select_related("section")
        .defer("body")
    )


def task(article: Any, *facts: object, note: str = "") -> Task:
    return Task(
        title=article.headline or _("No headline yet"),
        url=reverse("admin:articles_article_change", args=[article.pk]),
        facts=known(article.section, _("working copy") if article.replaces_id else "", *facts),
        note=note,
        who=article.last_by or "",
        since=article.last_at or article.updated,
    )


def in_list(**filters: object) -> str:
    """The address of the desk's list of articles, filtered."""
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return f"{reverse('admin:articles_article_changelist')}?{query}"


@part_of("desk", order=10)
def returned(user: User, request: HttpRequest) -> Part | None:
    rows = on_the_desk(user).filter(author=user, state=State.DRAFT, last_verb=Verb.RETURN).order_by("-last_at")
    return tasks(_("Returned to me"), _("Mend"), (task(one, note=one.last_note) for one in rows.iterator(20)))


@part_of("desk", order=20)
def first_reviews(user: User, request: HttpRequest) -> Part | None:
    return _reviews(user, 1, _("Waiting for my first review"))


@part_of("desk", order=21)
def second_reviews(user: User, request: HttpRequest) -> Part | None:
    return _reviews(user, 2, _("Waiting for my second review"))


@part_of("desk", order=22)
def third_reviews(user: User, request: HttpRequest) -> Part | None:
    return _reviews(user, 3, _("Waiting for my third review"))


def _reviews(user: User, level: int, title: str) -> Part | None:
    if level not in reviewer_rights(user):
        return None
    state = REVIEW_STATES[level]
    rows = on_the_desk(user).filter(state=state).exclude(author=user).order_by("last_at", "pk")
    more = in_list(state__exact=state.value)
    return tasks(title, _("Review"), (task(one) for one in rows.iterator(20)), key="review", more=more)


@part_of("desk", order=30)
def owed_signatures(user: User, request: HttpRequest) -> Part | None:
    """Published urgently by somebody else, and still to be signed by another person."""
    if not reviewer_rights(user):
        return None
    mine = Review.objects.filter(article=OuterRef("pk"), verb=Verb.URGENT, by=user)
    rows = on_the_desk(user).filter(owes_signature=True).exclude(Exists(mine)).order_by("publish_at")
    return tasks(_("Published urgently, to be signed"), _("Sign"), (task(one) for one in rows.iterator(20)))


@part_of("desk", order=40)
def to_publish(user: User, request: HttpRequest) -> Part | None:
    if not user.has_perm("articles.publish_article"):
        return None
    rows = on_the_desk(user).filter(state=State.APPROVED).order_by("last_at", "pk")
    more = in_list(state__exact=State.APPROVED.value)
    return tasks(_("Signed, to be published"), _("Publish"), (task(one) for one in rows.iterator(20)), more=more)


@part_of("desk", order=50)
def drafts(user: User, request: HttpRequest) -> Part | None:
    rows = on_the_desk(user).filter(author=user, state=State.DRAFT).order_by("-updated")
    rows = rows.filter(Q(last_verb=None) | ~Q(last_verb=Verb.RETURN))
    return tasks(_("My drafts"), _("Write on"), (task(one) for one in rows.iterator(20)))


@part_of("desk", order=60)
def failures(user: User, request: HttpRequest) -> Part | None:
    """What the clock could not do: publications and expiries whose time has passed."""
    if not user.has_perm("articles.view_appointment"):
        return None
    rows = Appointment.objects.failed().select_related("article").order_by("at")
    shown = (
        Task(
            title=str(one),
            url=reverse("admin:articles_appointment_change", args=[one.pk]),
            note=one.error.strip().splitlines()[-1] if one.error.strip() else "",
            since=one.at,
        )
        for one in rows.iterator(20)
    )
    return tasks(_("Not done at the set time"), _("Look"), shown, key="failed")


@part_of("desk", order=70)
def broken_links(user: User, request: HttpRequest) -> Part | None:
    """Public articles with a link outside that no longer answers."""
    if not user.has_perm("articles.change_article"):
        return None
    return tasks(_("Links that lead nowhere"), _("Mend"), _with_broken_links(user))


def _with_broken_links(user: User) -> Iterator[Task]:
    for broken in LinkCheck.objects.broken().order_by("-checked")[:12]:
        linking = Q(body__contains=broken.url) | Q(source_url=broken.url) | Q(related_stories__url=broken.url)
        for article in on_the_desk(user).filter(linking, pk__in=Article.objects.public()).distinct()[:3]:
            yield task(article, note=f"{broken.url} ({broken.answer})")


@part_of("desk day", order=10)
def day(user: User, request: HttpRequest) -> Part | None:
    """Today: what was published, what is set for later, what comes off the site."""
    start, end = today()
    rows = Article.objects.for_desk(user).defer("body").filter(replaces=None)
    published = rows.filter(state=State.PUBLISHED, publish_at__gte=start, publish_at__lt=end)
    planned = Appointment.objects.filter(done_at=None, at__gte=start, at__lt=end, article__in=rows)
    planned = planned.exclude(kind=Appointment.Kind.RELATE)  # the clock's own, and done within a minute
    entries = [
        {"at": one.publish_at, "title": one.headline, "url": _change(one.pk), "what": _("Published"), "key": "done"}
        for one in published.order_by("-publish_at")[:20]
    ]
    entries += [
        {"at": one.at, "title": one.article.headline, "url": _change(one.article_id), "what": one.get_kind_display()}
        for one in planned.select_related("article").order_by("at")[:20]
    ]
    entries.sort(key=lambda entry: entry["at"])
    now = timezone.now()
    past = [entry for entry in entries if entry["at"] <= now]
    return Part("admin/_day.html", {"past": past, "coming": entries[len(past) :], "now": now})


def _change(pk: int) -> str:
    return reverse("admin:articles_article_change", args=[pk])


@part_of("desk day", order=20)
def stale_sections(user: User, request: HttpRequest) -> Part | None:
    """Sections not updated within their time (政府网站发展指引: 动态、要闻类栏目 every two weeks)."""
    newest = Article.objects.public().filter(section=OuterRef("pk")).order_by("-publish_at", "-pk")
    sections: QuerySet[Any] = Section.objects.filter(update_every_days__isnull=False).annotate(
        newest=Subquery(newest.values("publish_at")[:1])
    )
    now = timezone.now()
    late = [
        {"section": section, "days": (now - section.newest).days if section.newest else None}
        for section in sections.order_by(F("newest").asc(nulls_first=True))
        if section.newest is None or now - section.newest > datetime.timedelta(days=section.update_every_days or 0)
    ]
    return Part("admin/_stale_sections.html", {"sections": late}) if late else None
