"""The rules of review, as tables that a chief editor could read. No database here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    FIRST_REVIEW = "first_review", _("First review")
    SECOND_REVIEW = "second_review", _("Second review")
    THIRD_REVIEW = "third_review", _("Third review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# The state that waits for the review of each level.
REVIEW_STATES = {1: State.FIRST_REVIEW, 2: State.SECOND_REVIEW, 3: State.THIRD_REVIEW}
LEVEL_OF = {state: level for level, state in REVIEW_STATES.items()}

# (state, verb): the state it leads to. `approve` goes to APPROVED instead once the section's levels are signed.
MOVES = {
    (State.DRAFT, "submit"): State.FIRST_REVIEW,
    (State.FIRST_REVIEW, "approve"): State.SECOND_REVIEW,
    (State.SECOND_REVIEW, "approve"): State.THIRD_REVIEW,
    (State.THIRD_REVIEW, "approve"): State.APPROVED,
    (State.FIRST_REVIEW, "return"): State.DRAFT,
    (State.SECOND_REVIEW, "return"): State.DRAFT,
    (State.THIRD_REVIEW, "return"): State.DRAFT,
    (State.APPROVED, "return"): State.DRAFT,
    (State.APPROVED, "publish"): State.PUBLISHED,
    (State.PUBLISHED, "withdraw"): State.WITHDRAWN,
}


def next_state(state: str, verb: str, levels: int) -> State | None:
    """Where a verb leads from a state, in a section with this many levels of review; None where it leads nowhere."""
    to = MOVES.get((State(state), verb))
    if verb == "approve" and LEVEL_OF.get(State(state), 0) >= levels:
        return State.APPROVED
    return to
