"""The parts of the index that Django's models cannot describe."""

from django.db import migrations

SQLITE = [
    f"""CREATE VIRTUAL TABLE search_index_{number} USING fts5(
        tokens, content='', columnsize=0, tokenize="ascii tokenchars ':'"
    )"""
    for number in (0, 1)
]
POSTGRESQL = [
    # Vector and text stand outside the row, so that lists and counts read narrow rows.
    "ALTER TABLE search_searchentry ALTER COLUMN vector SET STORAGE EXTERNAL",
    "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)",
    "CREATE INDEX search_vector_1 ON search_searchentry USING gin (vector) WITH (fastupdate = off)"
    " WHERE generation = 1",
]
UNDO = {
    "sqlite": ["DROP TABLE search_index_0", "DROP TABLE search_index_1"],
    "postgresql": ["DROP INDEX IF EXISTS search_vector_1"],
}


def install(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(install, uninstall)]
