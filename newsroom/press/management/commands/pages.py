from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Min
from django.utils import timezone

from newsroom.press import files, surrogates
from newsroom.press.models import Dependency, Page
from newsroom.press.questions import digest, key_of
from newsroom.press.release import this_node
from newsroom.press.removal import remove_all
from newsroom.press.watching import watched


class Command(BaseCommand):
    help = "Tells what the press has stored: how many pages, how old, and which of them show a record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--showing", metavar="TABLE:ID", help="list the pages that show a row: articles_article:57")
        parser.add_argument("--key", metavar="TABLE:ID", help="tell the name of a row in the header Surrogate-Key")
        parser.add_argument("--clear", action="store_true", help="remove every stored page")

    def handle(self, *, showing: str | None, key: str | None, clear: bool, **options) -> None:
        if key:
            self.stdout.write(surrogates.name_of(row_of(key)))
        elif clear:
            self.stdout.write(f"{remove_all(this_node())} pages removed.")
        elif showing:
            self.list_pages(showing)
        else:
            self.tell()

    def tell(self) -> None:
        """One line a form, with the number of its pages and the age of the oldest."""
        node = this_node()
        stored = node.pages.exclude(address__endswith=files.PIECE)
        self.stdout.write(f"{stored.count()} pages, {Dependency.objects.filter(page__node=node).count()} dependencies")
        for form in sorted({address.split("/", 1)[0] for address in stored.values_list("address", flat=True)}):
            pages = stored.filter(address__startswith=f"{form}/")
            age = timezone.now() - pages.aggregate(oldest=Min("made_at"))["oldest"]
            self.stdout.write(
                f"  {form}: {pages.count()}, the oldest made {int(age.total_seconds() // 60)} minutes ago"
            )

    def list_pages(self, record: str) -> None:
        key = digest(row_of(record))
        pages = Page.objects.filter(node=this_node(), dependencies__key=key).values_list("address", flat=True)
        for address in sorted({address.removesuffix(files.PIECE) for address in pages}):
            self.stdout.write(address)


def row_of(record: str) -> str:
    """The key of "articles_article:57". Raises CommandError."""
    name, _colon, pk = record.partition(":")
    table = watched().get(name)
    if table is None or not pk.isdecimal():
        raise CommandError(f"Write a table and a number, such as articles_article:57. Tables: {', '.join(watched())}")
    return key_of(name, table.pk, int(pk))
