"""An archive for measurements. With pytest's --reuse-db it stays, on SQLite as VAR_DIR/test.sqlite3."""

import os

import pytest

from articles.models import Article
from intake.archive import filling
from newsroom.search.rebuild import rebuild

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "10000"))


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker) -> int:
    """How many stories it holds; outside any transaction, as it is in use, and with its search index."""
    with django_db_blocker.unblock():
        if not Article.objects.exists():
            # With the answers that the measurement of search looks for, so that one run needs one archive.
            from tests.benchmarks.test_search import plant

            filling.fill(ARTICLES, 1, lambda number: None)
            plant()
            rebuild()
        yield Article.objects.count()
