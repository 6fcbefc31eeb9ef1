"""The ledger (审签台账): who made which move, when, from where, on what."""

from typing import Any

from articles import compare, revisions
from articles.models import Article, Review, Revision
from articles.rules import LEVEL_OF, State, Verb
from newsroom.models import User

REVIEWS = {Verb.APPROVE, Verb.RETURN}


def write(article: Article, verb: str, by: User | None, from_state: str, **details: Any) -> Review:
    """Add the row of a move that has just been made; `details` are note, proofread, address, level.

    What the reviewer changed since the move before is kept on the row.
    """
    published = verb in (Verb.PUBLISH, Verb.URGENT)
    reason = Revision.Reason.PUBLISHED if published else Revision.Reason.REVIEWED
    revision = details.pop("revision", None) or revisions.keep(article, by, reason)
    if verb in REVIEWS:
        details = {"level": LEVEL_OF.get(State(from_state)), "changes": changed_in_review(article, revision), **details}
    return Review.objects.create(
        article=article.root,
        verb=verb,
        by=by,
        by_name=str(by) if by else "",
        from_state=from_state,
        to_state=article.state,
        revision=revision,
        digest=revision.digest,
        **details,
    )


def signatures(article: Article) -> list[Review]:
    """The approvals that count now, first level first."""
    return [row for row in article.root.reviews.since_the_signatures_began() if row.verb == Verb.APPROVE]


def before_this_level(article: Article) -> Revision | None:
    """What the level before signed or the writer submitted; what the next reviewer compares with."""
    rows = article.root.reviews.exclude(revision=None).order_by("-pk")
    row = rows.filter(verb__in=[Verb.APPROVE, Verb.SUBMIT, Verb.RETURN, Verb.RECALL]).first()
    return row.revision if row else None


def changed_in_review(article: Article, revision: Revision) -> list[dict[str, str]]:
    before = before_this_level(article)
    return compare.changes(before.snapshot, revision.snapshot) if before else []
