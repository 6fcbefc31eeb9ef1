"""What is printed against what the record knows of the day of the event."""

import datetime
import re
from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks.reading import printed_texts
from articles.checks.registry import Remark, check
from articles.models import Article
from articles.models.checking import Level
from directory.models import Host, Official, Participation, Post, Unit, UnitName
from newsroom.text import read_number

NUMBER = r"(\d{1,4}|[一二两三四五六七八九十百]{1,5})"
HOSTS_IN_TEXT = {
    Host.Role.HOST: re.compile(NUMBER + r"\s*[个家](?:主办|主办方)单位"),
    Host.Role.ORGANISER: re.compile(NUMBER + r"\s*[个家]承办单位"),
    Host.Role.SUPPORTER: re.compile(NUMBER + r"\s*[个家]协办单位"),
}


def day_of(article: Article) -> datetime.date | None:
    """The day on which what is told happened: the event's, else the dateline's."""
    return (article.event and article.event.starts_on) or article.dateline_date


@check("posts", gettext_lazy("Officials' names and titles"), Level.ADVISED)
def posts(article: Article) -> Iterator[Remark]:
    """Each participant's printed name and title against the posts held on the event's day."""
    event = article.event
    if event is None:
        return
    for participation in event.participations.select_related("official").prefetch_related("official__posts__unit"):
        official = participation.official
        if official is None:
            continue
        if participation.name != official.name:
            yield Remark(
                "event",
                _("“%(printed)s” is printed, but the record is of %(name)s.")
                % {"printed": participation.name, "name": official.name},
            )
        if event.starts_on and participation.title:
            yield from _title(participation, official, event.starts_on)


def _title(participation: Participation, official: Official, day: datetime.date) -> Iterator[Remark]:
    held = list(official.posts.on(day).select_related("unit"))
    words = {"name": official.name, "day": day.isoformat(), "title": participation.title}
    if not held:
        yield Remark("event", _("No post of %(name)s is recorded for %(day)s; “%(title)s” is printed.") % words)
        return
    known = {form for post in held for form in forms_of(post)}
    printed = [part for part in re.split(r"[、兼]", participation.title) if part]
    if unknown := [part for part in printed if part not in known]:
        words |= {"unknown": "、".join(unknown), "posts": "、".join(f"{post.unit.called}{post.title}" for post in held)}
        yield Remark("event", _("%(name)s is printed as “%(unknown)s”; on %(day)s the post was %(posts)s.") % words)


def forms_of(post: Post) -> set[str]:
    """How the parts of a post may be printed: with the unit in front or without."""
    parts = [post.title, *re.split(r"[、兼]", post.title)]
    return {prefix + part for part in parts for prefix in ("", post.unit.name, post.unit.short_name)}


@check("unit_names", gettext_lazy("Units' names"), Level.ADVISED)
def unit_names(article: Article) -> Iterator[Remark]:
    """A name that was not the unit's on the day, and a unit that did not exist then."""
    day = day_of(article)
    if day is None:
        return
    text = "\n".join(text for _field, text in printed_texts(article))
    concerned = Unit.objects.filter(
        Q(articles=article) | Q(hosted__event=article.event_id) | Q(participations__event=article.event_id)
    ).distinct()
    for unit in concerned:
        if (unit.dissolved and unit.dissolved <= day) or (unit.founded and unit.founded > day):
            yield Remark("units", _("%(unit)s did not exist on %(day)s.") % {"unit": unit, "day": day.isoformat()})
    for name in UnitName.objects.filter(unit__in=concerned).exclude(pk__in=UnitName.objects.on(day).values("pk")):
        if name.name in text:
            yield Remark(
                "body",
                _("“%(name)s” was not a name of %(unit)s on %(day)s.")
                % {"name": name, "unit": name.unit, "day": day.isoformat()},
            )


@check("counts", gettext_lazy("Counts in the text"), Level.ADVISED)
def counts(article: Article) -> Iterator[Remark]:
    """A count that the text declares against the list of hosts: “10个主办单位” with nine of them."""
    if article.event is None:
        return
    hosts = list(article.event.hosts.values_list("role", flat=True))
    for field, text in printed_texts(article):
        for role, pattern in HOSTS_IN_TEXT.items():
            for place in pattern.finditer(text):
                declared = read_number(place.group(1))
                if declared != hosts.count(role):
                    yield Remark(
                        field,
                        _("The text says “%(place)s”, the event lists %(count)d.")
                        % {"place": place.group(), "count": hosts.count(role)},
                    )
