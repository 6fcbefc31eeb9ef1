"""Knows a text again: the same report sent twice, with a line more or less, or under another headline.

Shingles of characters (Broder 1997): what two texts share of them says how much of the one stands in the other. Of a
report the smallest hashes are kept, so that one query finds those worth comparing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.html import strip_tags

from articles.models import Article
from intake.models import Report, Shingle
from newsroom.search.find import Asked, ids_of
from newsroom.text import fold, is_han

LENGTH = 6  # characters of a shingle
KEPT = 64  # hashes kept of a report
WORTH_COMPARING = 12  # shared ones among them
ALIKE = 0.6  # of the shorter text stands in the other one
CANDIDATES = 8


@dataclass(frozen=True)
class Likeness:
    """A report or an article that says the same, and how much of it, from 0 to 1."""

    record: Report | Article
    share: float

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def shingles(text: str) -> set[int]:
    """Hashes of every few characters, marks and spaces passed over."""
    plain = "".join(char for char in fold(text) if is_han(char) or char.isalnum())
    parts = {plain[at : at + LENGTH] for at in range(max(len(plain) - LENGTH + 1, 1))} if plain else set()
    return {int.from_bytes(hashlib.blake2b(part.encode(), digest_size=7).digest()) for part in parts}


def share(one: set[int], other: set[int]) -> float:
    """How much of the shorter text stands in the longer one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def remember(report: Report) -> None:
    """Keep what the report will be known again by."""
    report.shingles.all().delete()
    values = sorted(shingles(report.text))[:KEPT]
    Shingle.objects.bulk_create(Shingle(report=report, value=value) for value in values)


def like(text: str, beside: Report | None = None) -> list[Likeness]:
    """Reports, and articles without a report, that say the same; the likest first. Three queries and a search."""
    mine = shingles(text)
    reports = [Likeness(one, share(mine, shingles(one.text))) for one in _reports(mine, beside)]
    taken = {one.record.article_id for one in reports if isinstance(one.record, Report)}
    articles = [
        Likeness(one, share(mine, shingles(strip_tags(one.body)))) for one in _articles(text) if one.pk not in taken
    ]
    found = [one for one in [*reports, *articles] if one.share >= ALIKE]
    return sorted(found, key=lambda one: -one.share)


def _reports(mine: set[int], beside: Report | None) -> Iterable[Report]:
    rows = Report.objects.filter(shingles__value__in=sorted(mine)[:KEPT])
    if beside is not None and beside.pk:
        rows = rows.exclude(pk=beside.pk)
    # A short report has fewer hashes than are kept, and all of them count.
    enough = min(WORTH_COMPARING, max(len(mine) // 2, 1))
    shared = rows.annotate(shared=Count("shingles")).filter(shared__gte=enough).order_by("-shared")
    pks = [pk for pk, _shared in shared.values_list("pk", "shared")[:CANDIDATES]]
    return Report.objects.filter(pk__in=pks).select_related("article", "received_by").defer("proposal", "lines")


def _articles(text: str) -> Iterable[Article]:
    """Articles that somebody typed or that came with the archive: found by two long lines of the text."""
    lines = sorted({line.strip() for line in text.splitlines()}, key=len, reverse=True)[:2]
    phrases = [max(line.replace("，", ",").split(","), key=len)[:24] for line in lines if len(line) >= LENGTH]
    pks = {pk for phrase in phrases for pk in ids_of(Asked(f"“{phrase}”", now=None, size=CANDIDATES), "article")}
    return Article.objects.filter(pk__in=pks, replaces=None).exclude(report__isnull=False)
