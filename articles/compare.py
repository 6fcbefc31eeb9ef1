"""What differs between two snapshots of an article, in words that an editor reads."""

import html
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles import content
from articles.content import Snapshot
from articles.models import Article
from newsroom import differences

BLOCK_ENDS = re.compile(r"<br\s*/?>|</(?:p|h\d|li|tr|blockquote)>", re.I)
LINK = re.compile(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.I | re.S)
TAG = re.compile(r"<[^>]+>")


def as_text(body: str) -> str:
    """The text of a body, a line a block, with the address of each link behind its words."""
    body = LINK.sub(lambda link: f"{link[2]} [{link[1]}]", body)
    text = html.unescape(TAG.sub("", BLOCK_ENDS.sub("\n", body)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def labels() -> dict[str, str]:
    """The parts of an article in the order in which they are compared, with their names."""
    fields = {name: str(Article._meta.get_field(name).verbose_name) for name in content.FIELDS}  # type: ignore[union-attr]
    return {
        **fields,
        "article_pictures": _("pictures"),
        "attachments": _("attachments"),
        "related_stories": _("related stories"),
        "placement_set": _("further sections"),
        "units": _("units"),
        "officials": _("officials"),
        "tags": _("tags"),
        "files": _("picture files"),
    }


def shown(snapshot: Snapshot, part: str) -> str:
    """One part of a snapshot as text, a line an item."""
    if part in content.FIELDS:
        return _field(snapshot, part)
    if part in content.ROWS:
        return "\n".join(_row(snapshot, part, row) for row in snapshot.get(part, []))
    if part in content.LINKS:
        model: Any = Article._meta.get_field(part).related_model
        return "\n".join(content.name_of(model, pk, snapshot) for pk in snapshot.get(part, []))
    return "\n".join(snapshot.get(part, []))


def changes(before: Snapshot, after: Snapshot) -> list[dict[str, str]]:
    """The parts that differ, each as {"part", "label", "before", "after"} with text for both."""
    found = []
    for part, label in labels().items():
        if _content(before, part) != _content(after, part):
            found.append({"part": part, "label": label, "before": shown(before, part), "after": shown(after, part)})
    return found


@dataclass(frozen=True)
class Compared:
    """One part of an article in two versions, line beside line."""

    label: str
    rows: list[differences.Row]


def side_by_side(before: Snapshot, after: Snapshot) -> list[Compared]:
    """The parts that differ, compared by words."""
    return [
        Compared(change["label"], differences.rows(change["before"], change["after"]))
        for change in changes(before, after)
    ]


def _content(snapshot: Snapshot, part: str) -> object:
    """What a snapshot says of a part; None where it says nothing, because the part was empty or not known yet."""
    return content.told(snapshot["fields"].get(part) if part in content.FIELDS else snapshot.get(part)) or None


def _field(snapshot: Snapshot, name: str) -> str:
    value = snapshot["fields"].get(name)
    field = Article._meta.get_field(name)
    if value in (None, ""):
        return ""
    if field.is_relation:
        return content.name_of(field.related_model, value, snapshot)  # type: ignore[arg-type]
    return as_text(value) if name == "body" else str(value)


def _row(snapshot: Snapshot, part: str, row: dict) -> str:
    model = content.ROWS[part][0]
    said = []
    for name, value in row.items():
        field = model._meta.get_field(name)
        if value not in (None, "") and name not in ("order", "size"):
            linked = content.name_of(field.related_model, value, snapshot) if field.is_relation else str(value)  # type: ignore[arg-type]
            said.append(linked)
    return " · ".join(dict.fromkeys(said))
