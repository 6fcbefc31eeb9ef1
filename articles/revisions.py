"""Revisions: one at every save that changed something, at every move and every publication."""

import datetime

from django.db.models import Max
from django.utils import timezone

from articles import content
from articles.models import Article, Review, Revision
from articles.rules import State, Verb
from newsroom.models import User

# Autosaves of one person within this time are one revision.
FOLD_WITHIN = datetime.timedelta(minutes=10)


def keep(article: Article, by: User | None, reason: str = Revision.Reason.SAVED) -> Revision:
    """The revision of what the article is now: a new one if something changed since the last, else the last.

    A publication always keeps one of its own. The caller holds the article's row.
    """
    snapshot = content.read(article)
    digest = content.digest(snapshot)
    last = article.root.revisions.first()
    if last and last.digest == digest and reason != Revision.Reason.PUBLISHED:
        return last
    number = last.number + 1 if last else 1
    if last and _folds(last, by, reason):
        number = last.number
        last.delete()
    return Revision.objects.create(
        article=article.root,
        number=number,
        author=by,
        reason=reason,
        state=article.state,
        version=article.version,
        of_working_copy=article.replaces_id is not None,
        snapshot=snapshot,
        digest=digest,
    )


def as_of(article: Article, version: int) -> Revision | None:
    """What an article was at a version of its row; None where no revision says."""
    of_copy = article.replaces_id is not None
    made = article.root.revisions.filter(of_working_copy=of_copy, version__lte=version, made__gte=article.created)
    return made.first() or article.root.revisions.filter(made__lt=article.created).first()


def writers(article: Article) -> set[int]:
    """Ids of the people whose article it is: who entered, who submitted, who saved the draft since it was public."""
    shown = article.root.revisions.filter(reason=Revision.Reason.PUBLISHED).aggregate(last=Max("number"))["last"]
    drafts = article.root.revisions.filter(state=State.DRAFT, number__gt=shown or 0)
    submitted = article.root.reviews.filter(verb=Verb.SUBMIT).first()
    ids = {article.author_id, article.root.author_id, submitted and submitted.by_id}
    ids |= set(drafts.values_list("author", flat=True))
    return {pk for pk in ids if pk}


def _folds(last: Revision, by: User | None, reason: str) -> bool:
    autosaved = Revision.Reason.AUTOSAVED
    return (
        last.reason == reason == autosaved
        and by is not None
        and last.author_id == by.pk
        and last.made > timezone.now() - FOLD_WITHIN
        and not Review.objects.filter(revision=last).exists()
    )
