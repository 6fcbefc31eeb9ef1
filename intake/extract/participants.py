"""Participants: the acts of each person put together, and the persons that were read but not filed."""

import re

from django.utils.translation import gettext as _

from directory.models.participation import Role
from intake.extract.described import described, is_political
from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.roles import Act
from intake.extract.words import verbs
from intake.extract.words.titles import LEADERS, PLAIN, TITLE
from intake.extraction import AwardFound, Found, ParticipantFound, PostFound, Rejected, RoleFound
from intake.source import Span

DOCUMENT = re.compile(r"《[^《》\n]{2,160}》(?:(?:的)?(?:通知|决定|通报))?")
TOLD_THE_PRESS = re.compile(r"告诉|坦言|回忆|感慨")
INTERVIEWED = re.compile(r"说|告诉|坦言|表示|介绍|回忆|感慨")


def reasons() -> dict[str, str]:
    return {
        "cited": _("Quoted or cited, not there."),
        "past": _("Told of an earlier time."),
        "won": _("Won something; no part in the event is told."),
        "sample": _("Named as one of several speakers."),
        "session": _("Chaired a session of papers."),
        "nothing": _("Named, but nothing tells of a part in the event."),
        "interviewed": _("Spoke to the reporter."),
    }


def gather(page: Page, acts: list[Act], paragraphs: list[Span]) -> tuple[list[ParticipantFound], list[Rejected]]:
    """Everybody with a role, in the order of first mention with one; and the others, with the reason."""
    by_name: dict[str, list[Act]] = {}
    for act in acts:
        by_name.setdefault(page.even[act.mention.name.start : act.mention.name.end].replace(" ", ""), []).append(act)
    people, rejected = [], []
    for same in by_name.values():
        active = [act for act in same if act.roles]
        refused = _refusal(page, same, active)
        if active and not refused:
            people.append(_participant(page, same, active, paragraphs))
        else:
            first = same[0].mention
            rejected.append(Rejected("person", page.said(first.name), first.name, reasons()[refused or "nothing"]))
    return sorted(people, key=lambda person: (not _is_within(person.span, paragraphs), person.span)), rejected


CONTEST = re.compile(r"参[加与赛][^,。;]{0,40}?(?:竞赛|比赛|大赛|决赛|选拔|评选|比武|练兵)")


def without_contestants(
    page: Page, people: list[ParticipantFound], awards: list[AwardFound]
) -> tuple[list[ParticipantFound], list[Rejected]]:
    """Who took part in a contest and won has won, and has done nothing else at the event."""
    won = {person.value for award in awards for person in award.people}
    gone = [
        person
        for person in people
        if person.name in won and all(role.span and CONTEST.match(page.even, role.span.start) for role in person.roles)
    ]
    rejected = [Rejected("person", person.name, person.span, reasons()["won"]) for person in gone]
    return [person for person in people if person not in gone], rejected


def _is_within(span: Span, paragraphs: list[Span]) -> bool:
    return any(paragraph.start <= span.start < paragraph.end for paragraph in paragraphs)


def _refusal(page: Page, same: list[Act], active: list[Act]) -> str:
    if not active:
        return next((act.refusal for act in same if act.refusal and act.refusal != "nothing"), "nothing")
    if all(role.code == Role.SPOKE for act in active for role in act.roles):
        if any(act.refusal == "cited" for act in same) and not any(act.mention.posts for act in active):
            return "cited"
        if _is_interviewed(page, same, active):
            return "interviewed"
    return ""


def _is_interviewed(page: Page, same: list[Act], active: list[Act]) -> bool:
    """Who told it to the reporter, or has no office and only said something: 居民赵大妈说."""
    posts = [post for act in same for post in act.mention.posts]
    plain = all(_is_plain(page, page.even[post.title.start : post.title.end]) for post in posts)
    if all(TOLD_THE_PRESS.match(role.verb) for act in active for role in act.roles):
        return True
    return (
        plain
        and all(INTERVIEWED.match(role.verb) for act in active for role in act.roles)
        and not any(act.mention.suffix for act in same)
    )


