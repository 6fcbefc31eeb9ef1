"""The moves that readers see: publish, schedule, correct, withdraw, and what the clock does at a time."""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import clock, content, ledger, revisions, working_copies
from articles.models import Article, Revision
from articles.related import settle, settle_nearest
from articles.rules import State, Verb
from articles.workflow import Refused, held
from newsroom.models import User
from newsroom.search import index
from newsroom.search.index import refresh

# A later time is a slip of the hand: 2104 for 2014.
FURTHEST = datetime.timedelta(days=731)


def publish(article: Article, by: User | None, *, seen: int | None = None, **details: Any) -> Article:
    """Show what everybody has signed to readers, now; returns the live article.

    A working copy goes over its live article. A day in the past that was set before is kept as the date shown
    (`first_published` says when it really was). `by=None` is the clock. Raises `Refused` with a sentence.
    """
    with held(article, Verb.PUBLISH, by, seen) as row:
        live = _go_live(row, Verb.PUBLISH, by, **details)
    return _given_back(article, live)


def publish_urgently(article: Article, by: User, *, seen: int | None = None, note: str = "", **details: Any) -> Article:
    """Publish without the signatures, for a reason; it owes a signature until another person signs it."""
    _demand(note, _("Say why it cannot wait for its reviews."))
    with held(article, Verb.URGENT, by, seen) as row:
        content.freeze_captions(row)
        live = _go_live(row, Verb.URGENT, by, note=note, owes_signature=True, **details)
    return _given_back(article, live)


def countersign(article: Article, by: User, *, seen: int | None = None, **details: Any) -> Article:
    """Sign afterwards what was published urgently."""
    with held(article, Verb.COUNTERSIGN, by, seen) as row:
        row.owes_signature = False
        row.save(update_fields=["owes_signature"])
        ledger.write(row, Verb.COUNTERSIGN, by, row.state, level=row.levels, **details)
    return _given_back(article, row)


def schedule(article: Article, by: User, at: datetime.datetime, *, seen: int | None = None, **details: Any) -> Article:
    """Set the time at which the clock publishes what everybody has signed."""
    with held(article, Verb.SCHEDULE, by, seen) as row:
        if at <= timezone.now():
            raise Refused(_("That time has passed; choose a later one, or publish now."))
        if at > timezone.now() + FURTHEST:
            raise Refused(_("That is more than two years away; look at the year again."))
        if row.expire_at and row.expire_at <= at:
            raise Refused(_("It would expire before that time."))
        before, row.state, row.publish_at = row.state, State.SCHEDULED, at
        row.save(update_fields=["state", "publish_at"])
        details["note"] = _joined(_("For %(time)s") % {"time": _clock(at)}, details.get("note", ""))
        ledger.write(row, Verb.SCHEDULE, by, before, **details)
        clock.appoint(row, clock.PUBLISH, at)
    return _given_back(article, row)


def correct(article: Article, by: User, *, note: str = "", seen: int | None = None, **details: Any) -> Article:
    """Begin a correction: a working copy with the note that readers will see once it is signed. Returns the copy."""
    _demand(note, _("Say what is corrected; readers will see it."))
    with held(article, Verb.CORRECT, by, seen) as row:
        copy = working_copies.begin(row, by)
        copy.notice_kind, copy.notice = Article.Notice.CORRECTION, note.strip()
        copy.save(update_fields=["notice_kind", "notice"])
        ledger.write(row, Verb.CORRECT, by, row.state, note=note, **details)
    return copy


def withdraw(
    article: Article,
    by: User,
    *,
    notice: str = "",
    successor: Article | None = None,
    seen: int | None = None,
    **details: Any,
) -> Article:
    """Take an article off the site: its address shows the notice, or leads to the successor."""
    if successor is None:
        _demand(notice, _("Write the notice that readers find in its place, or choose the article that replaces it."))
    elif successor.pk == article.pk or not successor.is_public:
        raise Refused(_("The article that replaces it has to be public itself."))
    with held(article, Verb.WITHDRAW, by, seen) as row:
        before, row.state, row.successor = row.state, State.WITHDRAWN, successor
        row.notice_kind, row.notice, row.notice_at = Article.Notice.WITHDRAWAL, notice.strip(), timezone.now()
        row.save(update_fields=["state", "successor", "notice_kind", "notice", "notice_at"])
        ledger.write(row, Verb.WITHDRAW, by, before, **{"note": notice, **details})
        working_copies.send_back(row, by, _("The article was withdrawn."))
        announce(row)
    return _given_back(article, row)


def redate(
    article: Article, by: User, at: datetime.datetime, *, note: str = "", seen: int | None = None, **details: Any
) -> Article:
    """Change the date that a published article shows, for a reason; when it was first published never changes."""
    _demand(note, _("Say why the date changes."))
    with held(article, Verb.REDATE, by, seen) as row:
        if at > timezone.now():
            raise Refused(_("A published article cannot bear a date in the future."))
        said = _("From %(old)s to %(new)s") % {"old": _clock(row.publish_at), "new": _clock(at)}
        row.publish_at = at
        row.save(update_fields=["publish_at"])
        ledger.write(row, Verb.REDATE, by, row.state, note=_joined(said, note), **details)
        announce(row)
    return _given_back(article, row)


