from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from newsroom.press.exporting import Export
from newsroom.press.shelf import NotOurs

MOST_TOLD = 20


class Command(BaseCommand):
    help = (
        "Writes every public page, with its media and assets, as plain files below DIR. Run it again after a kill, or "
        "for what has changed since: only that is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, metavar="DIR")

    def handle(self, *, dir: Path, verbosity: int, **options) -> None:
        if settings.DEBUG:
            raise CommandError("With DEBUG on, pages show what readers must not see. Switch it off for an export.")
        try:
            export = Export(dir)
            with tqdm(unit=" addresses", disable=verbosity == 0) as bar:
                for _address in export.addresses():
                    bar.total = len(export.found)
                    bar.update()
        except NotOurs as error:
            raise CommandError(f"{error} is no export of this site. Name a new or an empty folder.") from None
        self.stdout.write(f"{len(export.names)} files, {export.written} written, {export.removed} taken away.")
        self.tell("Linked to, and not there", export.missing)
        if export.failed:
            self.tell("Could not be written", export.failed)
            raise CommandError(
                "The export is not whole, so nothing old was taken away. "
                "Is the host of SITE_URL among ALLOWED_HOSTS? Then look into the log."
            )

    def tell(self, what: str, addresses: list[str]) -> None:
        if addresses:
            more = f" and {len(addresses) - MOST_TOLD} more" if len(addresses) > MOST_TOLD else ""
            self.stdout.write(f"{what}: {', '.join(addresses[:MOST_TOLD])}{more}")
