import sys
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from intake.archive import clearing
from intake.archive.filling import fill
from newsroom.search.rebuild import rebuild, remaining


class Command(BaseCommand):
    help = "Make a large archive of made-up stories to measure with. The same seed makes the same archive."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, default=0, metavar="N", help="how many stories to make")
        parser.add_argument("--seed", type=int, default=1, help="a number; another one makes other stories")
        parser.add_argument("--no-search", action="store_true", help="leave the search index as it is")
        parser.add_argument("--clear", action="store_true", help="first remove the archive that is there")

    def handle(self, *args, **options):
        if options["articles"] < 0 or options["seed"] < 0:
            raise CommandError(_("--articles and --seed are not negative."))
        if not options["articles"] and not options["clear"]:
            raise CommandError(_("Say how many stories with --articles, or --clear to remove the archive."))
        if options["articles"] and clearing.is_there() and not options["clear"]:
            raise CommandError(_("There is an archive already. --clear removes it first."))
        begun = time.monotonic()
        if options["clear"]:
            self.clear()
        if options["articles"]:
            with self.bar(options["articles"], _("Writing")) as bar:
                fill(options["articles"], options["seed"], bar.update)
        if not options["no_search"]:
            with self.bar(remaining(), _("Indexing")) as bar:
                rebuild(bar.update, again=True)
        seconds = round(time.monotonic() - begun)
        self.stdout.write(
            _("%(number)d stories in %(seconds)d seconds.") % {"number": options["articles"], "seconds": seconds}
        )

    def clear(self) -> None:
        with self.bar(clearing.articles().count(), _("Removing")) as bar:
            kept = clearing.clear(bar.update)
        if kept:
            self.stdout.write(_("%(number)d stories stay: others have built upon them.") % {"number": kept})

    def bar(self, total: int, what: str) -> tqdm:
        """A progress bar where somebody can see it."""
        return tqdm(total=total, desc=what, unit="", disable=not sys.stderr.isatty())
