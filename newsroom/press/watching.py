"""The tables that pages may show, and the triggers by which the database itself notes every change of them.

A trigger writes to `press_change` in the transaction of the change, whatever made it: a save, an update of many rows,
a cascade, a program of another kind. It tells which columns changed, and the old and the new values of those by which
statements choose rows: keys, links, states, numbers, days and moments, never a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

CHANGES = "press_change"
# Who may have a change under way, and who keeps a page: see epochs.py. Any number that nobody else uses.
LOCK = 719_020_301
# On which PostgreSQL tells other machines that something has changed (bells.py): once a transaction, with its commit.
CHANNEL = "newsroom_press"
APPS = ("newsroom", "directory", "articles", "awards", "taggit")
# What no reader sees. A page that asks any of these, or a table of another app, is not stored.
UNSHOWN = {
    "newsroom.user",
    "newsroom.user_groups",
    "newsroom.user_user_permissions",
    "newsroom.presence",
    "newsroom.wantedrendition",
    "articles.appointment",
    "articles.checklevel",
    "articles.linkcheck",
    "articles.phrase",
    "articles.previewlink",
    "articles.review",
    "articles.revision",
    "articles.section_people",
    "taggit.taggeditem",  # tags of stories are in a table of their own
}


@dataclass(frozen=True)
class Table:
    """What the press knows of a table."""

    name: str
    pk: str
    columns: tuple[str, ...]
    # Columns whose values a change tells.
    told: tuple[str, ...]
    # Columns by which a statement finds few rows, the most telling first; and those that only divide a table.
    telling: tuple[str, ...]
    kinds: tuple[str, ...]
    # Days and moments that may lie ahead: their coming is a change.
    days: tuple[str, ...]
    moments: tuple[str, ...]


@cache
def watched() -> dict[str, Table]:
    """By their names in the database."""
    return {table.name: table for table in map(_table, _models())}


def _models() -> Iterator[type[models.Model]]:
    for label in APPS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            is_history = hasattr(model, "history_id")
            if not is_history and model._meta.label_lower not in UNSHOWN and model._meta.managed:
                yield model


def _table(model: type[models.Model]) -> Table:
    fields = model._meta.local_concrete_fields
    column = {field: str(field.column) for field in fields}
    links = [column[field] for field in fields if field.is_relation]
    keys = [column[field] for field in fields if field.unique and not field.is_relation and not field.primary_key]
    kinds = [column[field] for field in fields if field.choices]
    # What nobody can set (auto_now too) is the moment at which it was written, and never lies ahead.
    clock = [field for field in fields if field.editable]
    moments = [column[field] for field in clock if isinstance(field, models.DateTimeField)]
    days = [column[field] for field in clock if isinstance(field, models.DateField) and column[field] not in moments]
    long = {column[field] for field in fields if isinstance(field, models.TextField | models.JSONField)}
    pk = str(model._meta.pk.column)
    plain = models.IntegerField | models.BooleanField | models.DateField
    told = [column[field] for field in fields if isinstance(field, plain) or column[field] in (*links, *keys, *kinds)]
    return Table(
        name=model._meta.db_table,
        pk=pk,
        columns=tuple(column.values()),
        told=tuple(name for name in told if name not in long),
        telling=tuple(dict.fromkeys(name for name in [pk, *links, *keys] if name not in long)),
        kinds=tuple(name for name in kinds if name not in long),
        days=tuple(days),
        moments=tuple(moments),
    )


# --- the triggers

SQLITE = """CREATE TRIGGER {name} AFTER {act} ON "{table}" {when} BEGIN
INSERT INTO {changes} ("table", old, new, columns, epoch, at)
VALUES ('{table}', {old}, {new}, {columns}, 0, strftime('%Y-%m-%d %H:%M:%f', 'now')); END"""

POSTGRESQL = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $press$ BEGIN
PERFORM pg_advisory_xact_lock_shared({lock});
PERFORM pg_notify('{channel}', '');
INSERT INTO {changes} ("table", old, new, columns, epoch, at)
VALUES ('{table}', {old}, {new}, {columns}, pg_current_xact_id()::text::bigint, clock_timestamp());
RETURN NULL; END $press$;
CREATE TRIGGER {name} AFTER {act} ON "{table}" FOR EACH ROW {when} EXECUTE FUNCTION {name}()"""

PRESENT = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


def put_up(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Create the triggers that are not there; after every `migrate`, for SQLite loses them when it remakes a table.

    A trigger is named by what it does, so that one that is there is the right one.
    """
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if CHANGES not in tables:
        return
    wanted = {
        name: text
        for table in watched().values()
        if table.name in tables
        for name, text in _triggers(table, connection)
    }
    with connection.cursor() as cursor:
        present = _present(cursor, connection.vendor)
        _drop(cursor, connection.vendor, {name: present[name] for name in present.keys() - wanted.keys()})
        for name in wanted.keys() - present.keys():
            cursor.execute(wanted[name])


def take_down(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Before a `migrate`: SQLite refuses to rename a table that a trigger of another one writes to."""
    connection = connections[using]
    with connection.cursor() as cursor:
        _drop(cursor, connection.vendor, _present(cursor, connection.vendor))


def _present(cursor: Any, vendor: str) -> dict[str, str]:
    """The triggers that are there, with their tables."""
    cursor.execute(PRESENT[vendor])
    return {name: table for name, table in cursor.fetchall() if name.startswith("press_")}


def _drop(cursor: Any, vendor: str, names: dict[str, str]) -> None:
    for name, table in names.items():
        if vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute(f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}()")


def _triggers(table: Table, connection: Any) -> Iterator[tuple[str, str]]:
    """One for each way in which a row can change, by its name."""
    vendor = connection.vendor
    distinct = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    pairs = [(column, f'OLD."{column}" {distinct} NEW."{column}"') for column in table.columns]
    changed = " || ".join(f"CASE WHEN {differs} THEN ',{column}' ELSE '' END" for column, differs in pairs)
    old, new = (_row(name, table, vendor) for name in ("OLD", "NEW"))
    for act, before, after in (("insert", "NULL", new), ("update", old, new), ("delete", old, "NULL")):
        form = (SQLITE if vendor == "sqlite" else POSTGRESQL).format(
            name="{name}",
            act=act.upper(),
            table=table.name,
            when="WHEN ({})".format(" OR ".join(differs for _column, differs in pairs)) if act == "update" else "",
            changes=CHANGES,
            old=before,
            new=after,
            columns=changed if act == "update" else "''",
            lock=LOCK,
            channel=CHANNEL,
        )
        name = f"press_{act}_{blake2b(form.encode(), digest_size=8).hexdigest()}"
        yield name, form.replace("{name}", name)


def _row(name: str, table: Table, vendor: str) -> str:
    """A row's told columns as a JSON object."""
    pairs = ", ".join(f"'{column}', {name}.\"{column}\"" for column in table.told)
    return f"json_object({pairs})" if vendor == "sqlite" else f"jsonb_build_object({pairs})::text"
