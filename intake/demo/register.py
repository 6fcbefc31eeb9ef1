"""Enters the register of the demonstration: site, sections, units, officials, campaign and events.

Everything is looked for by its name first: what is there is left as editors have made it.
"""

from typing import Any

from articles.models import Section
from directory.models import Campaign, CampaignName, Event, Host, Official, Participation, Post, Unit, UnitName
from intake.demo.reading import read
from newsroom.models import SiteSettings


class Register:
    """The records of the register, by the names and keys that the content uses for them."""

    def __init__(self) -> None:
        self.sections: dict[str, Section] = {}
        self.units: dict[str, Unit] = {}
        self.officials: dict[str, Official] = {}
        self.events: dict[str, Event] = {}
        self.campaign: Campaign

    def enter(self) -> None:
        content = read("register")
        enter_site(content["site"])
        for order, section in enumerate(content["section"], start=1):
            self.sections[section["name"]] = enter_section(section, order)
        for unit in content["unit"]:
            self.units[unit["short_name"] or unit["name"]] = enter_unit(unit)
        for official in content["official"]:
            self.officials[official["name"]] = self.enter_official(official)
        self.campaign = enter_campaign(content["campaign"])
        for event in read("record")["event"]:
            self.events[event["key"]] = self.enter_event(event)

    def enter_official(self, content: dict[str, Any]) -> Official:
        name = content["name"]
        official = Official.objects.filter(name=name).first()
        if official is None:
            official = Official.objects.create(name=name, slug=content.get("slug", ""))
        unit = self.units[content["unit"]]
        Post.objects.get_or_create(
            official=official, unit=unit, title=content["title"], defaults={"order": content["order"]}
        )
        return official

    def enter_event(self, content: dict[str, Any]) -> Event:
        parts = {"key", "hosts", "participation", "name"}
        event, made = Event.objects.get_or_create(
            name=content["name"],
            campaign=self.campaign,
            defaults={name: value for name, value in content.items() if name not in parts},
        )
        if made:
            for order, host in enumerate(content.get("hosts", []), start=1):
                Host.objects.create(event=event, unit=self.units[host], printed_name=host, order=order)
            for order, who in enumerate(content.get("participation", []), start=1):
                self.enter_participation(event, who, order)
        return event

    def enter_participation(self, event: Event, content: dict[str, Any], order: int) -> None:
        unit_name = content.get("unit", "")
        Participation.objects.create(
            event=event,
            order=order,
            name=content["name"],
            title=content.get("title", ""),
            is_group=content.get("is_group", False),
            official=self.officials.get(content["name"]),
            unit=self.units.get(unit_name),
            unit_name=unit_name,
            roles=content["roles"],
            note=content.get("note", ""),
        )


def enter_site(content: dict[str, str]) -> None:
    """The settings of the site, unless somebody has saved their own."""
    if not SiteSettings.objects.exists():
        SiteSettings.objects.create(**content)


def enter_section(content: dict[str, Any], order: int) -> Section:
    fields = {"order": order, **{name: value for name, value in content.items() if name != "name"}}
    return Section.objects.get_or_create(name=content["name"], parent=None, defaults=fields)[0]


def enter_unit(content: dict[str, Any]) -> Unit:
    fields = {name: value for name, value in content.items() if name not in {"name", "other_names"}}
    unit, made = Unit.objects.get_or_create(name=content["name"], defaults=fields)
    if made:
        for name in content["other_names"]:
            UnitName.objects.create(unit=unit, name=name)
    return unit


def enter_campaign(content: dict[str, Any]) -> Campaign:
    fields = {"short_name": content["short_name"], "slug": content["slug"], "intro": content["intro"].strip()}
    campaign, made = Campaign.objects.get_or_create(name=content["name"], defaults=fields)
    if made:
        for name in content["other_names"]:
            CampaignName.objects.create(campaign=campaign, name=name)
    return campaign
