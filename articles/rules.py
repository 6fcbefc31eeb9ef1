"""The rules of review (三审三校), as tables that a chief editor could read. No database here.

Three reviews by three people, first by an editor and last by whoever answers for the office, are what
《图书质量保障体系》 asks of publishing houses (稿件三审责任制度) and what offices ask of their sites (先审查、后公开).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    FIRST_REVIEW = "first_review", _("First review")
    SECOND_REVIEW = "second_review", _("Second review")
    THIRD_REVIEW = "third_review", _("Third review")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Verb(models.TextChoices):
    """What a person can do with an article; the words of the buttons and of the ledger."""

    SUBMIT = "submit", _("Submit for review")
    RECALL = "recall", _("Take back")
    APPROVE = "approve", _("Approve")
    RETURN = "return", _("Return with a note")
    PUBLISH = "publish", _("Publish now")
    SCHEDULE = "schedule", _("Publish at a set time")
    UNSCHEDULE = "unschedule", _("Cancel the set time")
    URGENT = "publish_urgently", _("Publish urgently")
    COUNTERSIGN = "countersign", _("Sign afterwards")
    CORRECT = "correct", _("Correct")
    DISCARD = "discard", _("Throw the working copy away")
    REDATE = "redate", _("Change the date of publication")
    TIME = "time", _("Set pin and expiry")
    WITHDRAW = "withdraw", _("Withdraw")
    RESTORE = "restore", _("Restore as a draft")


# The state that waits for the review of each level.
REVIEW_STATES = {1: State.FIRST_REVIEW, 2: State.SECOND_REVIEW, 3: State.THIRD_REVIEW}
LEVEL_OF = {state: level for level, state in REVIEW_STATES.items()}

# (state, verb): the state it leads to. `approve` goes to APPROVED instead once the section's levels are signed.
# A working copy makes the same moves up to APPROVED and SCHEDULED; published, it becomes the live article.
MOVES = {
    (State.DRAFT, Verb.SUBMIT): State.FIRST_REVIEW,
    (State.FIRST_REVIEW, Verb.RECALL): State.DRAFT,
    (State.FIRST_REVIEW, Verb.APPROVE): State.SECOND_REVIEW,
    (State.SECOND_REVIEW, Verb.APPROVE): State.THIRD_REVIEW,
    (State.THIRD_REVIEW, Verb.APPROVE): State.APPROVED,
    (State.FIRST_REVIEW, Verb.RETURN): State.DRAFT,
    (State.SECOND_REVIEW, Verb.RETURN): State.DRAFT,
    (State.THIRD_REVIEW, Verb.RETURN): State.DRAFT,
    (State.APPROVED, Verb.RETURN): State.DRAFT,
    (State.SCHEDULED, Verb.RETURN): State.DRAFT,
    (State.APPROVED, Verb.PUBLISH): State.PUBLISHED,
    (State.SCHEDULED, Verb.PUBLISH): State.PUBLISHED,
    (State.APPROVED, Verb.SCHEDULE): State.SCHEDULED,
    (State.SCHEDULED, Verb.SCHEDULE): State.SCHEDULED,
    (State.SCHEDULED, Verb.UNSCHEDULE): State.APPROVED,
    (State.DRAFT, Verb.URGENT): State.PUBLISHED,
    (State.FIRST_REVIEW, Verb.URGENT): State.PUBLISHED,
    (State.SECOND_REVIEW, Verb.URGENT): State.PUBLISHED,
    (State.THIRD_REVIEW, Verb.URGENT): State.PUBLISHED,
    (State.DRAFT, Verb.DISCARD): State.DRAFT,  # the working copy goes, the live article stays what it was
    (State.DRAFT, Verb.RESTORE): State.DRAFT,
    (State.PUBLISHED, Verb.RESTORE): State.PUBLISHED,  # into a working copy
    (State.WITHDRAWN, Verb.RESTORE): State.WITHDRAWN,
    (State.PUBLISHED, Verb.COUNTERSIGN): State.PUBLISHED,
    (State.WITHDRAWN, Verb.COUNTERSIGN): State.WITHDRAWN,
    (State.PUBLISHED, Verb.CORRECT): State.PUBLISHED,
    (State.WITHDRAWN, Verb.CORRECT): State.WITHDRAWN,
    (State.PUBLISHED, Verb.REDATE): State.PUBLISHED,
    (State.PUBLISHED, Verb.TIME): State.PUBLISHED,
    (State.PUBLISHED, Verb.WITHDRAW): State.WITHDRAWN,
}

# What only a working copy knows, or only an article that is none.
ONLY_COPIES = {Verb.DISCARD}
NEVER_COPIES = {Verb.COUNTERSIGN, Verb.CORRECT, Verb.REDATE, Verb.TIME, Verb.WITHDRAW}

REVIEW_RIGHTS = {1: "articles.review_first", 2: "articles.review_second", 3: "articles.review_third"}

# The right each verb needs. `approve`, `return` and `countersign` need that of a level of review: see `right_for`.
RIGHTS = {
    Verb.SUBMIT: "articles.add_article",
    Verb.RECALL: "articles.add_article",
    Verb.CORRECT: "articles.add_article",
    Verb.DISCARD: "articles.add_article",
    Verb.RESTORE: "articles.add_article",
    Verb.PUBLISH: "articles.publish_article",
    Verb.SCHEDULE: "articles.publish_article",
    Verb.UNSCHEDULE: "articles.publish_article",
    Verb.URGENT: "articles.publish_article",
    Verb.REDATE: "articles.publish_article",
    Verb.TIME: "articles.publish_article",
    Verb.WITHDRAW: "articles.publish_article",
}

# Verbs that say nothing without words of their own: a reason, a note to the writer, a notice to readers.
NEEDS_NOTE = {Verb.RETURN, Verb.URGENT, Verb.CORRECT, Verb.REDATE}
# Judgements on an article, closed to whoever wrote it.
NOT_BY_ITS_WRITER = {Verb.APPROVE, Verb.URGENT, Verb.COUNTERSIGN}
# Moves after which earlier signatures no longer count.
VOIDS_SIGNATURES = {Verb.SUBMIT, Verb.RECALL, Verb.RETURN, Verb.DISCARD, Verb.PUBLISH, Verb.URGENT}

EDITABLE = {State.DRAFT, *LEVEL_OF}


def next_state(state: str, verb: str, levels: int) -> State | None:
    """Where a verb leads from a state, in a section with this many levels of review; None where it leads nowhere."""
    to = MOVES.get((State(state), Verb(verb)))
    if verb == Verb.APPROVE and LEVEL_OF.get(State(state), 0) >= levels:
        return State.APPROVED
    return to


def right_for(verb: str, state: str, levels: int) -> str:
    """The permission that a verb needs in a state: reviewers act on their own level, publishers after the last."""
    if verb == Verb.COUNTERSIGN:
        return REVIEW_RIGHTS[levels]
    if verb in (Verb.APPROVE, Verb.RETURN):
        level = LEVEL_OF.get(State(state))
        return REVIEW_RIGHTS[level] if level else "articles.publish_article"
    return RIGHTS[Verb(verb)]
