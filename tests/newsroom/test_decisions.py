"""The pages of docs/decisions are numbered once, and whatever names one leads to it."""

import re
from collections import Counter
from pathlib import Path

HOUSE = Path(__file__).parents[2]
PAGES = sorted((HOUSE / "docs/decisions").glob("*.md"))
NAMED = re.compile(r"decisions/([\w-]+\.md)")
PLACES = ["docs", "newsroom", "directory", "articles", "awards", "intake", "tests"]


def texts() -> list[Path]:
    files = [file for place in PLACES for kind in ("py", "md") for file in (HOUSE / place).rglob(f"*.{kind}")]
    return [*files, *HOUSE.glob("*.md")]


def test_every_decision_has_a_number_of_its_own():
    numbers = Counter(page.name[:4] for page in PAGES)
    assert len(PAGES) > 5
    assert [number for number, times in numbers.items() if times > 1 or not number.isdigit()] == []


def test_the_number_in_the_title_is_that_of_the_file():
    assert [page.name for page in PAGES if not page.read_text().startswith(f"# {int(page.name[:4])}. ")] == []


def test_every_decision_that_is_named_is_there():
    there = {page.name for page in PAGES}
    named = {name: file for file in texts() for name in NAMED.findall(file.read_text())}
    assert len(named) > 2
    assert {name: str(file) for name, file in named.items() if name not in there} == {}
