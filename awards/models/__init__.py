from awards.models.award import Award, AwardOrganiser
from awards.models.measure import Measure, MeasureUnit
from awards.models.round import Round, Tier

__all__ = ["Award", "AwardOrganiser", "Measure", "MeasureUnit", "Round", "Tier"]
