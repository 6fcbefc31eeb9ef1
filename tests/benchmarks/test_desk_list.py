"""How long the desk's list of articles takes to open, as a ratio of a small newsroom's to a large one's.

NEWSROOM_SIZES=10000,1000000 measures other sizes than the two below.
"""

import os
import statistics
import time

import pytest
from django.utils import timezone

from articles.models import Article
from articles.rules import State
from tests.desk import address
from tests.makers import make_section

SIZES = [int(size) for size in os.environ.get("NEWSROOM_SIZES", "10000,100000").split(",")]
OPENINGS = 15


def grow_to(size: int, section, author) -> None:
    there, moment = Article.objects.count(), timezone.now()
    for start in range(there, size, 5000):
        Article.objects.bulk_create(
            Article(
                headline=f"第{number}篇",
                body="<p>正文。</p>",
                section=section,
                author=author,
                state=State.PUBLISHED,
                publish_at=moment,
                first_published=moment,
            )
            for number in range(start, min(start + 5000, size))
        )


def opening(client, **query) -> float:
    """The median CPU time of this process for one page of the list, in milliseconds."""
    spent = []
    for _time in range(OPENINGS):
        begun = time.process_time()
        assert client.get(address(Article, "changelist"), query).status_code == 200
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent)


@pytest.mark.benchmark
@pytest.mark.django_db
def test_the_list_opens_in_the_same_time_at_any_size(desk, gao, capsys):
    section = make_section("要闻")
    questions = {"all": {}, "drafts": {"state__exact": "draft"}, "third page": {"p": "3"}}
    found = {}
    for size in SIZES:
        grow_to(size, section, gao)
        found[size] = {name: opening(desk, **query) for name, query in questions.items()}
    small, large = SIZES[0], SIZES[-1]
    with capsys.disabled():
        print(f"\nlist of articles, CPU of this process in ms, {small} and {large} articles:")  # noqa: T201
        for name in questions:
            a, b = found[small][name], found[large][name]
            print(f"  {name:12}{a:8.1f}{b:8.1f}   ratio {b / a:.2f}")  # noqa: T201
