from newsroom.models.presence import Presence
from newsroom.models.record import Record, RecordQuerySet, Stale
from newsroom.models.site import SiteSettings
from newsroom.models.user import User
from newsroom.models.wanted import WantedRendition

__all__ = ["Presence", "Record", "RecordQuerySet", "SiteSettings", "Stale", "User", "WantedRendition"]
