"""What a statement reads, found in its own text: which tables, by which columns, and within which values.

A page is recorded by the SQL that made it, so nothing it asks can escape the record. Two questions are answered of each
table of a statement:

- which of its columns decide the result (they stand in a condition, an order, a join, or are handed out themselves);
- to which values the statement keeps one of its columns, by conditions that every row has to meet. A condition that
  follows from others counts: of `a.unit = b.id AND b.id = 7`, `a.unit` is kept to 7. What stands below OR or NOT does
  not count.

Everything that is not understood widens the answer, never narrows it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp

from newsroom.press.conditions import all_of, constants, one_of
from newsroom.press.scopes import Node, Scope, Use, link_each, link_scopes

LIST = re.compile(r"\(%s(?:, ?%s)+\)")
PLACEHOLDER = re.compile(r"%s|%%")
DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


class Reader:
    """Walks through a parsed statement once."""

    def __init__(self) -> None:
        self.found: list[Use] = []
        self.derived: set[str] = set()  # names that WITH gives
        self.required: set[int] = set()  # conditions that every row of their SELECT meets

    def statement(
        self, tree: exp.Expr, outer: Scope | None = None, link: Node | None = None, required: bool = False
    ) -> None:
        """`link` is the column outside that the first column of the statement has to equal.

        `required`: each row outside has to have a row here.
        """
        for table in tree.ctes if isinstance(tree, exp.Query) else []:
            self.derived.add(table.alias)
            self.statement(table.this, outer or Scope(None))
        if isinstance(tree, exp.Subquery):
            self.statement(tree.this, outer, link, required)
        elif isinstance(tree, exp.SetOperation):
            # A row outside is linked by one side or the other.
            self.statement(tree.left, outer, link)
            self.statement(tree.right, outer, link)
        elif isinstance(tree, exp.Select):
            self.select(tree, outer, link, required)
        else:
            for part in tree.iter_expressions():
                self.statement(part, outer)

    def select(self, tree: exp.Select, outer: Scope | None, link: Node | None, required: bool) -> None:
        scope = Scope(outer)
        joins = tree.args.get("joins") or []
        if first := tree.args.get("from_"):
            self.source(first.this, scope)
        for join in joins:
            self.source(join.this, scope, optional=(join.side or "").upper() in ("LEFT", "FULL", "RIGHT"))
        where = tree.args.get("where")
        for condition in all_of(where.this) if where else ():
            self.required.add(id(condition))
            self.learn(condition, scope)
        for join in joins:
            self.join(join, scope)
        first_column = tree.expressions[0].unalias() if tree.expressions else None
        if link and (node := scope.node(first_column)):
            scope.equal.append((node, link))
        if required and outer:
            link_scopes(scope, outer)
        is_whole = outer is None
        for expression in tree.expressions:
            self.walk(expression, scope, handed_out=is_whole)
        for name, part in tree.args.items():
            # The order of rows that are all read says nothing about other rows.
            if name == "expressions" or (name == "order" and is_whole and not tree.args.get("limit")):
                continue
            for one in part if isinstance(part, list) else [part]:
                if isinstance(one, exp.Expr) and name not in ("from_", "with_", "joins"):
                    self.walk(one, scope)
        # From the last to the first: a table may be joined by way of one that is only handed out.
        for join in reversed(joins):
            self.walk_join(join, scope)
        scope.settle()

    def source(self, tree: exp.Expr, scope: Scope, optional: bool = False) -> None:
        name = tree.alias_or_name
        if isinstance(tree, exp.Table) and tree.name not in self.derived:
            use = Use(tree.name, optional=optional)
            self.found.append(use)
            scope.tables[name] = use
        else:
            scope.tables[name] = None
            if isinstance(tree, exp.Subquery):
                # Its columns are not handed out with the key of a row, even where nothing stands outside.
                self.statement(tree.this, scope.outer or Scope(None))

    def join(self, join: exp.Join, scope: Scope) -> None:
        own = scope.tables.get(join.this.alias_or_name)
        condition = join.args.get("on")
        for one in all_of(condition) if condition else ():
            if not isinstance(one, exp.EQ):
                continue
            left, right = scope.node(one.this), scope.node(one.expression)
            if left and right:
                scope.equal.append((left, right))
                for use in scope.uses() if own and not own.optional else [own] if own else []:
                    use.joined_by |= {column for number, column in (left, right) if number == use.number}
                if own and not own.optional:
                    link_each(scope.uses(), [(left, right)])
            elif own and not own.optional:
                self.learn(one, scope)

    def walk_join(self, join: exp.Join, scope: Scope) -> None:
        """A LEFT JOIN that only hands out what its rows say does not decide which rows there are."""
        own = scope.tables.get(join.this.alias_or_name)
        condition = join.args.get("on")
        if condition is None or (own and own.optional and not own.deciding and _is_by_its_own(condition, own, scope)):
            return
        self.walk(condition, scope)

    def learn(self, condition: exp.Expr, scope: Scope) -> None:
        """Take note of a condition that every row of the SELECT meets."""
        if isinstance(condition, exp.Or) and (either := one_of(condition)):
            condition = either
        node = scope.node(condition.this) if isinstance(condition, exp.Binary | exp.In) else None
        # "IS NOT NULL" of PostgreSQL comes as an Is that is negated, that of SQLite as a Not.
        if node is None or condition.args.get("negate"):
            return
        use = next(use for one in scope.around() for use in one.uses() if use.number == node[0])
        if isinstance(condition, exp.EQ):
            other = scope.node(condition.expression)
            if other:
                scope.equal.append((node, other))
            elif (values := constants(condition.expression)) is not None:
                scope.constant[node] = values
        elif isinstance(condition, exp.In):
            values = constants(*condition.expressions)
            if condition.args.get("query"):
                use.joined_by.add(node[1])
            elif values is not None:
                scope.constant[node] = values
        elif isinstance(condition, exp.Is) and isinstance(condition.expression, exp.Null):
            if use in scope.uses() and not use.optional:
                use.kept_to[node[1]] = (None,)
        elif isinstance(condition, exp.GT | exp.GTE) and use in scope.uses():
            # Only from below: what is not over yet may be over tomorrow, and the clock tells (clock.py). A bound from
            # above may itself be the clock's, and then more comes within it as time goes by.
            values = constants(condition.expression)
            use.kept_from |= {node[1]: values[0]} if values else {}

    def walk(self, tree: exp.Expr, scope: Scope, handed_out: bool = False) -> None:
        if isinstance(tree, exp.Column):
            for use in scope.find(tree):
                (use.handed_out if handed_out else use.deciding).add(tree.name)
        elif isinstance(tree, exp.Query):
            self.statement(tree, scope)
        elif isinstance(tree, exp.In) and tree.args.get("query"):
            self.walk(tree.this, scope)
            self.statement(tree.args["query"], scope, scope.node(tree.this), required=id(tree) in self.required)
        elif isinstance(tree, exp.Exists):
            self.statement(tree.this, scope, required=id(tree) in self.required)
        else:
            # Only a column that is handed out as it stands is known by its row; what is computed from it decides.
            for part in tree.iter_expressions():
                self.walk(part, scope, handed_out and isinstance(tree, exp.Alias))


def _is_by_its_own(condition: exp.Expr, own: Use, scope: Scope) -> bool:
    """Whether a join looks each row up by `id`, so that it finds one or none."""
    condition = condition.unnest()
    nodes = (
        [scope.node(side) for side in (condition.this, condition.expression)] if isinstance(condition, exp.EQ) else []
    )
    return any(node and node[0] == own.number and node[1] == "id" for node in nodes)


@lru_cache(maxsize=2000)
def _parsed(text: str, dialect: str) -> tuple[Use, ...]:
    places = iter(range(text.count("%s") + 1))
    named = PLACEHOLDER.sub(lambda match: "%" if match[0] == "%%" else f":p{next(places)}", text)
    reader = Reader()
    reader.statement(sqlglot.parse_one(named, dialect=dialect))
    return tuple(reader.found)


def uses_of(sql: str, params: Sequence[Any], vendor: str) -> tuple[tuple[Use, ...], list[Sequence[Any]]]:
    """The tables of a statement, and its parameters in the groups to which their values refer.

    Raises sqlglot.errors.ParseError. Lists of any length are one parameter, so that each kind of statement is parsed
    once in the life of the process.
    """
    groups: list[Sequence[Any]] = []
    rest = list(params)
    pieces: list[str] = []
    at = 0
    for match in LIST.finditer(sql):
        before = sql[at : match.start()]
        alone = len(re.findall(r"(?<!%)(?:%%)*%s", before))
        groups += [[value] for value in rest[:alone]]
        many = match[0].count("%s")
        groups.append(rest[alone : alone + many])
        rest = rest[alone + many :]
        pieces += [before, "(%s)"]
        at = match.end()
    groups += [[value] for value in rest]
    return _parsed("".join([*pieces, sql[at:]]), DIALECTS[vendor]), groups
