"""Triggers in the database for what no program may do: change the ledger, or move the time of first publication.

Put there after every `migrate`, because SQLite loses triggers whenever a migration remakes their table.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

SQLITE = """
DROP TRIGGER IF EXISTS {name};
CREATE TRIGGER {name} BEFORE {act} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{message}'); END;
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
DROP TRIGGER IF EXISTS {name} ON {table};
CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}();
"""
MOVED = "OLD.first_published IS NOT NULL AND NEW.first_published IS {distinct} OLD.first_published"
GUARDS: list[dict[str, str]] = [
    {
        "name": "ledger_is_not_changed",
        "act": "UPDATE",
        "table": "articles_review",
        "condition": "",
        "message": "The ledger is only added to",
    },
    {
        "name": "ledger_is_not_removed",
        "act": "DELETE",
        "table": "articles_review",
        "condition": "",
        "message": "The ledger is only added to",
    },
    {
        "name": "revision_is_not_changed",
        "act": "UPDATE",
        "table": "articles_revision",
        "condition": "",
        "message": "A revision stays what it was",
    },
    {
        "name": "first_published_is_not_moved",
        "act": "UPDATE OF first_published",
        "table": "articles_article",
        "condition": MOVED,
        "message": "The time of first publication does not move",
    },
]


def put_up(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Create the triggers, or make them anew; does nothing on a database that has neither dialect."""
    connection = connections[using]
    dialect = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor)
    if dialect is None or "articles_review" not in connection.introspection.table_names():
        return
    distinct = "NOT" if connection.vendor == "sqlite" else "DISTINCT FROM"
    with connection.cursor() as cursor:
        for guard in GUARDS:
            condition = guard["condition"].format(distinct=distinct)
            script = dialect.format(**guard, when=f"WHEN ({condition})" if condition else "")
            for statement in _statements(script, connection.vendor):
                cursor.execute(statement)


def _statements(script: str, vendor: str) -> list[str]:
    """SQLite takes one statement at a time, and a trigger holds a semicolon of its own."""
    if vendor == "postgresql":
        return [script]
    drop, create = script.strip().split(";\n", 1)
    return [drop, create.strip()]
