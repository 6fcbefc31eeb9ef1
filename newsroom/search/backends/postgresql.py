"""PostgreSQL: a tsvector of our own tokens with a GIN index, and the tsquery to it. No text search configuration."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

from django.db import connection

from newsroom.search.analyser import Tokens
from newsroom.search.backends.base import Backend, Hit, Where
from newsroom.search.backends.places import END, Ruler, beginning_of, month_of, months, position_of, year_of
from newsroom.search.expression import All, Any, Expression, Mark, Phrase, either
from newsroom.search.models.entry import SearchEntry

# A tsvector counts positions up to 16383; ours begin again before that, so that long documents keep their phrases.
POSITIONS = 16_000
MOST_POSITIONS = 255
# So many of the newest entries are looked through first, or as many as are wanted; then so many times as many as the
# last matches let expect to be enough. The newest may be unlike the others: fewer than TELLING tell little, and lead no
# further than FURTHER times as many.
FIRST = 500
ENOUGH = 1.25
TELLING = 2500
FURTHER = 4
MOST_MONTHS = 60 * 12
# Taken shared by every save and alone by a rebuild that begins or ends.
LOCK = crc32(b"newsroom.search")
# Held by the process that rebuilds.
REBUILD = crc32(b"newsroom.search.rebuild")

COLUMNS = "id, position, kind, object_id, title, deck, marks"


def index_of(generation: int) -> str:
    return f"search_vector_{int(generation)}"


class PostgreSQL(Backend):
    def positions(self, entries: Sequence[SearchEntry]) -> list[int]:
        return [position_of(entry) for entry in entries]

    def add(self, entries: Iterable[tuple[SearchEntry, Tokens]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_searchentry SET vector = %s::tsvector WHERE id = %s",
                [(vector_of(tokens), entry.pk) for entry, tokens in entries],
            )

    def remove(self, entries: Iterable[SearchEntry]) -> None:
        """Nothing: the vector goes with its row, or is overwritten by `add`."""

    def begin(self, generation: int) -> None:
        self.drop(generation)

    @staticmethod
    def _settle() -> None:
        """Inside a transaction, check what is deferred now: an index is neither made nor dropped before that."""
        if connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def finish(self, generation: int) -> None:
        # Built over the finished rows, which takes a tenth of the time of filling it row by row. Only one
        # generation answers, so each has an index of its own.
        self._settle()
        by_the_side = "" if connection.in_atomic_block else "CONCURRENTLY"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {index_of(generation)}")  # an unfinished one
            cursor.execute(
                f"CREATE INDEX {by_the_side} {index_of(generation)} ON search_searchentry"
                f" USING gin (vector) WITH (fastupdate = off) WHERE generation = {int(generation)}"
            )
            cursor.execute("ANALYZE search_searchentry")

    def drop(self, generation: int) -> None:
        self._settle()
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX IF EXISTS {index_of(generation)}")

    def newest(self, expression: Expression, where: Where, limit: int) -> list[Hit]:
        return [_hit(*row) for row in self._newest_rows(COLUMNS, expression, where, limit)]

    def facet_counts(self, expression: Expression, where: Where, prefixes: Sequence[str], limit: int) -> dict[str, int]:
        rows = self._newest_rows("marks", expression, where, limit, in_order=False)
        return self.count_marks((row[0] for row in rows), prefixes)

    def _newest_rows(
        self, columns: str, expression: Expression, where: Where, limit: int, in_order: bool = True
    ) -> list[tuple]:
        """The newest matches, looked for in the newest months first: GIN knows no order, so that of a word in half of
        the stories every one would be fetched and sorted. What is only counted may come in any order within these
        months, and ends as soon as there is enough of it."""
        rows: list[tuple] = []
        ruler = Ruler(where.generation)
        newest = where.after[0] if where.after else self._newest_position(where.generation)
        first, month, above = ruler.place_of(newest), month_of(newest), END
        place, further = first, max(limit, FIRST)
        if where.seen:
            position, matched = where.seen
            further = max(further, _enough(limit, matched, first - ruler.place_of(position)))
        while oldest := min(month_of(ruler.position_at(place + further)), month):
            if month - oldest > MOST_MONTHS:
                break
            beginning = beginning_of(oldest)
            stretch = All((expression, either(*months(oldest, month))))
            found = self._rows(columns, stretch, where, limit - len(rows), (beginning, above), in_order)
            rows += found
            if len(rows) == limit:
                return rows
            next_place = ruler.place_of(beginning)
            further = _enough(limit - len(rows), len(found), next_place - place)
            if next_place - first < TELLING:
                further = min(further, FURTHER * (next_place - first))
            place, month, above = next_place, oldest - 1, beginning
        return rows + self._rows(columns, expression, where, limit - len(rows), (0, above), in_order)

    @staticmethod
    def _newest_position(generation: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(position) FROM search_searchentry WHERE generation = %s", [generation])
            return cursor.fetchone()[0] or 0

    def _rows(
        self,
        columns: str,
        expression: Expression,
        where: Where,
        limit: int,
        between: tuple[int, int],
        in_order: bool = True,
    ) -> list[tuple]:
        sql, params = self._matches(columns, expression, where, limit, between, in_order)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def _matches(
        self,
        columns: str,
        expression: Expression,
        where: Where,
        limit: int,
        between: tuple[int, int],
        in_order: bool,
    ) -> tuple[str, list]:
        conditions = ["vector @@ %s::tsquery", "generation = %s"]
        params: list = [tsquery_of(expression), where.generation]
        if between != (0, END):
            # A text that speaks of a month has its mark as well: the position tells which is of that month.
            conditions.append("position + 0 >= %s AND position + 0 < %s")
            params += between
        if where.now:
            conditions.append(
                "shelf = 'public' AND (public_from IS NULL OR public_from <= %s)"
                " AND (public_until IS NULL OR public_until > %s)"
            )
            params += [where.now] * 2
        if where.since:
            conditions.append("moment >= %s")
            params.append(where.since)
        if where.until:
            conditions.append("moment < %s")
            params.append(where.until)
        if where.after:
            conditions.append("(position, id) < (%s, %s)")
            params += where.after
        # "+ 0" hides the order of the other index, along which the planner would unpack one vector after the other.
        order = " ORDER BY position + 0 DESC, id DESC" if in_order else ""
        sql = f"SELECT {columns} FROM search_searchentry WHERE {' AND '.join(conditions)}{order} LIMIT %s"  # noqa: S608
        return sql, [*params, limit]

    @contextmanager
    def alone(self) -> Iterator[bool]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILD])
            is_alone = bool(cursor.fetchone()[0])
            try:
                yield is_alone
            finally:
                if is_alone and not connection.needs_rollback:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILD])

    def hold_still(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])

    def take_part(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


def vector_of(tokens: Tokens) -> str:
    """Tokens as a tsvector is written: 'token':1,5. Marks have no position."""
    places: dict[str, set[int]] = {}
    for at, token in enumerate(tokens.stream):
        if token is not None:
            found = places.setdefault(token, set())
            if len(found) < MOST_POSITIONS:
                found.add(at % POSITIONS + 1)
                if at and at % POSITIONS == 0:
                    found.add(POSITIONS + 1)  # also behind the last of the lap before
    in_order = (f"'{token}':{','.join(map(str, sorted(at)))}" for token, at in places.items())
    return " ".join([*in_order, *(f"'{mark}'" for mark in sorted(tokens.marks))])


def tsquery_of(expression: Expression) -> str:
    """The expression as a tsquery is written. Every token is quoted, so no text is an operator."""
    match expression:
        case Phrase(tokens, open_end):
            words = [f"'{token}'" for token in tokens]
            if open_end:
                words[-1] += ":*"
            return f"({' <-> '.join(words)})"
        case Mark(token):
            return f"'{token}'"
        case Any(parts):
            return f"({' | '.join(map(tsquery_of, parts))})"
        case All(parts, without):
            return f"({' & '.join([*map(tsquery_of, parts), *(f'!{tsquery_of(part)}' for part in without)])})"
    raise TypeError(expression)


def _hit(pk: int, position: int, kind: str, object_id: int, title: str, deck: str, marks: str) -> Hit:
    return Hit(pk, position, kind, object_id, title, deck, year_of(position), marks)


def _enough(wanted: int, matched: int, looked_through: int) -> int:
    """So many entries hold what is still wanted, if they hold it as those looked through did."""
    return round(ENOUGH * wanted * looked_through / (matched or 1))
