"""What a page is made from, noted while it renders.

Two things are noted: every row that becomes an instance of a model, and every statement, as the questions it asks of
tables (`queries.py`). Neither has to be declared. A page changes when a row it showed changes, or when a row comes,
goes or is moved within what it asked.

A list that shows only its newest rows depends on what lies within its reach, and the statement does not say how far
that is: the last row does. So the few places that read such lists say it (`reach`); without a word, the whole list
counts.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models
from sqlglot.errors import SqlglotError

from newsroom.press.queries import uses_of
from newsroom.press.questions import MOST_KEYS, Question, Reach, comparable, key_of
from newsroom.press.scopes import Param, Use, Value
from newsroom.press.watching import Table, watched

READS = ("SELECT", "WITH", "(SELECT", "VALUES")

_recorder: ContextVar["Recorder | None"] = ContextVar("recorder", default=None)


class Recorder:
    """One page's record."""

    def __init__(self) -> None:
        self.rows: set[str] = set()
        self.questions: list[Question] = []
        # Why the page cannot be stored, if anything.
        self.unknown: str = ""
        self.until: datetime.datetime | None = None
        self.reaches: list[Reach] = []
        self.is_by_witness = False
        self.vendor = connection.vendor
        # What was read beside the page's own record, on a record of its own.
        self._beside: Recorder | None = None

    def beside(self) -> "Recorder":
        if self._beside is None:
            self._beside = Recorder()
            self._beside._beside = self._beside  # what is read beside that, is read beside this
        return self._beside

    def _where(self, table: str) -> "Recorder":
        return self.beside() if any(table in reach.beside for reach in self.reaches) else self

    def whole(self) -> list["Recorder"]:
        return [self, self._beside] if self._beside else [self]

    def saw(self, model: type[models.Model], pk: Any) -> None:
        table = watched().get(model._meta.db_table)
        if table:
            self._where(table.name).rows.add(key_of(table.name, table.pk, pk))
        # An instance of a model that is not watched comes from a statement, which has been noted as unknown.

    def asked(self, sql: str, params: Any) -> None:
        if self.is_by_witness or not sql.lstrip().upper().startswith(READS):
            return
        try:
            uses, groups = uses_of(sql, params or (), self.vendor)
        except SqlglotError:
            self.unknown = f"This statement is not understood: {sql[:200]}"
            return
        for use in uses:
            table = watched().get(use.table)
            if table is None:
                self.unknown = f"{use.table} is not watched"
            else:
                self._ask(use, table, groups)

    def _ask(self, use: Use, table: Table, groups: list[Any]) -> None:
        # No instance tells which rows the values belong to that are handed out without their key.
        asked = use.deciding if table.pk in use.handed_out else use.deciding | use.handed_out
        columns = asked.intersection(table.columns)
        kept_to = {column: _values(values, groups) for column, values in use.kept_to.items()}
        if table.pk in kept_to and len(kept_to[table.pk]) <= MOST_KEYS:
            self._where(table.name).rows |= {key_of(table.name, table.pk, value) for value in kept_to[table.pk]}
            return
        # A row that is there because another one links to it comes and goes with that link.
        if table.pk in use.joined_by and columns <= {table.pk}:
            return
        kept_from = {column: _values((value,), groups)[0] for column, value in use.kept_from.items()}
        reaches = tuple(reach for reach in self.reaches if reach.table == table.name)
        links = tuple(_links(use, groups))
        record = self.beside() if any(reach.beside for reach in reaches) else self._where(table.name)
        record.questions.append(Question(table.name, columns, kept_to, kept_from, reaches, links))

    def filed(self) -> set[tuple[str, str]]:
        """Keys with the questions filed under them; an empty one for a row."""
        return {(row, "") for row in self.rows}.union(*(question.filed() for question in self.questions))


