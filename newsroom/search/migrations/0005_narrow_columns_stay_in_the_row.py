"""PostgreSQL moved titles and marks out of the row as well, so that counting two thousand matches fetched each one's
marks from elsewhere. Rows that are there move at the next rebuild."""

from django.db import migrations

NARROW = ["kind", "shelf", "title", "deck", "url", "marks", "digest"]


def store(how):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for column in NARROW:
                schema_editor.execute(f"ALTER TABLE search_searchentry ALTER COLUMN {column} SET STORAGE {how}")

    return change


class Migration(migrations.Migration):
    dependencies = [("search", "0004_long_names_of_documents")]
    operations = [migrations.RunPython(store("MAIN"), store("EXTENDED"))]
