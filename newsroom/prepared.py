"""Questions whose SQL Django writes once.

For a page made afresh, writing the SQL of its QuerySets costs several times what the database takes to answer. So the
statement of a question that is asked again and again is kept, for each thread, and only its values change:

    SHOWN = Prepared(lambda: Article.objects.filter(pk=Slot("pk")).select_related("section"))
    SHOWN(pk=57)

`ModelIterable` asks its query for a compiler and the compiler for a statement; both are handed in here. What is asked,
how rows become records and what the press records stays Django's.
"""

import datetime
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

Record = TypeVar("Record", bound=models.Model)


class Slot(Expression):
    """The place of a value in a prepared question."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list["Slot"]]:  # type: ignore[override]
        return "%s", [self]


# A moment itself, or its place in a prepared question.
Moment = datetime.datetime | Slot


class Kept(SQLCompiler):
    """Writes its statement the first time, and fills in values from then on."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.values: dict[str, Any] = {}
        self._statement: tuple[str, Sequence[Any]] | None = None
        self._converters: dict[int, Any] | None = None

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> Any:
        if self._statement is None:
            self._statement = super().as_sql(with_limits, with_col_aliases)
        sql, params = self._statement
        return sql, tuple(self._value(param) if isinstance(param, Slot) else param for param in params)

    def _value(self, slot: Slot) -> Any:
        value = self.values[slot.name]
        is_moment = isinstance(value, datetime.datetime)
        return self.connection.ops.adapt_datetimefield_value(value) if is_moment else value

    def get_converters(self, expressions: Any) -> dict[int, Any]:
        if self._converters is None:
            self._converters = super().get_converters(expressions)
        return self._converters


class Prepared(Generic[Record]):
    """A question with slots. It may select related records, but not prefetch."""

    def __init__(self, question: Callable[[], models.QuerySet[Record]]):
        self.question = question
        self._here = threading.local()

    def __call__(self, **values: Any) -> list[Record]:
        """The records, with these values in the slots: aware datetimes, all else as the column has it."""
        queryset, compiler = self._written()
        compiler.values = values
        return list(ModelIterable(queryset))  # type: ignore[arg-type]

    def _written(self) -> tuple[models.QuerySet[Record], Kept]:
        """For this thread and its connection: a compiler belongs to one, and to one question at a time."""
        # `django.db.connection` stands for the connection of any thread: it cannot tell them apart.
        own = connections[DEFAULT_DB_ALIAS]
        if getattr(self._here, "connection", None) is not own:
            queryset = self.question()
            compiler = Kept(queryset.query, own, using=queryset.db)
            queryset.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
            self._here.written, self._here.connection = (queryset, compiler), own
        return self._here.written


# Keys in one statement: SQLite takes 32,766 values, PostgreSQL 65,535; beyond a few hundred nothing is saved.
MOST_KEYS = 512


class PreparedList(Generic[Record]):
    """A question about records with any of some keys, and slots for what else it asks.

        WINNERS = PreparedList(lambda keys: Measure.objects.filter(tier__pk__in=keys))
        WINNERS([3, 5])

    A statement is kept for 1, 2, 4, 8 … keys; what is left over asks for the last key again.
    """

    # To the field of a lookup a slot is a key: what keys are is the field's to say.
    def __init__(self, question: Callable[[list[Any]], models.QuerySet[Record]]):
        self.question = question
        self._of = lru_cache(maxsize=None)(self._prepare)

    def __call__(self, keys: Sequence[int | str], **values: Any) -> list[Record]:
        """In the question's own order; of more than `MOST_KEYS` keys, each lot in its own."""
        found: list[Record] = []
        for at in range(0, len(keys), MOST_KEYS):
            some = keys[at : at + MOST_KEYS]
            places = 1 << (len(some) - 1).bit_length()
            wanted = [*some, *[some[-1]] * (places - len(some))]
            found += self._of(places)(**{f"key{place}": key for place, key in enumerate(wanted)}, **values)
        return found

    def _prepare(self, places: int) -> Prepared[Record]:
        return Prepared(lambda: self.question([Slot(f"key{place}") for place in range(places)]))


class PreparedRelation:
    """What `prefetch_related` does for one relation, with a statement that is written once.

        PICTURES = PreparedRelation(Article, "article_pictures", "picture")
        PICTURES.fill(articles)  # each article's article_pictures.all() asks nothing now

    Named as the attribute of the model; the other names are of records to be joined.
    """

    def __init__(self, model: type[models.Model], name: str, *joined: str):
        self.model, self.name, self.joined = model, name, joined
        self.rows: PreparedList[Any] = PreparedList(self._rows)

    def _rows(self, keys: list[Any]) -> models.QuerySet[Any]:
        related, back = self._ends()
        rows = related._default_manager.filter(**{f"{back}__pk__in": keys}).annotate(filled_in=models.F(f"{back}__pk"))
        return rows.select_related(*self.joined) if self.joined else rows

    def _ends(self) -> tuple[type[models.Model], str]:
        """The model at the other end, and the relation's name from there."""
        for relation in self.model._meta.related_objects:
            if relation.get_accessor_name() == self.name:
                return relation.related_model, relation.field.name  # type: ignore[return-value]
        field: Any = self.model._meta.get_field(self.name)
        return field.related_model, field.related_query_name()

    def fill(self, records: Sequence[models.Model]) -> None:
        found: dict[Any, list[Any]] = {record.pk: [] for record in records}
        for row in self.rows(list(found)):
            found[row.filled_in].append(row)
        for record in records:
            vars(record).setdefault("_prefetched_objects_cache", {})[self.name] = found[record.pk]