def _links(use: Use, groups: list[Any]) -> Iterator[tuple[str, str, str, list[Any]]]:
    """The links that every row of a table needs here, as far as they are kept to values themselves."""
    for link, column in use.linked_by:
        table = watched().get(link.table)
        for other in table.telling if table else ():
            values = _values(link.kept_to[other], groups) if other in link.kept_to else []
            if values and other not in (column, table.pk) and len(values) <= MOST_KEYS:  # type: ignore[union-attr]
                yield link.table, column, other, values


def _values(values: tuple[Value, ...], groups: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        of_param = value.of(groups) if isinstance(value, Param) else [value]
        for one in of_param:
            found += [comparable(each) for each in (one if isinstance(one, list | tuple) else [one])]
    return found


@contextmanager
def recording() -> Iterator[Recorder]:
    recorder = Recorder()
    token = _recorder.set(recorder)
    try:
        with connection.execute_wrapper(_listen):
            yield recorder
    finally:
        _recorder.reset(token)


@contextmanager
def beside() -> Iterator[None]:
    """While a page reads what it shows beside its own record; nothing of it may show in what is kept of the page."""
    recorder = _recorder.get()
    token = _recorder.set(recorder.beside() if recorder else None)
    try:
        yield
    finally:
        _recorder.reset(token)


@contextmanager
def aside() -> Iterator[None]:
    """While it is found out how to ask for something, and nothing of what the page shows: nothing is noted."""
    token = _recorder.set(None)
    try:
        yield
    finally:
        _recorder.reset(token)


def _listen(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    recorder = _recorder.get()
    if recorder:
        recorder.asked(sql, params)
    return execute(sql, params, many, context)


def row_seen(sender: type[models.Model], instance: models.Model, **_kwargs: Any) -> None:
    """Every instance of every model comes by here (post_init)."""
    recorder = _recorder.get()
    if recorder is not None and instance.pk is not None:
        recorder.saw(sender, instance.pk)


@contextmanager
def reach(model: type[models.Model], column: str, beside: Iterable[type[models.Model]] = ()) -> Iterator[Reach]:
    """While a list is read that is sorted by a column and cut off: say afterwards how far it was looked at.

        with reach(Article, "publish_at") as seen:
            rows = list(newest[:20])
            seen.low = rows[-1].publish_at if len(rows) == 20 else None

    Inside, every question of this model is meant, so read nothing else of it there. If some models are named that the
    statement reads `beside()` the page's own record, the list is as well. Costs nothing where no page is recorded.
    """
    seen = Reach(model._meta.db_table, column, beside=frozenset(one._meta.db_table for one in beside))
    recorder = _recorder.get()
    if recorder is None:
        yield seen
        return
    recorder.reaches.append(seen)
    try:
        yield seen
    finally:
        recorder.reaches.remove(seen)


class Gaps:
    """Where nothing was found, so that whatever comes there changes the answer."""

    def __init__(self, recorder: Recorder, table: str, column: str):
        self.recorder, self.table, self.column = recorder, table, column

    def between(self, low: Any, high: Any) -> None:
        gap = Reach(self.table, self.column, low, high)
        columns = set(watched()[self.table].told)
        self.recorder.questions.append(Question(self.table, columns, {}, {}, (gap,)))


@contextmanager
def by_witness(model: type[models.Model], column: str) -> Iterator[Gaps]:
    """While it is asked whether there is any row here and there, and one is taken as proof.

    As long as that row stays, others may come and go; so the statements inside are not noted, only the rows that they
    found and the gaps that are named.
    """
    recorder = _recorder.get()
    if recorder is None:
        yield Gaps(Recorder(), model._meta.db_table, column)
        return
    gaps = Gaps(recorder, model._meta.db_table, column)
    try:
        recorder.is_by_witness = True
        yield gaps
    finally:
        recorder.is_by_witness = False


def until(moment: datetime.datetime) -> None:
    """The page under way is right until a moment that no row of the database tells."""
    recorder = _recorder.get()
    if recorder is not None:
        recorder.until = min(filter(None, [recorder.until, moment]))
