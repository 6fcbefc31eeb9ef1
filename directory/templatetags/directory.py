from django import template

from directory.models import Participation
from directory.parts import deeds

register = template.Library()
register.filter("deeds", lambda participation: deeds(participation) if isinstance(participation, Participation) else [])
