"""Rounds side by side: who won what in which round, and which kinds of unit won how often."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from awards.models import Measure, Round
from directory.models import Unit


@dataclass
class Cell:
    """A unit in a round. `unknown`: the list of that round is not complete, so an empty cell proves nothing."""

    measures: list[Measure] = field(default_factory=list)
    open: bool = False
    unknown: bool = False


@dataclass
class Matrix:
    """Units by rounds, the rounds from the oldest to the newest, the units by their newest printed place."""

    rounds: Sequence[Round]
    rows: list[tuple[Unit, list[Cell]]]


def matrix(rounds: Iterable[Round], measures: Iterable[Measure], only: Container[int] | None = None) -> Matrix:
    """`rounds` with their tiers, `measures` released and with their credits; no query of its own.

    `only` keeps the rows to units with these primary keys.
    """
    columns = sorted(rounds, key=lambda round: round.number)
    cells: dict[Unit, dict[int, Cell]] = {}
    for measure in measures:
        for credit in measure.credits.all():
            if only is not None and credit.unit_id not in only:
                continue
            cells.setdefault(credit.unit, {}).setdefault(measure.round_id, Cell()).measures.append(measure)
    rows = [(unit, [won.get(round.pk) or empty_cell(round) for round in columns]) for unit, won in cells.items()]
    return Matrix(columns, rows)


def empty_cell(round: Round) -> Cell:
    return Cell(open=not round.is_released, unknown=round.is_released and not round.winners_known)


@dataclass(frozen=True)
class Bar:
    """One bar of the chart, in the units of its viewBox."""

    label: str
    counts: list[int]
    total: int
    y: int
    width: int
    number_x: int


class Chart:
    """Winners by kind of unit, one bar a kind, drawn on the server; the same numbers stand in a table below.

    A measure that units of two kinds share counts once for each of them.
    """

    WIDTH, NUMBER, ROW = 400, 44, 60

    def __init__(self, rounds: Sequence[Round], measures: Iterable[Measure]):
        self.rounds = rounds
        self.by_kind: dict[str, Counter[int]] = {}
        for measure in measures:
            for kind in {credit.unit.kind for credit in measure.credits.all()}:
                self.by_kind.setdefault(kind, Counter())[measure.round_id] += 1

    @cached_property
    def bars(self) -> list[Bar]:
        """The longest first, equals in the order in which the kinds are defined."""
        labels = dict(Unit.Kind.choices)
        order = {kind: place for place, kind in enumerate(Unit.Kind.values)}
        kinds = sorted(self.by_kind, key=lambda kind: (-self.by_kind[kind].total(), order.get(kind, 99)))
        most = max((count.total() for count in self.by_kind.values()), default=1)
        room = self.WIDTH - self.NUMBER
        return [
            Bar(
                label=str(labels.get(kind, kind)),
                counts=[self.by_kind[kind][round.pk] for round in self.rounds],
                total=(total := self.by_kind[kind].total()),
                y=place * self.ROW,
                width=(width := max(4, room * total // most)),
                number_x=width + 10,
            )
            for place, kind in enumerate(kinds)
        ]

    @property
    def height(self) -> int:
        return len(self.by_kind) * self.ROW
