from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from newsroom.search.rebuild import UnderWay, rebuild, remaining


class Command(BaseCommand):
    help = "Build the search index anew beside the one that answers; an interrupted rebuild goes on where it stopped."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--again", action="store_true", help="begin from the first record")

    def handle(self, *args, again: bool, verbosity: int, **options) -> None:
        with tqdm(total=remaining(), unit=" records", disable=verbosity == 0) as bar:
            try:
                entries = rebuild(bar.update, again)
            except UnderWay as error:
                raise CommandError(str(error)) from error
        if verbosity:
            self.stdout.write(_("%(count)d entries can be found.") % {"count": entries})
