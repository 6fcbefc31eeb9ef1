"""The made-up records that the stories of the archive name, and the marks by which they are known again."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from taggit.models import Tag

from articles.models import Section
from directory.models import Campaign, Event, Host, Official, Participation, Post, Role, Unit
from intake.archive.writing import (
    CAMPAIGNS,
    OFFICIALS,
    STORIES_FOR_EACH_EVENT,
    moment_of,
    tag_names,
    unit_names,
    words,
)
from newsroom.models import User

# Nobody signs in as this user; every story of the archive is entered by it.
MAKER = "archive"
# What the address of every record of the archive begins with.
PREFIX = "archive-"
NOTE = "由 generate_archive 生成，用于测量，不是真实记录。"
EVENTS_AT_ONCE = 1000


@contextmanager
def without_history() -> Iterator[None]:
    """Records made by the hundred would fill the history with rows that no editor caused."""
    before = getattr(settings, "SIMPLE_HISTORY_ENABLED", True)
    settings.SIMPLE_HISTORY_ENABLED = False
    try:
        yield
    finally:
        settings.SIMPLE_HISTORY_ENABLED = before


class ArchiveRegister:
    """Makes the records; each list holds their keys in the database, in the order in which stories count them."""

    def __init__(self, seed: int, stories: int):
        self.rng = random.Random(seed)  # noqa: S311 (an archive to measure with, not a secret)
        self.maker = User.objects.create_user(MAKER, name="测量存档", is_active=False)
        self.tags = make_tags()
        with without_history():
            self.sections = make_sections()
            self.units = make_units()
            self.officials = self.make_officials()
            self.campaigns = make_campaigns()
            self.events = self.make_events(stories)

    def make_officials(self) -> list[int]:
        officials = []
        for number in range(1, OFFICIALS + 1):
            name = self.rng.choice(words()["surnames"]) + self.rng.choice(words()["given"])
            official = Official.objects.create(name=name, slug=f"{PREFIX}official-{number}", biography=NOTE)
            Post.objects.create(
                official=official,
                unit_id=self.rng.choice(self.units),
                title=self.rng.choice(words()["titles"]),
                order=number % 10,
            )
            officials.append(official.pk)
        return officials

    def make_events(self, stories: int) -> list[int]:
        """An event for every hundred stories, on the day of the first of them, with a host and two officials."""
        events: list[int] = []
        starts = range(0, stories, STORIES_FOR_EACH_EVENT)
        for begin in range(0, len(starts), EVENTS_AT_ONCE):
            made = Event.objects.bulk_create(
                self.event(number, stories) for number in starts[begin : begin + EVENTS_AT_ONCE]
            )
            self.invite(made)
            events += [event.pk for event in made]
        return events

    def event(self, number: int, stories: int) -> Event:
        day = moment_of(self.rng, number, stories).date()
        place, theme, meeting = (self.rng.choice(words()[key]) for key in ("places", "themes", "meetings"))
        return Event(
            name=f"{place}{theme}{meeting}",
            starts_on=day,
            ends_on=day,
            place=place,
            campaign_id=self.campaigns[number // STORIES_FOR_EACH_EVENT % CAMPAIGNS],
            attendance=self.rng.randint(20, 400),
            attendance_approximate=True,
        )

    def invite(self, events: list[Event]) -> None:
        hosts, participations = [], []
        names = unit_names()
        official_names = dict(Official.objects.filter(pk__in=self.officials).values_list("pk", "name"))
        for event in events:
            host = self.rng.randrange(len(names))
            hosts.append(Host(event=event, unit_id=self.units[host], printed_name=names[host][0], order=1))
            for order, official in enumerate(self.rng.sample(self.officials, 2), start=1):
                participations.append(
                    Participation(
                        event=event,
                        official_id=official,
                        name=official_names[official],
                        title=self.rng.choice(words()["titles"]),
                        unit_id=self.units[host],
                        unit_name=names[host][0],
                        roles=[Role.ATTENDED, Role.SPOKE][:order],
                        order=order,
                    )
                )
        Host.objects.bulk_create(hosts)
        Participation.objects.bulk_create(participations)


def make_tags() -> list[int]:
    """A tag that editors use already is used here as well, and stays when the archive goes."""
    tags = []
    for number, name in enumerate(tag_names(), start=1):
        tag = Tag.objects.filter(name=name).first()
        tags.append((tag or Tag.objects.create(name=name, slug=f"{PREFIX}{number}")).pk)
    return tags


def make_sections() -> list[int]:
    above = Section.objects.create(name="测量存档", slug=f"{PREFIX}sections", description=NOTE, order=99)
    names = words()["sections"]
    return [
        Section.objects.create(name=name, slug=f"{PREFIX}section-{number}", parent=above, description=NOTE).pk
        for number, name in enumerate(names, start=1)
    ]


def make_units() -> list[int]:
    return [
        Unit.objects.create(name=name, kind=kind, slug=f"{PREFIX}unit-{number}", description=NOTE).pk
        for number, (name, kind) in enumerate(unit_names(), start=1)
    ]


def make_campaigns() -> list[int]:
    return [
        Campaign.objects.create(name=f"“{theme}”专项活动", slug=f"{PREFIX}campaign-{number}", intro=NOTE).pk
        for number, theme in enumerate(words()["themes"][:CAMPAIGNS], start=1)
    ]
