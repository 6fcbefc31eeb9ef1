"""What an article is made of: everything that is shown, read into a snapshot and written from one.

One pair of functions serves revisions, working copies, publication over the live article, and restoring, so what
one of them knows of an article all of them know.
"""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles import linked
from articles.models import Article, ArticlePicture, Attachment, Placement, RelatedStory

# Times, state and who are not content: they are set by moves and stand in the ledger.
FIELDS = [
    "kicker",
    "headline",
    "short_headline",
    "deck",
    "summary",
    "body",
    "lead_picture",
    "waiting_captions",
    "section",
    "campaign",
    "event",
    "dateline_outlet",
    "dateline_date",
    "byline_role",
    "byline",
    "source",
    "source_url",
    "contributor",
    "photographer",
    "responsible_editor",
    "notice_kind",
    "notice",
]
# related name: the model and its fields; rows are kept in the order in which they are shown.
ROWS: dict[str, tuple[type[models.Model], list[str]]] = {
    "article_pictures": (ArticlePicture, ["picture", "order", "caption", "alt"]),
    "attachments": (Attachment, ["file", "title", "size", "order"]),
    "related_stories": (RelatedStory, ["story", "title", "url", "published_on", "order"]),
    "placement_set": (Placement, ["section"]),
}
LINKS = ["units", "officials"]

Snapshot = dict[str, Any]


def read(article: Article) -> Snapshot:
    """Everything of an article that is shown, as JSON, with the names of what it points to beside it."""
    names: dict[str, str] = {}
    snapshot: Snapshot = {"fields": {name: _value(article, name, names) for name in FIELDS}}
    there = linked.read(article, *ROWS, *LINKS, "tags")
    for part, (_model, fields) in ROWS.items():
        snapshot[part] = [{name: _value(row, name, names) for name in fields} for row in there[part]]
    # A picture whose file is exchanged in the library is another picture than the one that was signed.
    pictures = [*(use.picture for use in there["article_pictures"]), article.lead_picture]
    snapshot["files"] = sorted({str(picture.file.name) for picture in pictures if picture})
    for link in LINKS:
        records = sorted(there[link], key=lambda record: record.pk)
        snapshot[link] = [record.pk for record in records]
        names |= {_key(record): str(record) for record in records}
    snapshot["tags"] = sorted(tag.name for tag in there["tags"])
    snapshot["names"] = names
    return json.loads(json.dumps(snapshot, cls=DjangoJSONEncoder))


def digest(snapshot: Snapshot) -> str:
    """The SHA-256 of a snapshot without the names: renaming a unit does not void what was signed.

    And without what is empty, so that a field which the program learns later does not either.
    """
    content = told({part: value for part, value in snapshot.items() if part != "names"})
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def write(snapshot: Snapshot, article: Article) -> list[str]:
    """Make an article what a snapshot says, in place of what it had; returns the names of what is gone since.

    Saves the article; the caller holds its row.
    """
    gone: list[str] = []
    for name in FIELDS:
        _set(article, name, snapshot["fields"].get(name), snapshot, gone)
    article.save()
    for part, (model, fields) in ROWS.items():
        getattr(article, part).all().delete()
        for row in snapshot.get(part, []):
            _write_row(model(article=article), fields, row, snapshot, gone)  # type: ignore[call-arg]
    for link in LINKS:
        wanted = snapshot.get(link, [])
        model = Article._meta.get_field(link).related_model  # type: ignore[assignment]
        found = set(model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True))
        getattr(article, link).set(found)
        gone += [name_of(model, pk, snapshot) for pk in wanted if pk not in found]
    article.tags.set(snapshot.get("tags", []))
    return gone


def told(value: Any) -> Any:
    """A part of a snapshot without what says nothing."""
    if isinstance(value, dict):
        return {name: told(one) for name, one in value.items() if one not in (None, "", [])}
    return [told(one) for one in value] if isinstance(value, list) else value


def freeze_captions(article: Article) -> None:
    """Keep captions as they are now, so that what is signed does not change with the library."""
    for use in article.article_pictures.select_related("picture"):
        if use.caption != use.shown_caption or use.alt != use.shown_alt:
            use.caption, use.alt = use.shown_caption, use.shown_alt
            use.save()


def _key(record: models.Model) -> str:
    return f"{record._meta.label_lower}:{record.pk}"


def name_of(model: type[models.Model], pk: int, snapshot: Snapshot) -> str:
    key = f"{model._meta.label_lower}:{pk}"
    return snapshot.get("names", {}).get(key, key)


def _value(record: models.Model, name: str, names: dict[str, str]) -> object:
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        linked = getattr(record, name)
        if linked is not None:
            names[_key(linked)] = str(linked)
        return linked and linked.pk
    value = getattr(record, name)
    return value.name if isinstance(field, models.FileField) else value


def _set(record: models.Model, name: str, value: Any, snapshot: Snapshot, gone: list[str]) -> None:
    field: Any = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        model = field.related_model
        if value is not None and not model._default_manager.filter(pk=value).exists():
            gone.append(name_of(model, value, snapshot))
            value = None
        setattr(record, field.attname, value)
    else:
        setattr(record, name, field.to_python(value) if value is not None else _empty(field))


def _empty(field: Any) -> object:
    return None if field.null else field.get_default()


def _write_row(row: models.Model, fields: list[str], values: dict, snapshot: Snapshot, gone: list[str]) -> None:
    if values.get("story") is not None and values["story"] == row.article_id:  # type: ignore[attr-defined]
        return  # a working copy may point at its live article; the live article cannot point at itself
    missing = len(gone)
    for name in fields:
        _set(row, name, values.get(name), snapshot, gone)
    # A row whose record is gone has nothing to show, unless it has a title of its own.
    if len(gone) == missing or vars(row).get("title"):
        # Not `save()`: an attachment would measure its file again, which may be far away.
        row.save_base(force_insert=True)
