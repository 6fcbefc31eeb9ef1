"""What the newsroom knows of the names in a report: which record each is, and which it might be.

Everything is asked for all names at once; a report costs the same few queries with four names and with forty.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q
from django.utils import timezone

from articles.checks.facts import forms_of
from articles.models import Article, Section
from articles.rules import State
from awards.models import Award, Round
from directory.models import Campaign, Event, Official, Post, Unit, UnitName
from intake.proposal import Fate, Link, PersonLine, Proposal, RelatedLine
from newsroom.text import fold

# Signs that stand round a name and are no part of it: “学厦航”活动.
SIGNS = re.compile(r"[“”\"‘’'「」《》\s,，、]")
MOST = 4
NEAR = 0.5


def bare(name: str) -> str:
    """A name as it is compared: folded, without quotes and commas."""
    return SIGNS.sub("", fold(name))


def nearness(one: str, other: str) -> float:
    """From 0 to 1: shared pairs of characters (Dice); an abbreviation whose characters stand in order is near."""
    one, other = bare(one), bare(other)
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    dice = 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1])) if all(pairs) else 0.0
    short, long = sorted((one, other), key=len)
    return max(dice, NEAR if len(short) > 2 and _in_order(short, long) else 0.0)


def _in_order(short: str, long: str) -> bool:
    left = iter(long)
    return all(char in left for char in short)


@dataclass(frozen=True)
class TitleCheck:
    """A printed title against the posts held on the day: `same`, `differs`, or `none` where none is recorded."""

    kind: str
    posts: tuple[Post, ...] = ()

    @property
    def held(self) -> str:
        return "、".join(f"{post.unit.called}{post.title}" for post in self.posts)


class Known:
    """The records that a proposal may mean."""

    def __init__(self, proposal: Proposal):
        self.proposal = proposal
        self.day = proposal.meeting.starts_on or proposal.story.dateline_date or timezone.localdate()

    # Units.

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """The units that carry each printed name, in full."""
        names = {unit.name for unit in self.proposal.units} | {self.proposal.story.contributor} - {""}
        carried = Q(name__in=names) | Q(short_name__in=names) | Q(other_names__name__in=names)
        found: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.filter(carried).prefetch_related("other_names").distinct():
            for name in {unit.name, unit.short_name, *(other.name for other in unit.other_names.all())} & names:
                found[name].append(unit)
        return found

    @cached_property
    def all_unit_names(self) -> list[tuple[int, str]]:
        """Every name in the register: asked for only where a name is new."""
        rows = Unit.objects.values_list("pk", "name", "short_name")
        named = [(pk, name) for pk, *both in rows for name in both if name]
        return [*named, *UnitName.objects.values_list("unit", "name")]

    def near_units(self, name: str) -> list[Unit]:
        """Units that a new name may be another name of, the nearest first."""
        near: dict[int, float] = {}
        for pk, other in self.all_unit_names:
            if (value := nearness(name, other)) >= NEAR:
                near[pk] = max(value, near.get(pk, 0))
        best = sorted(near, key=lambda pk: -near[pk])[:MOST]
        by_pk = Unit.objects.in_bulk(best)
        return [by_pk[pk] for pk in best if pk in by_pk]

    # Officials.

    @cached_property
    def officials(self) -> dict[str, list[Official]]:
        names = {person.name for person in self.proposal.people if not person.is_group}
        posts = Prefetch("posts", Post.objects.select_related("unit"))
        found: dict[str, list[Official]] = defaultdict(list)
        for official in Official.objects.filter(name__in=names).prefetch_related(posts).order_by("pk"):
            found[official.name].append(official)
        return found

    @cached_property
    def chosen_officials(self) -> dict[int, Official]:
        """Officials that editors chose by hand, under whatever name."""
        pks = [one.link.record for one in self.proposal.people if one.link.fate == Fate.MATCH and one.link.record]
        posts = Prefetch("posts", Post.objects.select_related("unit"))
        return Official.objects.filter(pk__in=pks).prefetch_related(posts).in_bulk()

    def held_by(self, official: Official) -> list[Post]:
        """Posts held on the day of the event."""
        return [post for post in official.posts.all() if post.standing(self.day) in ("now", "unknown")]

    def serves(self, official: Official, unit: str) -> bool:
        """Whether an official held a post in the unit of this printed name."""
        meant = {one.pk for one in self.units.get(unit, [])}
        return any(post.unit_id in meant for post in self.held_by(official))

    def checked(self, person: PersonLine) -> TitleCheck | None:
        """The printed title against the record; None for groups, for new people and for names without a title."""
        official = self.chosen_officials.get(person.link.record or 0) if person.link.fate == Fate.MATCH else None
        if official is None or not person.title:
            return None
        held = self.held_by(official)
        known = {form for post in held for form in forms_of(post)}
        printed = [part for part in re.split(r"[、兼]", person.title) if part]
        kind = "none" if not held else "same" if all(part in known for part in printed) else "differs"
        return TitleCheck(kind, tuple(held))

    # Campaign, event, award.

    @cached_property
    def campaigns(self) -> list[Campaign]:
        return list(Campaign.objects.prefetch_related("other_names"))

    @cached_property
    def events(self) -> list[Event]:
        """Events of the same day, and the one with the same number in the campaign's series."""
        meeting = self.proposal.meeting
        asked = Q(starts_on=meeting.starts_on) if meeting.starts_on else Q(pk=None)
        if (campaign := self.proposal.story.campaign.record) and meeting.number and meeting.series:
            asked |= Q(campaign=campaign, series=meeting.series, number=meeting.number)
        return list(Event.objects.filter(asked).order_by("pk")[:50]) if meeting.name else []

    def near_events(self) -> list[Event]:
        name = self.proposal.meeting.name
        near = [event for event in self.events if nearness(event.name, name) >= NEAR]
        return sorted(near, key=lambda event: -nearness(event.name, name))[:MOST]

    @cached_property
    def awards(self) -> list[Award]:
        return list(Award.objects.select_related("campaign"))

    def near_awards(self) -> list[Award]:
        """Awards of the same campaign, and those with a name like the printed one; the nearest first."""
        honours = self.proposal.honours
        campaign = self.proposal.story.campaign.record
        near = [
            (self._award_nearness(award, campaign), award)
            for award in self.awards
            if nearness(award.name, honours.programme) >= NEAR or (campaign and award.campaign_id == campaign)
        ]
        return [award for _near, award in sorted(near, key=lambda pair: -pair[0])][:MOST]

    def same_awards(self) -> list[Award]:
        """The award of this name; the only one of the campaign, where the campaign has one."""
        honours, campaign = self.proposal.honours, self.proposal.story.campaign.record
        same = [award for award in self.awards if bare(award.name) == bare(honours.programme)]
        return same or [award for award in self.awards if campaign and award.campaign_id == campaign]

    def _award_nearness(self, award: Award, campaign: int | None) -> float:
        same = 1.0 if campaign and award.campaign_id == campaign else 0.0
        return same + nearness(award.name, self.proposal.honours.programme)

    def round(self) -> Round | None:
        """The round that is recorded already, of the award that is meant."""
        honours = self.proposal.honours
        if honours.link.fate != Fate.MATCH or not honours.number:
            return None
        return Round.objects.filter(award=honours.link.record, number=honours.number).first()

    @cached_property
    def stories(self) -> dict[tuple[str, datetime.date | None], int]:
        """Public stories by headline and day, for the related ones."""
        asked = Q(pk=None)
        for line in self.proposal.related:
            if line.day:
                start, end = (_midnight(line.day + datetime.timedelta(days=add)) for add in (0, 1))
                asked |= Q(state=State.PUBLISHED, publish_at__gte=start, publish_at__lt=end)
        rows = Article.objects.filter(asked, replaces=None).values_list("pk", "headline", "publish_at")
        return {(bare(headline), timezone.localdate(at)): pk for pk, headline, at in rows[:500] if at}

    def story(self, line: RelatedLine) -> int | None:
        return self.stories.get((bare(line.title), line.day))

    def section(self) -> int | None:
        """Where stories of the campaign's meetings were put last; the only section, where there is one."""
        if campaign := self.proposal.story.campaign.record:
            last = Article.objects.filter(campaign=campaign, section__isnull=False).order_by("-publish_at", "-pk")
            if section := last.values_list("section", flat=True).first():
                return section
        sections = list(Section.objects.values_list("pk", flat=True)[:2])
        return sections[0] if len(sections) == 1 else None


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min), timezone.get_default_timezone())


