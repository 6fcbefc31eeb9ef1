"""Winners in tables: by the heads of the columns, or by what the columns hold under the name of a tier."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from intake.extract.award_entries import Entries
from intake.extract.award_lists import heading
from intake.extract.honours import tier_before
from intake.extract.page import Page
from intake.extract.recipients import Recipients
from intake.extract.winning_persons import person_at
from intake.extract.words import awards as words
from intake.extraction import AwardFound, Found
from intake.source import Line, LineKind, Span
from newsroom.text import read_number

BEFORE = 4  # lines before a table in which the award is named


@dataclass
class Table:
    """The rows of one table, and what is said of them before."""

    rows: list[Line] = field(default_factory=list)
    tier: Found[str] | None = None
    of_awards: bool = False


def tabled(page: Page, recipients: Recipients) -> list[AwardFound]:
    return [award for table in _tables(page) for award in _Reading(page, recipients, table).awards()]


def _tables(page: Page) -> Iterator[Table]:
    table = Table()
    for line in page.source.lines:
        if line.kind is LineKind.ROW:
            if not table.rows:
                table = _introduced(page, line)
            table.rows.append(line)
        elif table.rows:
            yield table
            table = Table()
    if table.rows:
        yield table


def _introduced(page: Page, first: Line) -> Table:
    """A table with the tier and the award that the lines above it name."""
    above = [page.line(number) for number in range(max(0, first.number - BEFORE), first.number)]
    head = page.line(0)
    of_awards = any(words.OF_AWARDS.search(page.even, *line.span) for line in [head, *above])
    last = above[-1].span if above else None
    if last and (tier := heading(page, last)):
        return Table(tier=Found(tier["tier"], last), of_awards=True)
    named = [tier_before(page, line.span) for line in above]
    return Table(tier=next((tier for tier in reversed(named) if tier), None), of_awards=of_awards)


class _Reading:
    def __init__(self, page: Page, recipients: Recipients, table: Table) -> None:
        self.page = page
        self.entries = Entries(page, recipients)
        self.recipients = recipients
        self.table = table
        self.columns: dict[str, int] = {}

    def awards(self) -> Iterator[AwardFound]:
        tier = self.table.tier
        for line in self.table.rows:
            texts = [self._text(cell) for cell in line.cells]
            if heads := _heads(texts):
                self.columns = heads
                continue
            if len([text for text in texts if text]) == 1 and (head := words.TIER_LINE.match("".join(texts))):
                tier = Found(head["tier"], next(c for c, text in zip(line.cells, texts, strict=True) if text))
                continue
            if not self.columns and self.table.of_awards:
                self.columns = self._guessed()
            cells = self._cells(line, texts)
            if "tier" in cells:
                tier = Found(self.page.said(cells["tier"]).strip(), cells["tier"])
            if "recipient" in cells and (self.table.of_awards or "tier" in self.columns):
                yield replace(self._award(cells), tier=tier)

    def _text(self, cell: Span) -> str:
        return self.page.even[cell.start : cell.end].strip()

    def _cells(self, line: Line, texts: list[str]) -> dict[str, Span]:
        return {key: line.cells[at] for key, at in self.columns.items() if at < len(line.cells) and texts[at]}

    def _award(self, cells: dict[str, Span]) -> AwardFound:
        who, title = self._stripped(cells["recipient"]), cells.get("title")
        award = (
            person_at(self.page, who)
            if self.recipients.persons.is_a_person(who)
            else AwardFound(self.page.said(who), who, units=tuple(self.recipients.shares(who)))
        )
        number = read_number(self._text(cells["ordinal"])) if "ordinal" in cells else None
        return replace(
            award,
            title=Found(_bare_title(self.page.said(title)), title) if title else None,
            ordinal=Found(number, cells["ordinal"]) if number else None,
        )

    def _stripped(self, cell: Span) -> Span:
        said = self.page.even[cell.start : cell.end]
        return Span(cell.start + len(said) - len(said.lstrip()), cell.start + len(said.rstrip()))

    def _guessed(self) -> dict[str, int]:
        """Columns without heads: persons have won, or else units."""
        for is_winner in (self.recipients.persons.is_a_person, lambda cell: self.recipients.one(cell) is not None):
            for at in range(max(len(line.cells) for line in self.table.rows)):
                column = [self._stripped(line.cells[at]) for line in self.table.rows if at < len(line.cells)]
                if column and sum(map(is_winner, column)) * 3 >= len(column) * 2:
                    return {"recipient": at}
        return {}


def _heads(texts: list[str]) -> dict[str, int]:
    """The columns by their heads, where a row is one of heads; of persons and units the persons have won."""
    heads: dict[str, int] = {}
    if any(text.isdigit() for text in texts):
        return {}
    for at, text in enumerate("".join(text.split()) for text in texts):
        for key, pattern in words.HEADS.items():
            if len(text) < 12 and pattern.search(text):
                heads.setdefault(key, at)
                break
    if len(heads) < 2:
        return {}
    units = heads.pop("unit", None)
    if "recipient" not in heads and units is not None:
        heads["recipient"] = units
    return heads if "recipient" in heads else {}


def _bare_title(said: str) -> str:
    return said.strip().removeprefix("《").removesuffix("》")
