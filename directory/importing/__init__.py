from directory.importing.officials import OfficialSheet
from directory.importing.posts import PostSheet
from directory.importing.units import UnitSheet

__all__ = ["OfficialSheet", "PostSheet", "UnitSheet"]