def set_times(
    article: Article,
    by: User,
    *,
    pinned_until: datetime.datetime | None,
    expire_at: datetime.datetime | None,
    seen: int | None = None,
    **details: Any,
) -> Article:
    """Pin a published article until a time, and set when it leaves the site; None for neither."""
    with held(article, Verb.TIME, by, seen) as row:
        if expire_at and expire_at <= timezone.now():
            raise Refused(_("That time has passed; withdraw the article instead."))
        said = [
            _("Pinned until %(time)s") % {"time": _clock(pinned_until)} if pinned_until else _("Not pinned"),
            _("Expires at %(time)s") % {"time": _clock(expire_at)} if expire_at else _("Does not expire"),
        ]
        row.pinned_until, row.expire_at = pinned_until, expire_at
        row.save(update_fields=["pinned_until", "expire_at"])
        ledger.write(row, Verb.TIME, by, row.state, **{**details, "note": _joined(*said, details.get("note", ""))})
        clock.appoint_all(row, _times(row))
        announce(row)
    return _given_back(article, row)


def restore(article: Article, revision: Revision, by: User, *, seen: int | None = None, **details: Any) -> Article:
    """Take a revision up again as a draft: into the draft itself, or into a working copy of what readers see."""
    with held(article, Verb.RESTORE, by, seen) as row:
        if revision.article_id != row.root.pk:
            raise Refused(_("That revision belongs to another article."))
        revisions.keep(row, by)
        target = row
        if row.state == State.DRAFT:
            gone = content.write(revision.snapshot, row)
        else:
            target = working_copies.begin(row, by)
            gone = content.write(revision.snapshot, target)
        if target.notice_kind == Article.Notice.WITHDRAWAL:
            target.notice_kind, target.notice = Article.Notice.NONE, ""
            target.save(update_fields=["notice_kind", "notice"])
        said = [_("Revision %(number)d") % {"number": revision.number}]
        said += [_("No longer there: %(names)s") % {"names": "、".join(gone)}] if gone else []
        kept = revisions.keep(target, by, Revision.Reason.RESTORED)
        ledger.write(target, Verb.RESTORE, by, row.state, revision=kept, note=_joined(*said), **details)
    return _given_back(article, target)


def announce(article: Article) -> None:
    """Tell everything that must know at once what readers see of an article, in the transaction that changed it."""
    index.refresh(article)
    for attachment in article.attachments.all():
        index.refresh(attachment)


def _go_live(row: Article, verb: Verb, by: User | None, owes_signature: bool = False, **details: Any) -> Article:
    before, now, live = row.state, timezone.now(), row.root
    was_read = live.state == State.PUBLISHED
    if live.pk != row.pk:
        noticed = row.notice and row.notice != live.notice
        live.state = State.PUBLISHED
        working_copies.put_live(row, live)
        live.notice_at = now if noticed else live.notice_at
        live.successor = None
    else:
        live.publish_at = live.publish_at if live.publish_at and live.publish_at <= now else now
        live.first_published = live.first_published or now
    live.state = State.PUBLISHED
    live.owes_signature = owes_signature or live.owes_signature
    live.save()
    if live.publish_at and timezone.localdate(live.publish_at) != timezone.localdate(now) and live.pk == row.pk:
        details["note"] = _joined(_("Dated %(time)s") % {"time": _clock(live.publish_at)}, details.get("note", ""))
    ledger.write(live, verb, by, before, **details)
    announce(live)
    times = {clock.PUBLISH: None, **_times(live)}
    if settle([live.pk]) or not was_read:
        # Otherwise an appointment that is still open stays.
        times[clock.RELATE] = now
    clock.appoint_all(live, times)
    return live


def _times(live: Article) -> dict[str, datetime.datetime | None]:
    return {clock.EXPIRE: live.expire_at, clock.UNPIN: live.pinned_until}


def _publish_at_its_time(article: Article) -> None:
    publish(article, by=None, note=_("At the time that was set."))


def _leave(article: Article) -> None:
    """An expired article leaves the search index; lists and its own page have left it out since the moment itself."""
    refresh(article)
    announce(article)


def _lead_to(article: Article) -> None:
    """Lead the stories nearest to a new one to it. The office made no such appointment, so none is left to read of."""
    settle_nearest(article)
    article.appointments.filter(kind=clock.RELATE).delete()


# What the clock does, by the kind of appointment.
AT_A_TIME: dict[str, Callable[[Article], object]] = {
    clock.PUBLISH: _publish_at_its_time,
    clock.EXPIRE: _leave,
    clock.UNPIN: announce,
    clock.RELATE: _lead_to,
}


def _given_back(article: Article, live: Article) -> Article:
    """The caller's own object says what is in the database, too; a copy that was published is no more."""
    if article.pk == live.pk:
        article.refresh_from_db()
        return article
    return live


def _demand(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(sentence)


def _joined(*said: str) -> str:
    return "；".join(part.strip() for part in said if part.strip())


def _clock(moment: datetime.datetime | None) -> str:
    return date_format(timezone.localtime(moment), "Y-m-d H:i") if moment else "—"
