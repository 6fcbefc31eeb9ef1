"""Revisions: one at every save that changed something, at every move and every publication."""

import datetime

from django.utils import timezone

from articles import content
from articles.models import Article, Review, Revision
from articles.rules import State, Verb
from newsroom.models import User
from newsroom.prepared import Prepared, Slot

LAST = Prepared(lambda: Revision.objects.filter(article=Slot("article"))[:1])
PUBLISHED = Prepared(
    lambda: Revision.objects.filter(article=Slot("article"), reason=Revision.Reason.PUBLISHED).only("number")[:1]
)
DRAFTS = Prepared(
    lambda: Revision.objects.filter(article=Slot("article"), state=State.DRAFT, number__gt=Slot("shown")).only("author")
)
SUBMITTED = Prepared(lambda: Review.objects.filter(article=Slot("article"), verb=Verb.SUBMIT).only("by")[:1])
# Autosaves of one person within this time are one revision.
FOLD_WITHIN = datetime.timedelta(minutes=10)


def keep(article: Article, by: User | None, reason: str = Revision.Reason.SAVED) -> Revision:
    """The revision of what the article is now: a new one if something changed since the last, else the last.

    A publication always keeps one of its own. The caller holds the article's row.
    """
    snapshot = content.read(article)
    digest = content.digest(snapshot)
    last = next(iter(LAST(article=article.root.pk)), None)
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
    root = article.root
    shown = next((revision.number for revision in PUBLISHED(article=root.pk)), 0)
    submitted = (review.by_id for review in SUBMITTED(article=root.pk))
    drafts = (revision.author_id for revision in DRAFTS(article=root.pk, shown=shown))
    return {pk for pk in (article.author_id, root.author_id, *submitted, *drafts) if pk}


def _folds(last: Revision, by: User | None, reason: str) -> bool:
    autosaved = Revision.Reason.AUTOSAVED
    return (
        last.reason == reason == autosaved
        and by is not None
        and last.author_id == by.pk
        and last.made > timezone.now() - FOLD_WITHIN
        and not Review.objects.filter(revision=last).exists()
    )
