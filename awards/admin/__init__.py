from awards.admin.awards import AwardAdmin
from awards.admin.measures import MeasureAdmin
from awards.admin.rounds import RoundAdmin

__all__ = ["AwardAdmin", "MeasureAdmin", "RoundAdmin"]