def match(proposal: Proposal) -> Known:
    """Choose a record for every name that no editor has chosen one for; returns what is known, for the page."""
    known = Known(proposal)
    story, meeting, honours = proposal.story, proposal.meeting, proposal.honours
    _choose(story.campaign, _campaigns(known, story.campaign_name, meeting.name))
    if not story.campaign_name and story.campaign.fate != Fate.MATCH:
        story.campaign = Link(Fate.PRINT, None, story.campaign.chosen)
    for unit in proposal.units:
        _choose(unit.link, known.units.get(unit.name, []))
    for person in proposal.people:
        if person.is_group:
            person.link = Link()
        else:
            _choose(person.link, namesakes(known, person))
    if meeting.name:
        same = [event for event in known.events if _is_the_same(event, proposal)]
        _choose(meeting.link, same)
    if honours.programme:
        _choose(honours.link, known.same_awards())
    for line in proposal.related:
        if not line.link.chosen:
            found = known.story(line)
            line.link = Link(Fate.MATCH, found) if found else Link()
    story.section = story.section or known.section()
    return known


def namesakes(known: Known, person: PersonLine) -> list[Official]:
    """The officials of this name; only those of the printed unit, where somebody of it is among them."""
    same = known.officials.get(person.name, [])
    serving = [one for one in same if known.serves(one, person.unit)] if person.unit else []
    return serving or same


def _choose(link: Link, found: Iterable) -> None:
    """The only record that carries a name; a new one where nobody does; where several do, nobody knows."""
    if link.chosen:
        return
    found = list(found)
    link.fate, link.record = (Fate.MATCH, found[0].pk) if len(found) == 1 else (Fate.NEW, None)
    if len(found) > 1:
        link.fate = Fate.PRINT


def _campaigns(known: Known, *texts: str) -> list[Campaign]:
    """The campaign whose longest name stands in one of the texts."""
    best: tuple[int, list[Campaign]] = (2, [])
    for campaign in known.campaigns:
        for name in [campaign.name, *(other.name for other in campaign.other_names.all())]:
            said = bare(name).removesuffix("活动")
            if len(said) > best[0] and any(said in bare(text) for text in texts):
                best = (len(said), [campaign])
    return best[1]


def _is_the_same(event: Event, proposal: Proposal) -> bool:
    meeting = proposal.meeting
    numbered = (
        meeting.number is not None
        and event.number == meeting.number
        and event.series == meeting.series
        and event.campaign_id == proposal.story.campaign.record
        and event.campaign_id is not None
    )
    return numbered or (event.starts_on == meeting.starts_on and bare(event.name) == bare(meeting.name))
