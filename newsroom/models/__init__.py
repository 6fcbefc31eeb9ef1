from newsroom.models.record import Record, RecordQuerySet, Stale
from newsroom.models.site import SiteSettings
from newsroom.models.user import User

__all__ = ["Record", "RecordQuerySet", "SiteSettings", "Stale", "User"]
