"""Search on a large archive with planted answers: recall, precision, time, size, and the same beside LIKE and what the
database searches with by itself.

BENCH_ARTICLES=100000 make bench          (10,000 unless told; 1,000,000 on request)
DATABASE_URL=postgres://… make bench      (the same on PostgreSQL)

With BENCH_KEPT=1 the archive is that of the database of DATABASE_URL itself, made when it is empty, and the next run
measures at once. What is written while measuring is rolled back.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import BigIntegerField, F, Func, Q, Sum
from django.test import Client
from django.urls import reverse

from articles.models import Article, Section
from articles.rules import State
from intake.archive import filling
from newsroom.search.analyser import words
from newsroom.search.backends import Where, backend
from newsroom.search.backends.postgresql import index_of
from newsroom.search.backends.sqlite import table_of
from newsroom.search.find import MANY, Asked, _narrowed, find
from newsroom.search.index import paused, refresh
from newsroom.search.models import SearchEntry, SearchState
from newsroom.search.names import understand
from newsroom.search.query import parse
from newsroom.search.rebuild import rebuild
from tests.makers import at

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "10000"))
EACH = 20
DECOYS = 500
# What is planted in EACH stories; nothing else in the archive says it.
PLANTED = [
    "鼗",
    "骎骎",
    "欧阳笙",
    "朱珮菡",
    "一站式窗口",
    "便民利企十二条",
    "把蓝图变成实景",
    "5G专网2035",
    "Zephyr",
    "31415926",
]
# Two words make these by chance in DECOYS stories each: the word, a sentence with it, one without.
AMBIGUOUS = [
    ("和服", "客人穿和服参观展览。", "提供优质的产品和服务。"),
    ("京东", "京东向社会公开招聘。", "从北京东部来的客商。"),
]


def plant() -> None:
    """Put the answers among the archive."""
    section = Section.objects.order_by("pk").first()
    texts = [(word, f"会上谈到{word}的情况。") for word in PLANTED for _number in range(EACH)]
    texts += [(word, yes) for word, yes, _no in AMBIGUOUS for _number in range(EACH)]
    texts += [("", no) for _word, _yes, no in AMBIGUOUS for _number in range(DECOYS)]
    Article.objects.bulk_create(
        Article(
            headline=f"简讯{number}",
            body=f"<p>{'本次会议研究了近期工作。' * 20}{text}{'与会人员进行了交流。' * 20}</p>",
            section=section,
            state=State.PUBLISHED,
            publish_at=at(f"{2010 + number % 14}-0{number % 9 + 1}-11"),
            first_published=at("2014-10-24"),
        )
        for number, (_word, text) in enumerate(texts)
    )


def planted() -> dict[str, set[int]]:
    """The keys of the stories that answer each word."""
    said = {word: f"会上谈到{word}的情况。" for word in PLANTED} | {word: yes for word, yes, _no in AMBIGUOUS}
    stories = Article.objects.filter(headline__startswith="简讯")
    return {word: set(stories.filter(body__contains=text).values_list("pk", flat=True)) for word, text in said.items()}


if os.environ.get("BENCH_KEPT"):

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_blocker):
        """The database itself instead of one for tests."""
        with django_db_blocker.unblock():
            call_command("migrate", verbosity=0)


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """An archive with answers in it, outside any transaction, as it is in use."""
    with django_db_blocker.unblock():
        if not Article.objects.exists():
            filling.fill(ARTICLES, 1, lambda number: None)
            plant()
        if not Article.objects.filter(headline="简讯0").exists():
            pytest.fail("This database holds articles but not the archive of this benchmark.")
        if SearchState.current().is_outdated or not SearchEntry.objects.filter(kind="article").exists():
            begun, begun_cpu = time.perf_counter(), time.process_time()
            rebuild()
            spent = time.perf_counter() - begun, time.process_time() - begun_cpu
            say("\nrebuilt in {:.0f} s, {:.0f} s of this process's CPU".format(*spent))
        yield planted()


Spent = tuple[float, float]


def timed(call: Callable[[], object], times: int = 5) -> list[Spent]:
    """Milliseconds of each call: on the clock, and of CPU, which other work on the machine touches less."""
    spent = []
    for _time in range(times):
        begun, begun_cpu = time.perf_counter(), cpu_seconds()
        call()
        spent.append(((time.perf_counter() - begun) * 1000, (cpu_seconds() - begun_cpu) * 1000))
    return spent


def cpu_seconds() -> float:
    """CPU of this process, and of the PostgreSQL process that serves it where that runs on this machine."""
    if connection.vendor != "postgresql":
        return time.process_time()
    account = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    served = int(account.read_text().split()[0]) / 1e9 if account.exists() else 0.0
    return time.process_time() + served


def say(text: str) -> None:
    """Told at once, for a large archive takes long."""
    print(text, flush=True)  # noqa: T201


def line(name: str, spent: list[Spent]) -> str:
    figures = []
    for what, values in zip(("clock", "CPU"), zip(*spent, strict=True), strict=True):
        figures.append(
            f"{what} p50 {statistics.median(values):6.1f} p95 {statistics.quantiles(values, n=20)[-1]:6.1f} ms"
        )
    return f"  {name:32} {'   '.join(figures)}"


def match(typed: str) -> int:
    """The match alone, as a page asks for it."""
    asked = Asked(typed)
    where = Where(SearchState.current().live, asked.now)
    return len(backend().newest(_narrowed(understand(parse(typed), where).query, asked), where, MANY + 1))


def answers_to(word: str, entry: SearchEntry) -> bool:
    """The entry says the word as a word; the archive itself has a few such stories beside the planted ones."""
    text = f"{entry.title}{entry.deck}{entry.body}"
    for accident in ("产品和服务", "北京东部"):
        text = text.replace(accident, "")
    return word in text


def index_bytes() -> int:
    """The index itself; on PostgreSQL with the vectors that phrases are looked up in."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT SUM(LENGTH(block)) FROM {table_of(SearchState.current().live)}_data")  # noqa: S608
            return cursor.fetchone()[0]
        cursor.execute("SELECT pg_relation_size(%s)", [index_of(SearchState.current().live)])
        inverted = cursor.fetchone()[0]
        vectors = Func(F("vector"), function="pg_column_size", output_field=BigIntegerField())
        return inverted + SearchEntry.objects.live().aggregate(size=Sum(vectors))["size"]


