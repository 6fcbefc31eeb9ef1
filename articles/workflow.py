"""Who may do what with an article now, and the moves that stay on the desk. What readers see is `publishing`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checks, clock, content, ledger, revisions
from articles.models import Article, Review, Revision, Section
from articles.rules import (
    EDITABLE,
    LEVEL_OF,
    NEVER_COPIES,
    NOT_BY_ITS_WRITER,
    ONLY_COPIES,
    REVIEW_RIGHTS,
    State,
    Verb,
    next_state,
    right_for,
)
from newsroom.models import User
from newsroom.search import index


class Refused(PermissionDenied):
    """A move that the rules do not allow; its text is a sentence for the person who tried."""


def why_not(article: Article, verb: str, by: User | None) -> str:
    """Why this person may not make this move now, as a sentence; empty if she may. `by=None` is the clock."""
    reasons = _reasons_of_the_clock(article, Verb(verb)) if by is None else _reasons(article, Verb(verb), by)
    return next(filter(None, reasons), "")


def _reasons_of_the_clock(article: Article, verb: Verb) -> Iterator[str]:
    if verb != Verb.PUBLISH or article.state != State.SCHEDULED:
        yield _("The clock publishes what is scheduled, and does nothing else.")
    yield _not_signed(article, verb)
    yield _over_before_it_begins(article, verb)


def _reasons(article: Article, verb: Verb, by: User) -> Iterator[str]:
    yield _wrong_state(article, verb)
    yield _no_right(article, verb, by)
    yield _another_section(article.section, by)
    yield from _reasons_of_its_own(article, verb, by)
    yield _not_ready(article, verb)


def _reasons_of_its_own(article: Article, verb: Verb, by: User) -> Iterator[str]:
    """What stands against a verb that is hers at all, as far as it can be told without reading every word."""
    yield _own_article(article, verb, by)
    yield _signed_before(article, verb, by)
    yield _not_signed(article, verb)
    yield _over_before_it_begins(article, verb)
    yield _copy_in_the_way(article, verb)


def _wrong_state(article: Article, verb: Verb) -> str:
    is_copy = article.replaces_id is not None
    if next_state(article.state, verb, article.levels) is None:
        return _("This article is in the state “%(state)s”; “%(verb)s” is not possible now.") % {
            "state": article.get_state_display(),
            "verb": verb.label,
        }
    if is_copy and verb in NEVER_COPIES:
        return _("This is a working copy; “%(verb)s” belongs to the live article.") % {"verb": verb.label}
    if not is_copy and verb in ONLY_COPIES:
        return _("This is not a working copy; there is nothing to throw away.")
    if verb == Verb.COUNTERSIGN and not article.owes_signature:
        return _("This article owes no signature.")
    return ""


def _no_right(article: Article, verb: Verb, by: User) -> str:
    if by.is_active and by.has_perm(right_for(verb, article.state, article.levels)):
        return ""
    return _("You do not have the right to “%(verb)s” at this point.") % {"verb": verb.label}


def works_on(section: Section | None, by: User) -> bool:
    """Whether a person works on a section: everybody does where it names nobody."""
    if section is None or by.is_superuser:
        return True
    people = {one.pk for one in section.people.all()}
    return not people or by.pk in people


def _another_section(section: Section | None, by: User) -> str:
    if works_on(section, by):
        return ""
    return _("“%(section)s” names the people who work on it, and you are not among them.") % {"section": section}


def _own_article(article: Article, verb: Verb, by: User) -> str:
    if verb in NOT_BY_ITS_WRITER and by.pk in revisions.writers(article):
        return _("You wrote or changed this article yourself; another person has to decide.")
    return ""


def _signed_before(article: Article, verb: Verb, by: User) -> str:
    if verb == Verb.APPROVE and any(row.by_id == by.pk for row in ledger.signatures(article)):
        return _("You have signed another level of this article already; nobody signs two.")
    if verb == Verb.COUNTERSIGN:
        urgent = article.reviews.filter(verb=Verb.URGENT).first()
        if urgent and urgent.by_id == by.pk:
            return _("You published it urgently; another person has to sign it.")
    return ""


def _not_ready(article: Article, verb: Verb) -> str:
    if verb not in (Verb.SUBMIT, Verb.URGENT):
        return ""
    if not article.headline.strip():
        return _("Write a headline first.")
    if article.section is None:
        return _("Choose a section first: it decides who reviews the article.")
    return next((finding.sentence for finding in checks.findings(article) if finding.stops), "")


def _not_signed(article: Article, verb: Verb) -> str:
    """Only what every level of the section signed, and nothing changed since, goes to readers."""
    if verb not in (Verb.PUBLISH, Verb.SCHEDULE):
        return ""
    signed = ledger.signatures(article)
    missing = set(range(1, article.levels + 1)) - {row.level for row in signed}
    if missing:
        return _("It has not been signed at level %(level)d.") % {"level": min(missing)}
    if signed[-1].digest != content.digest(content.read(article)):
        return _("It has changed since the last signature; return it and have it signed again.")
    return ""


def _over_before_it_begins(article: Article, verb: Verb) -> str:
    if verb in (Verb.PUBLISH, Verb.URGENT) and article.expire_at and article.expire_at <= timezone.now():
        return _("It expires before it would be published; set another expiry.")
    return ""


def _copy_in_the_way(article: Article, verb: Verb) -> str:
    if verb not in (Verb.CORRECT, Verb.RESTORE) or article.state == State.DRAFT:
        return ""
    copy = Article.objects.filter(replaces=article).first()
    if copy is None:
        return ""
    return _("There is a working copy already, begun by %(author)s; finish it or throw it away.") % {
        "author": copy.author
    }


def why_not_edit(article: Article, by: User) -> str:
    """Why this person may not change the words of an article now; empty if she may.

    A draft is changed by the writers of its section, an article under review by whoever may sign that level, and
    what is signed, scheduled or public by nobody: that is what returning and working copies are for.
    """
    if not by.is_active or not by.has_perm("articles.change_article"):
        return _("You do not have the right to change articles.")
    if reason := _another_section(article.section, by):
        return reason
    if article.state in (State.PUBLISHED, State.WITHDRAWN):
        return _("Readers see this article; correct it, and the changes are reviewed before they show.")
    if article.state not in EDITABLE:
        return _("Everybody has signed this article; return it to change it.")
    if article.state in LEVEL_OF:
        return why_not(article, Verb.APPROVE, by) and _("It is under review; only its reviewer changes it now.")
    if not by.has_perm("articles.add_article"):
        return _("A draft is changed by writers; you can read it.")
    return ""


def offers(article: Article, by: User) -> list[tuple[Verb, str]]:
    """What to offer a person: each verb that is hers in this state, with what stands against it, if anything.

    Whether a draft is complete is said when she submits it: the checks read every word and ask the record.
    """
    hers = [verb for verb in Verb if not _wrong_state(article, verb) and not _no_right(article, verb, by)]
    elsewhere = _another_section(article.section, by) if hers else ""
    return [(verb, elsewhere or next(filter(None, _reasons_of_its_own(article, verb, by)), "")) for verb in hers]


def why_not_see(article: Article, by: User) -> str:
    """Why this person may not see an article in the desk; empty if she may."""
    if not by.is_active or not by.has_perm("articles.view_article"):
        return _("You do not have the right to see articles in the desk.")
    return _another_section(article.section, by)


def lock(article: Article) -> Article:
    """The article as it is in the database now, held until the transaction ends, its live article held first."""
    pks = [pk for pk in (article.replaces_id, article.pk) if pk]
    rows = {row.pk: row for row in Article.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    if article.pk not in rows:
        raise Refused(_("This article is no longer there."))
    row = rows[article.pk]
    if row.replaces_id in rows:
        row.replaces = rows[row.replaces_id]
    return row


@contextmanager
def held(article: Article, verb: str, by: User | None, seen: int | None = None) -> Iterator[Article]:
    """Hold the article's row for a move that is allowed; raise `Refused` with a sentence otherwise.

    `seen` is the version that the person looked at: a decision on another one is refused.
    """
    with transaction.atomic(), index.together():
        row = lock(article)
        if reason := why_not(row, verb, by):
            raise Refused(reason)
        if seen is not None and seen != row.version:
            raise Refused(_("The article has changed since you opened this page. Look at it again, then decide."))
        yield row


PLAIN = {Verb.SUBMIT, Verb.RECALL, Verb.APPROVE, Verb.RETURN, Verb.UNSCHEDULE}


def move(article: Article, verb: str, by: User, *, seen: int | None = None, **details: Any) -> Review:
    """Make a move that readers do not see; returns its row of the ledger.

    `details` are those of the row: note, proofread, address. Raises `Refused` with a sentence.
    """
    if verb not in PLAIN:
        raise ValueError(f"{verb} is a verb of articles.publishing")
    if verb == Verb.RETURN and not details.get("note", "").strip():
        raise Refused(_("Say in the note what has to be changed."))
    with held(article, verb, by, seen) as row:
        if verb == Verb.SUBMIT:
            content.freeze_captions(row)
        # Kept before the move: whoever saves a draft is its writer, whoever moves it on is not.
        revision = revisions.keep(row, by, Revision.Reason.REVIEWED)
        before, row.state = row.state, next_state(row.state, verb, row.levels) or row.state
        if before == State.SCHEDULED:
            row.publish_at = None
            clock.appoint(row, clock.PUBLISH, None)
        row.save(update_fields=["state", "publish_at"])
        review = ledger.write(row, verb, by, before, revision=revision, **details)
    article.refresh_from_db()
    return review


def reviewer_rights(by: User) -> list[int]:
    """The levels at which a person may review."""
    return [level for level, right in REVIEW_RIGHTS.items() if by.has_perm(right)]
