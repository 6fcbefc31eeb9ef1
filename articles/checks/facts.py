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


def _counted(verb: str) -> re.Pattern:
    """10个主办单位, 十家主办方, 由十家单位联合主办."""
    return re.compile(rf"{NUMBER}\s*[个家](?:{verb}(?:单位|方)|(?:单位|部门|机构)(?:共同|联合)?{verb})")


HOSTS_IN_TEXT = {
    Host.Role.HOST: _counted("主办"),
    Host.Role.ORGANISER: _counted("承办"),
    Host.Role.SUPPORTER: _counted("协办"),
}


def day_of(article: Article) -> datetime.date | None:
    """The day on which what is told happened: the event's, else the dateline's."""
    return (article.event and article.event.starts_on) or article.dateline_date


@check("posts", gettext_lazy("Officials' names and titles"), Level.ADVISED)
def posts(article: Article) -> Iterator[Remark]:
    """Each participant's printed name and title against the posts held on the event's day."""
    yield from _titles_in_the_text(article)
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


def _titles_in_the_text(article: Article) -> Iterator[Remark]:
    """“主任郑栅洁” where that official was 主任 on another day only."""
    if (day := day_of(article)) is None:
        return
    concerned = Q(articles=article) | Q(participations__event=article.event_id)
    officials = list(Official.objects.filter(concerned).distinct().prefetch_related("posts__unit"))
    texts = list(printed_texts(article)) if officials else []
    for official in officials:
        posts = list(official.posts.all())
        held = {form for post in posts if _held(post, day) for form in forms_of(post)}
        # The longest first: 副主任 is not 主任.
        forms = sorted({form for post in posts for form in forms_of(post)}, key=len, reverse=True)
        if not forms:
            continue
        pattern = re.compile(f"({'|'.join(map(re.escape, forms))}){re.escape(official.name)}")
        wrong = {(field, place[1]) for field, text in texts for place in pattern.finditer(text) if place[1] not in held}
        for field, title in sorted(wrong):
            words = {"name": official.name, "title": title, "day": day.isoformat()}
            yield Remark(field, _("“%(title)s%(name)s” is printed; that was not the post on %(day)s.") % words)


def _held(post: Post, day: datetime.date) -> bool:
    return (post.since is None or post.since <= day) and (post.until is None or post.until > day)


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
