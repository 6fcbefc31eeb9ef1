"""What is known of the tables of one SELECT while it is read: which column belongs to which, and what equals what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from newsroom.press.watching import watched

Node = tuple[int, str]


@dataclass(frozen=True)
class Param:
    """The parameter at a place of the statement, or all of those in one list."""

    place: int

    def of(self, groups: Sequence[Sequence[Any]]) -> Sequence[Any]:
        return groups[self.place]


Value = Param | str | int | None


@dataclass(eq=False)
class Use:
    """One table at one place of a statement."""

    table: str
    # The columns that decide which rows are in the result, or what is computed from them.
    deciding: set[str] = field(default_factory=set)
    # The columns that the statement hands out.
    handed_out: set[str] = field(default_factory=set)
    # Columns that are kept to some values, and to values from one on.
    kept_to: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    kept_from: dict[str, Value] = field(default_factory=dict)
    # Columns joined to columns of other tables, by the condition of its own join or by IN (SELECT …).
    joined_by: set[str] = field(default_factory=set)
    # The tables and their columns by which each of its rows has to be linked.
    linked_by: "list[tuple[Use, str]]" = field(default_factory=list)
    optional: bool = False  # LEFT JOIN: where it has no row, the others stay

    @property
    def number(self) -> int:
        return id(self)


class Scope:
    """The tables of one SELECT, and what its conditions say of them; inner ones see those around them."""

    def __init__(self, outer: "Scope | None" = None):
        self.outer = outer
        self.tables: dict[str, Use | None] = {}
        self.equal: list[tuple[Node, Node]] = []
        self.constant: dict[Node, tuple[Value, ...]] = {}

    def uses(self) -> list[Use]:
        return [use for use in self.tables.values() if use]

    def find(self, column: exp.Column) -> list[Use]:
        """The table that a column belongs to; without its table's name, it may be any of the nearest ones."""
        if not column.table:
            here = [use for use in self.uses() if _may_have(use, column.name)]
            return here or (self.outer.find(column) if self.outer else [])
        if column.table in self.tables:
            use = self.tables[column.table]
            return [use] if use else []
        return self.outer.find(column) if self.outer else []

    def node(self, expression: Any) -> Node | None:
        expression = expression.unnest() if isinstance(expression, exp.Paren) else expression
        found = self.find(expression) if isinstance(expression, exp.Column) else []
        return (found[0].number, expression.name) if len(found) == 1 else None

    def around(self) -> Iterator["Scope"]:
        scope: Scope | None = self
        while scope:
            yield scope
            scope = scope.outer

    def settle(self) -> None:
        """Draw the conclusions: a column equal to one that is kept to a value is kept to it as well."""
        constant = {node: values for scope in self.around() for node, values in scope.constant.items()}
        beside: dict[Node, set[Node]] = {}
        for scope in self.around():
            for one, other in scope.equal:
                beside.setdefault(one, set()).add(other)
                beside.setdefault(other, set()).add(one)
        for use in self.uses():
            for node in {*beside, *constant}:
                if node[0] == use.number and (values := _reached(node, beside, constant)):
                    use.kept_to.setdefault(node[1], values)


def _may_have(use: Use, column: str) -> bool:
    table = watched().get(use.table)
    return table is None or column in table.columns


def _reached(start: Node, beside: dict[Node, set[Node]], constant: dict[Node, tuple[Value, ...]]) -> Any:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node in constant:
            return constant[node]
        for other in beside.get(node, set()) - seen:
            seen.add(other)
            waiting.append(other)
    return None


def link_scopes(inner: Scope, outer: Scope) -> None:
    """Every row outside needs one inside that equals it in a column: note which."""
    link_each([*inner.uses(), *outer.uses()], inner.equal)


def link_each(uses: list[Use], equal: list[tuple[Node, Node]]) -> None:
    by_number = {use.number: use for use in uses}
    for pair in equal:
        for (number, column), (other, other_column) in (pair, pair[::-1]):
            if number in by_number and other in by_number and column == "id" != other_column:
                by_number[number].linked_by.append((by_number[other], other_column))
