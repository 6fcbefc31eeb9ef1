"""The rounds that are under way."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Round
from newsroom.models import User
from newsroom.parts import Part, part_of


@part_of("desk day", order=30)
def rounds_under_way(user: User, request: HttpRequest) -> Part | None:
    """Rounds that are not decided, and decided ones that are still held back."""
    if not user.has_perm("awards.view_round"):
        return None
    rows = Round.objects.filter(released_at=None).select_related("award").newest_first()[:6]
    shown = [{"round": one, "stages": _stages(one), "left": _left(one)} for one in rows]
    return Part("admin/_rounds_under_way.html", {"rounds": shown}) if shown else None


def _stages(round: Round) -> list[tuple[str, str]]:
    """Each stage with `was`, `at` or nothing for what is still to come."""
    stages = list(Round.Stage)
    here = stages.index(Round.Stage(round.stage))
    return [(str(stage.label), "was" if n < here else "at" if n == here else "") for n, stage in enumerate(stages)]


def _left(round: Round) -> str:
    if round.stage == Round.Stage.DECIDED:
        return _("decided, held back")
    if round.stage != Round.Stage.CALL or round.closes_on is None:
        return ""
    days = (round.closes_on - timezone.localdate()).days
    return _("%(days)d days left") % {"days": days} if days >= 0 else _("closed on %(day)s") % {"day": round.closes_on}
