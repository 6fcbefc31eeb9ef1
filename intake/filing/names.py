"""Names become records: units, officials and campaigns, with what the register learns of them."""

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from articles.workflow import Refused
from directory.models import Campaign, CampaignName, Official, Post, Unit, UnitName
from intake.matching import bare
from intake.proposal import Fate, Link, PersonLine, Proposal, Story

# Characters with which names of one campaign begin: “学厦航”活动 and “学厦航、学先进”活动.
ALIKE = 3

M = TypeVar("M", bound=models.Model)


def linked(model: type[M], link: Link) -> M:
    """The record that was chosen for a name. Raises `Refused` where somebody has removed it since."""
    record = model._default_manager.filter(pk=link.record or 0).first()
    if record is None:
        raise Refused(_("A record that was chosen here is no longer there: look at the proposal again."))
    return record


class Names:
    """The records behind the printed names of a proposal; `write` makes those that are new."""

    def __init__(self, proposal: Proposal):
        self.proposal = proposal
        self._units: dict[str, Unit] = {}
        self._officials: dict[int, Official] = {}

    def write(self) -> None:
        for line in self.proposal.units:
            if line.link.fate == Fate.MATCH:
                self._units[line.name] = learned(linked(Unit, line.link), line.name)
            elif line.link.fate == Fate.NEW:
                self._units[line.name] = new_unit(line.name, line.full_name)
        for number, person in enumerate(self.proposal.people):
            if official := self._official_of(person):
                self._officials[number] = official

    def unit(self, name: str) -> Unit | None:
        return self._units.get(name)

    @property
    def units(self) -> list[Unit]:
        return list(dict.fromkeys(self._units.values()))

    def official(self, number: int) -> Official | None:
        """The official of a row, by its number."""
        return self._officials.get(number)

    @property
    def officials(self) -> list[Official]:
        return list(dict.fromkeys(self._officials.values()))

    def _official_of(self, person: PersonLine) -> Official | None:
        if person.is_group or person.link.fate == Fate.PRINT:
            return None
        if person.link.fate == Fate.MATCH:
            official = linked(Official, person.link)
        else:
            official = Official.objects.create(name=person.name)
        if person.title and (person.adds_post or person.link.fate == Fate.NEW) and (unit := self.unit(person.unit)):
            Post.objects.get_or_create(official=official, unit=unit, title=person.title, since=None)
        return official


def learned(unit: Unit, printed: str) -> Unit:
    """A unit that is known by this printed name from now on."""
    known = {unit.name, unit.short_name, *unit.other_names.values_list("name", flat=True)}
    if printed not in known:
        UnitName.objects.create(unit=unit, name=printed)
    return unit


def new_unit(printed: str, full_name: str) -> Unit:
    """A unit of this name; the one that somebody entered in the meantime, where one did."""
    name = full_name or printed
    if unit := Unit.objects.named(name).first():
        return learned(unit, printed)
    return Unit.objects.create(name=name, short_name=printed if full_name and full_name != printed else "")


def write_campaign(story: Story) -> Campaign | None:
    """The campaign of a story, which is known by every name of the text from now on."""
    link = story.campaign
    if link.fate == Fate.MATCH:
        campaign: Campaign | None = linked(Campaign, link)
    elif link.fate == Fate.NEW and story.campaign_name:
        named = Campaign.objects.named(story.campaign_name).first()
        campaign = named or Campaign.objects.create(name=story.campaign_name)
    else:
        campaign = None
    if campaign:
        _learn_names(campaign, story.campaign_names)
    return campaign


def _learn_names(campaign: Campaign, names: list[str]) -> None:
    """Names that begin like one that is known: the text may speak of another campaign as well."""
    known = {campaign.name, *campaign.other_names.values_list("name", flat=True)}
    beginnings = {bare(name)[:ALIKE] for name in known}
    for name in dict.fromkeys(names):
        if name not in known and bare(name)[:ALIKE] in beginnings:
            CampaignName.objects.create(campaign=campaign, name=name)
