from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from articles import rights_table


class Command(BaseCommand):
    help = "Writes the tables of who may do what into docs/editors.md, from the rules."

    def handle(self, **options):
        manual = Path(settings.BASE_DIR) / "docs" / "editors.md"
        manual.write_text(rights_table.inserted(manual.read_text()))
        self.stdout.write(f"{manual.name}: written")
