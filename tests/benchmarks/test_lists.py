"""How long lists take to open, for readers and at the desk, in a newsroom of one size and in a larger one.

NEWSROOM_SIZES=10000,1000000 make bench        (10000,100000 unless told)
"""

import os
import statistics
import time

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, Section
from newsroom.paging import Cursor
from tests.benchmarks.growing import grow_to
from tests.desk import address

LARGE = int(os.environ.get("NEWSROOM_SIZES", "10000,100000").split(",")[-1])
OPENINGS = 15


def public_lists() -> dict[str, tuple[str, dict[str, str]]]:
    """By their kinds: addresses and what is asked there. The tag is the commonest, and one of the middle."""
    tags = Tag.objects.annotate(stories=Count("tagged_articles")).order_by("-stories")
    middle = Article.objects.order_by("publish_at")[Article.objects.count() // 2]
    month = reverse("month", args=[middle.publish_at.year, f"{middle.publish_at.month:02}"])
    section = Section.objects.order_by("pk").first().get_absolute_url()
    before = {"before": str(Cursor(middle.publish_at, middle.pk))}
    return {
        "front page": ("/", {}),
        "section": (section, {}),
        "section, half way": (section, before),
        "month": (month, {}),
        "common tag": (reverse("tag", args=[tags[0].slug]), {}),
        "common tag, half way": (reverse("tag", args=[tags[0].slug]), before),
        "rarer tag": (reverse("tag", args=[tags[len(tags) // 2].slug]), {}),
        "feed": (reverse("feed_latest"), {}),
        "search": (reverse("search"), {"q": "服务"}),
    }


def desk_lists() -> dict[str, tuple[str, dict[str, str]]]:
    stories = address(Article, "changelist")
    asked = {"desk": {}, "desk, drafts": {"state__exact": "draft"}, "desk, third page": {"p": "3"}}
    return {name: (stories, query) for name, query in asked.items()}


def opening(client: Client, path: str, query: dict[str, str]) -> float:
    """The median CPU time of this process for one page, in milliseconds."""
    spent = []
    for _time in range(OPENINGS):
        begun = time.process_time()
        assert client.get(path, query).status_code == 200, path
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent)


@pytest.mark.benchmark
@pytest.mark.django_db
def test_lists_open_in_the_same_time_at_any_size(archive, desk, capsys):
    lists = {name: (Client(), *asked) for name, asked in public_lists().items()}
    lists |= {name: (desk, *asked) for name, asked in desk_lists().items()}
    small = {name: opening(*asked) for name, asked in lists.items()}
    begun = time.process_time()
    grow_to(LARGE)
    grown = time.process_time() - begun
    large = {name: opening(*asked) for name, asked in lists.items()}
    with capsys.disabled():
        print(f"\nlists, CPU of this process in ms, {archive} and {Article.objects.count()} stories:")  # noqa: T201
        for name in lists:
            a, b = small[name], large[name]
            print(f"  {name:24}{a:8.1f}{b:8.1f}   ratio {b / a:.2f}")  # noqa: T201
        print(f"  (the search index holds the first {archive}; the copies took {grown:.0f} s)")  # noqa: T201
