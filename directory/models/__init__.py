from directory.models.campaign import Campaign, CampaignLead, CampaignName
from directory.models.event import Event, Host
from directory.models.official import Official, Post
from directory.models.participation import Participation, Role
from directory.models.unit import Unit, UnitName

__all__ = [
    "Campaign",
    "CampaignLead",
    "CampaignName",
    "Event",
    "Host",
    "Official",
    "Participation",
    "Post",
    "Role",
    "Unit",
    "UnitName",
]
