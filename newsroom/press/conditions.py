"""Conditions of a statement, taken apart."""

from collections.abc import Iterator

from sqlglot import exp

from newsroom.press.scopes import Param, Value


def all_of(condition: exp.Expr) -> Iterator[exp.Expr]:
    if isinstance(condition, exp.Paren):
        yield from all_of(condition.this)
    elif isinstance(condition, exp.And):
        yield from all_of(condition.this)
        yield from all_of(condition.expression)
    else:
        yield condition


def one_of(condition: exp.Or) -> exp.In | None:
    """`a = 1 OR a = 2` as `a IN (1, 2)`."""
    parts = [part.unnest() for part in condition.flatten()]
    if all(isinstance(part, exp.EQ) and part.this == parts[0].this for part in parts):
        return exp.In(this=parts[0].this.copy(), expressions=[part.expression.copy() for part in parts])
    return None


def constants(*expressions: exp.Expr) -> tuple[Value, ...] | None:
    values: list[Value] = []
    for expression in expressions:
        one = expression
        while isinstance(one, exp.Paren | exp.Cast | exp.Any):
            one = one.this
        if isinstance(one, exp.Placeholder):
            values.append(Param(int(one.name[1:])))
        elif isinstance(one, exp.Literal):
            values.append(one.this if one.is_string else int(one.this) if one.this.isdigit() else one.this)
        elif isinstance(one, exp.Boolean):
            values.append(int(one.this))
        else:
            return None
    return tuple(values) or None