def _is_plain(page: Page, title: str) -> bool:
    match = TITLE.fullmatch(title)
    return bool(match and match["head"] in PLAIN and not title.endswith("代表"))


def _participant(page: Page, same: list[Act], active: list[Act], paragraphs: list[Span]) -> ParticipantFound:
    active = sorted(active, key=lambda act: not _is_within(act.mention.name, paragraphs))
    told = next((act.mention for act in active if _is_telling(page, act.mention)), None)
    told = told or next((act.mention for act in same if _is_telling(page, act.mention)), None)
    told = told or next((act.mention for act in active if act.mention.posts or act.mention.suffix_unit), None)
    told = told or next((act.mention for act in same if act.mention.posts or act.mention.suffix), active[0].mention)
    title, unit = described(page, told)
    lent = next((act.lender for act in same if act.mention == told and act.lender), None)
    if lent and not unit and told.posts and not any(post.whole or post.unit for post in told.posts):
        unit = described(page, lent)[1]
    post = None if title else _title_of_all(page, active)
    roles: dict[str, RoleFound] = {}
    for act in active:
        for role in act.roles:
            roles.setdefault(role.code, role)
    if (
        len(roles) > 1
        and Role.SPOKE in roles
        and roles[Role.SPOKE].verb in ("指出", "强调", "表示", "说", "认为", "要求", "提出")
        and Role.REPORTED in roles
    ):
        del roles[Role.SPOKE]  # what was said in the lecture
    return ParticipantFound(
        name=page.said(told.name),
        span=told.name,
        title=page.said(post) if post else title,
        unit=page.said(unit) if unit else "",
        unit_span=unit,
        title_span=post or _title_span(told),
        posts=tuple(_posts(page, told, unit)),
        roles=tuple(roles.values()),
        note=_note(page, active),
        mentions=tuple(act.mention.name for act in same),
        inferred=told.shared is not None,
    )


def _title_of_all(page: Page, active: list[Act]) -> Span | None:
    """Behind a list without titles: 张某、李某等有关部门负责人."""
    for act in active:
        if act.predicate and (match := verbs.OF_ALL.match(page.even, *act.predicate)):
            return Span(*match.span("title"))
    return None


def _is_telling(page: Page, mention: Mention) -> bool:
    """A title of an office, not 校领导."""
    if not mention.posts:
        return mention.suffix_unit is not None
    return any(page.even[post.title.start : post.title.end] not in LEADERS for post in mention.posts)


def _title_span(mention: Mention) -> Span | None:
    spans = [post.title for post in mention.posts] + ([mention.suffix] if mention.suffix else [])
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _posts(page: Page, mention: Mention, main: Span | None) -> list[PostFound]:
    """The posts one by one; a title without a unit of its own belongs to the unit before it."""
    found, unit = [], None
    political = is_political(page, mention)
    shared = mention.shared is not None
    for post in mention.posts:
        unit = None if post.whole else post.unit or unit
        honour = page.said(post.title).endswith("院士")
        own = None if honour or political else unit
        title = ("原" if post.former else "") + page.said(post.title)
        if post.unit and not own:
            title = page.said(post.unit) + title
        found.append(PostFound(title, post.title, page.said(own) if own else "", own, shared))
        unit = own
    if mention.suffix:
        own = mention.suffix_unit or main
        found.append(
            PostFound(page.said(mention.suffix), mention.suffix, page.said(own) if own else "", own, after_name=True)
        )
    return found


def _note(page: Page, active: list[Act]) -> Found[str] | None:
    """The document that was read out, or the lecture's title."""
    for act in active:
        if not act.predicate or not any(role.code in (Role.READ_OUT, Role.REPORTED) for role in act.roles):
            continue
        if match := DOCUMENT.search(page.even, *act.predicate):
            span = Span(*match.span())
            return Found(page.said(span), span)
    return None
