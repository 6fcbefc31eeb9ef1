from directory.admin.campaigns import CampaignAdmin
from directory.admin.events import EventAdmin
from directory.admin.officials import OfficialAdmin
from directory.admin.units import UnitAdmin

__all__ = ["CampaignAdmin", "EventAdmin", "OfficialAdmin", "UnitAdmin"]
