from newsroom.models.record import Record, RecordQuerySet
from newsroom.models.site import SiteSettings
from newsroom.models.user import User

__all__ = ["Record", "RecordQuerySet", "SiteSettings", "User"]