def text_bytes() -> int:
    """What is searched, in UTF-8."""
    texts = SearchEntry.objects.live().values_list("title", "deck", "body").iterator()
    return sum(len("".join(fields).encode()) for fields in texts)


def found_by_like(word: str) -> set[int]:
    rows = Article.objects.public().filter(Q(headline__contains=word) | Q(body__contains=word)).newest_first()
    return set(rows.values_list("pk", flat=True)[:EACH])


PLAIN = {
    "sqlite": (
        "FTS5",
        [
            "CREATE VIRTUAL TABLE plain USING fts5(text, content='')",
            "INSERT INTO plain (rowid, text) SELECT object_id, title || ' ' || body FROM search_searchentry"
            " WHERE kind = 'article'",
        ],
        "SELECT rowid FROM plain WHERE plain MATCH '\"' || %s || '\"' LIMIT %s",
    ),
    "postgresql": (
        "to_tsvector",
        [
            "CREATE TEMP TABLE plain AS SELECT object_id, to_tsvector('simple', title || ' ' || body) AS text"
            " FROM search_searchentry WHERE kind = 'article'",
            "CREATE INDEX ON plain USING gin (text)",
        ],
        "SELECT object_id FROM plain WHERE text @@ plainto_tsquery('simple', %s) LIMIT %s",
    ),
}


def plain_search() -> tuple[str, Callable[[str], set[int]]]:
    """What the database searches with by itself, filled with the same articles: its name, and how it is asked."""
    name, statements, asked = PLAIN[connection.vendor]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

    def found(word: str) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(asked, [word, EACH])
            return {row[0] for row in cursor.fetchall()}

    return name, found


def common_words() -> list[str]:
    """Words that thousands of the archive's stories hold: the hardest to answer quickly."""
    counts: dict[str, int] = {}
    for body in SearchEntry.objects.filter(kind="article").values_list("body", flat=True)[:300]:
        for word in set(words(body)):
            if len(word) >= 2 and word.isalpha():
                counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: -counts[word])[:20]


@pytest.mark.benchmark
@pytest.mark.django_db
def test_search_on_an_archive(answers):
    entries = SearchEntry.objects.live().count()
    say(f"\nsearch on {connection.vendor}, {Article.objects.count()} articles, {entries} entries:")
    say(f"  index {index_bytes() / 1e6:.0f} MB, texts {text_bytes() / 1e6:.0f} MB")
    for word, keys in answers.items():
        found = {entry.object_id for entry in find(Asked(word, size=1000)).results if entry.kind == "article"}
        best = find(Asked(word, size=EACH)).results
        precision = sum(answers_to(word, entry) for entry in best) / len(best) if best else 0.0
        say(f"  {word:14} recall {len(keys & found) / len(keys):.3f}   precision at {EACH} {precision:.2f}")
    typed = [*answers, *common_words()]
    client = Client()
    say(line("match", [ms for word in typed for ms in timed(lambda word=word: match(word))]))
    say(line("match and ranking", [ms for word in typed for ms in timed(lambda word=word: find(Asked(word)))]))
    page = [ms for word in typed for ms in timed(lambda word=word: client.get(reverse("search"), {"q": word}))]
    say(line("page with facets", page))
    story = Article.objects.order_by("pk")[Article.objects.count() // 2]

    def save() -> None:
        story.body += "<p>又及。</p>"
        story.save()

    say(line("save of a story, index and all", timed(save, 20)))
    with paused():
        say(line("save of a story without the index", timed(save, 20)))
    say(line("index of an unchanged story", timed(lambda: refresh(story), 20)))
    say(line("LIKE, first 20", [ms for word in answers for ms in timed(lambda word=word: found_by_like(word), 1)]))
    hits = sum(len(found_by_like(word) & keys) for word, keys in answers.items())
    say(f"  LIKE finds {hits} of {EACH * len(answers)} among its first {EACH}")
    name, found_plainly = plain_search()
    say(line(f"plain {name}", [ms for word in answers for ms in timed(lambda word=word: found_plainly(word))]))
    hits = sum(len(found_plainly(word) & keys) for word, keys in answers.items())
    say(f"  plain {name} finds {hits} of {EACH * len(answers)}")
