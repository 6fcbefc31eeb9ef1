"""What a publication costs in an archive: the pages it touches, and the time until the new one is served.

BENCH_ARTICLES=100000 make bench          (10,000 unless told)
"""

import random
import statistics
import time
from typing import NamedTuple

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from taggit.models import Tag

from articles import publishing, related
from articles.models import Article, Section
from directory.models import Unit
from newsroom.models import User
from newsroom.press.models import Node
from newsroom.press.removal import begin
from tests import makers
from tests.newsroom.press.conftest import stored

TIMES = 15
STORIES = 300  # pages of so many newest stories are stored before, and the lists that lead to them


class Spent(NamedTuple):
    """Of one publication: pages removed, milliseconds of the verb and of the new page, on the clock and of the CPU."""

    touched: int
    published: float
    served: float
    cpu: float


@pytest.fixture
def reader(archive, settings, tmp_path, django_db_blocker) -> Client:
    settings.PRESS, settings.PRESS_DIR = True, tmp_path / "press"
    with django_db_blocker.unblock():
        # An archive that is used again still knows the stores of earlier measurements.
        Node.objects.all().delete()
        begin()
        yield Client()


def warm_paths() -> list[str]:
    newest = Article.objects.public().newest_first()
    months = {story.get_absolute_url().rsplit("/", 2)[0] + "/" for story in newest[:STORIES]}
    tags = Tag.objects.annotate(stories=Count("tagged_articles")).order_by("-stories")[:40]
    records = [*newest[:STORIES], *Section.objects.all(), *Unit.objects.order_by("pk")[:40]]
    lists = [reverse(name) for name in ("home", "events", "awards", "feed_latest", "sitemap", "sitemap_news")]
    return [
        *(record.get_absolute_url() for record in records),
        *(reverse("tag", args=[tag.slug]) for tag in tags),
        *months,
        *lists,
    ]


def publication(reader: Client, editor: User, number: int) -> Spent:
    chance = random.Random(number)
    tags = [tag.name for tag in chance.sample(list(Tag.objects.order_by("pk")), 4)]
    section, unit = (chance.choice(list(model.objects.order_by("pk"))) for model in (Section, Unit))
    draft = makers.make_article(f"要讯{number}", section=section, tags=tags, body="<p>会议在福州召开。</p>" * 20)
    draft.units.add(unit)
    before = stored()
    begun, begun_cpu = time.perf_counter(), time.process_time()
    live = publishing.publish_urgently(draft, editor, note="急稿")
    published = time.perf_counter()
    page = reader.get(live.get_absolute_url())
    served, cpu = time.perf_counter(), time.process_time() - begun_cpu
    assert f"要讯{number}" in page.text
    gone = before - stored()
    for address in gone:
        reader.get("/" + address.removeprefix("zh-hans/").removesuffix("index.html"))
    return Spent(len(gone), (published - begun) * 1000, (served - published) * 1000, cpu * 1000)


def made_again(reader: Client) -> list[float]:
    """Milliseconds of CPU for pages past the store: with a question they are made of what is kept of the story."""
    spent = []
    for story in Article.objects.public().newest_first()[:STORIES:5]:
        path, begun = story.get_absolute_url(), time.process_time()
        assert reader.get(path, {"from": "timeline"}).status_code == 200
        spent.append((time.process_time() - begun) * 1000)
    return spent


@pytest.mark.benchmark
@pytest.mark.django_db
def test_the_archive_is_there(archive):
    """Without a test that asks for a database there is none; the next one commits, and must not be emptied after."""
    assert archive >= STORIES


@pytest.mark.benchmark
def test_a_publication_in_an_archive(reader, archive, capsys):
    related.settle_some(STORIES)
    editor = User.objects.filter(username="bench").first() or makers.make_user("bench", "高远", is_superuser=True)
    for path in warm_paths():
        reader.get(path)
    warm = len(stored())
    publication(reader, editor, 0)  # the first one writes statements that are kept
    spent = [publication(reader, editor, number) for number in range(1, TIMES + 1)]
    touched, published, served, cpu = zip(*spent, strict=True)
    stories = made_again(reader)
    with capsys.disabled():
        print(f"\npublication among {archive} stories, {warm} pages stored, {TIMES} times:")  # noqa: T201
        print(f"  pages touched, median {statistics.median(touched):.0f}, most {max(touched)}")  # noqa: T201
        for name, values in {"published": published, "page served": served, "both, CPU": cpu}.items():
            print(f"  {name:16}p50 {statistics.median(values):7.1f} ms   best {min(values):7.1f} ms")  # noqa: T201
        again, best = statistics.median(stories), min(stories)
        print(f"  another story's page made again, CPU p50 {again:.1f} ms   best {best:.1f} ms")  # noqa: T201
