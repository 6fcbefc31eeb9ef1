"""Working copies: what is written about a live article while readers see the live article unchanged."""

from typing import Any

from articles import clock, content, ledger
from articles.models import Appointment, Article, Kindred, Review, Revision
from articles.rules import State, Verb
from articles.workflow import held
from newsroom.models import User

# Rows that belong to a copy and go with it; everything else that points at it points at the live article afterwards.
OWN = {*(model for model, _fields in content.ROWS.values()), Article.tags.through}
# These never point at a copy, or go with it.
NEVER = {Appointment, Kindred, Review, Revision}


def begin(live: Article, by: User, snapshot: content.Snapshot | None = None) -> Article:
    """A working copy of a live article, with all its parts, or with those of a snapshot. The caller holds the row."""
    copy = Article(replaces=live, author=by)
    content.write(snapshot or content.read(live), copy)
    return copy


def put_live(copy: Article, live: Article) -> None:
    """Copy over the live row, which keeps its address, its times and its inbound links; the copy is gone after."""
    content.write(content.read(copy), live)
    _point_at(live, copy)
    copy.delete()


def discard(copy: Article, by: User, *, seen: int | None = None, **details: Any) -> Article:
    """Throw a working copy away; its last words stay as a revision. Returns the live article."""
    with held(copy, Verb.DISCARD, by, seen) as row:
        live = row.root
        ledger.write(row, Verb.DISCARD, by, row.state, **details)
        _point_at(live, row)
        row.delete()
    return live


def send_back(live: Article, by: User, note: str) -> None:
    """Return the working copy of an article, so that nothing signed earlier brings the article back by itself."""
    copy = Article.objects.select_for_update().filter(replaces=live).exclude(state=State.DRAFT).first()
    if copy is None:
        return
    before, copy.state, copy.publish_at = copy.state, State.DRAFT, None
    copy.replaces = live
    copy.save(update_fields=["state", "publish_at"])
    clock.appoint(copy, clock.PUBLISH, None)
    ledger.write(copy, Verb.RETURN, by, before, note=note)


def _point_at(live: Article, copy: Article) -> None:
    """Whatever others have linked to the copy links to the live article from now on."""
    for relation in Article._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if name == "replaces" or model in NEVER or (model in OWN and name in ("article", "content_object")):
            continue
        rows = model._default_manager.filter(**{name: copy})  # type: ignore[union-attr]
        if relation.many_to_many:
            for record in rows:
                getattr(record, name).add(live)
                getattr(record, name).remove(copy)
        elif model in OWN:
            rows.exclude(article__in=[live, copy]).update(**{name: live})
        else:
            rows.update(**{name: live})
