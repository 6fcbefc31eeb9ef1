from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from articles.link_checking import check_link, outside_links


class Command(BaseCommand):
    help = "Asks every address outside this site that an article links to whether it still answers. Run it weekly."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, help="ask this many addresses at the most")

    def handle(self, *, limit: int | None, **options) -> None:
        links = list(outside_links())[:limit]
        broken = [checked.url for checked in map(check_link, tqdm(links, unit="link")) if checked.failures]
        self.stdout.write(f"{len(links)} asked, {len(broken)} did not answer.")
        for url in broken:
            self.stdout.write(f"  {url}")
