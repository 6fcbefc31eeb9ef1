"""The list of checks, and the one way to make them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from articles import linked
from articles.models import Article
from articles.models.checking import CheckLevel, Level


@dataclass(frozen=True)
class Remark:
    """A sentence for the editor, and the field of the form that it is about."""

    field: str
    sentence: str
    # Set where one check knows cases of different weight; otherwise the check's own level holds.
    level: Level | None = None


@dataclass(frozen=True)
class Check:
    code: str
    label: str | Promise
    default: Level
    look: Callable[[Article], Iterable[Remark]]


@dataclass(frozen=True)
class Finding:
    """A remark with what it does: it stops the article, or it asks."""

    check: Check
    level: Level
    field: str
    sentence: str

    @property
    def stops(self) -> bool:
        return self.level == Level.REQUIRED


_checks: dict[str, Check] = {}


def check(code: str, label: str | Promise, default: Level) -> Callable:
    """Register a function as a check. The code names it in the office's settings and must not change."""

    def register(look: Callable[[Article], Iterable[Remark]]) -> Callable:
        _checks[code] = Check(code, label, default, look)
        return look

    return register


def checks() -> list[Check]:
    return list(_checks.values())


def findings(article: Article) -> list[Finding]:
    """Everything that the checks have to say about a saved article, what stops it first."""
    set_here = dict(CheckLevel.objects.values_list("code", "level"))
    found = []
    with linked.at_hand(article, "article_pictures"):
        for made in checks():
            level = Level(set_here.get(made.code, made.default))
            if level != Level.OFF:
                found += [Finding(made, r.level or level, r.field, r.sentence) for r in made.look(article)]
    return sorted(found, key=lambda finding: not finding.stops)
