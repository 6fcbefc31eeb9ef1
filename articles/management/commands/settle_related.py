from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.models import Article
from articles.related import settle_all


class Command(BaseCommand):
    help = (
        "Finds the related stories of every public story that has none yet, as after an import of an archive. "
        "Run it again after a kill: it goes on where it was."
    )

    def handle(self, *, verbosity: int, **options) -> None:
        number = Article.objects.public().filter(kindred=None).count()
        with tqdm(total=number, unit=" stories", disable=verbosity == 0) as bar:
            for left in settle_all():
                bar.update(number - left - bar.n)
        self.stdout.write(f"{number} stories settled.")
