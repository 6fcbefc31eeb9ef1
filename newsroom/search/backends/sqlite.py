"""SQLite: a contentless FTS5 table for each of two generations, in turn.

Its rowid is the entry's position, so that "newest first" is the order in which FTS5 reads and the first thousand
matches of any word cost the same. FTS5 is given tokens, not text: its own tokenizer only cuts at spaces. The tables
are made by migration 0002.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

from django.core.files import locks
from django.db import connection
from django.utils import timezone

from newsroom.search.analyser import Tokens, tokens_of
from newsroom.search.backends.base import Backend, Hit, Where
from newsroom.search.expression import All, Any, Expression, Mark, Phrase
from newsroom.search.models.entry import SearchEntry

# What stands between two fields, so that no phrase reaches over. No text makes this token.
GAP = ":"
FIRST_DAY = datetime.date(1900, 1, 1)
# 256 entries a day keep their day's place; more of them move on to the next free one.
DAY_BITS = 8
UNDATED = -(1 << 40)
MERGED_PAGES = 2000
MOST_MERGES = 10_000

COLUMNS = "e.id, e.position, e.kind, e.object_id, e.title, e.deck, COALESCE(substr(e.moment, 1, 4) + 0, 0), e.marks"
FREE = """
SELECT a.position + 1 FROM search_searchentry a WHERE a.generation = %s AND a.position >= %s AND NOT EXISTS (
    SELECT 1 FROM search_searchentry b WHERE b.generation = a.generation AND b.position = a.position + 1
) ORDER BY a.position LIMIT 1"""


def table_of(generation: int) -> str:
    return f"search_index_{generation % 2}"


class SQLite(Backend):
    def positions(self, entries: Sequence[SearchEntry]) -> list[int]:
        taken: dict[tuple[int, int], bool] = {}
        return [self._free(entry, taken) for entry in entries]

    def _free(self, entry: SearchEntry, taken: dict[tuple[int, int], bool]) -> int:
        """The first place from the entry's day on that neither the table nor this batch holds."""
        place = _start(entry)
        with connection.cursor() as cursor:
            while True:
                cursor.execute(
                    "SELECT 1 FROM search_searchentry WHERE generation = %s AND position = %s",
                    [entry.generation, place],
                )
                if cursor.fetchone():
                    cursor.execute(FREE, [entry.generation, place])
                    place = cursor.fetchone()[0]
                if (entry.generation, place) not in taken:
                    taken[entry.generation, place] = True
                    return place
                while (entry.generation, place) in taken:
                    place += 1

    def add(self, entries: Iterable[tuple[SearchEntry, Tokens]]) -> None:
        # FTS5 writes a segment whenever a rowid is smaller than the one before it.
        in_order = sorted(entries, key=lambda pair: pair[0].position)
        self._write("INSERT INTO {table} (rowid, tokens) VALUES (%s, %s)", in_order)

    def remove(self, entries: Iterable[SearchEntry]) -> None:
        # A contentless table forgets what it is told again, so the tokens are made anew from what was indexed.
        again = ((entry, tokens_of(entry.title, entry.deck, entry.body, entry.marks.split())) for entry in entries)
        self._write("INSERT INTO {table} ({table}, rowid, tokens) VALUES ('delete', %s, %s)", again)

    def _write(self, sql: str, entries: Iterable[tuple[SearchEntry, Tokens]]) -> None:
        with connection.cursor() as cursor:
            for entry, tokens in entries:
                text = " ".join([*(token or GAP for token in tokens.stream), *sorted(tokens.marks)])
                cursor.execute(sql.format(table=table_of(entry.generation)), [entry.position, text])

    def begin(self, generation: int) -> None:
        table = table_of(generation)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our own name

    def finish(self, generation: int) -> None:
        # Merged little by little, each in its own transaction, so that savers never wait for long.
        table = table_of(generation)
        merge = f"INSERT INTO {table} ({table}, rank) VALUES ('merge', %s)"  # noqa: S608 - our own name
        with connection.cursor() as cursor:
            cursor.execute(merge, [-MERGED_PAGES])
            for _step in range(MOST_MERGES):
                before = _changes(cursor)
                cursor.execute(merge, [MERGED_PAGES])
                if _changes(cursor) - before < 2:  # so FTS5 says that there was nothing left to merge
                    return

    def drop(self, generation: int) -> None:
        self.begin(generation)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        with open(f"{connection.settings_dict['NAME']}.rebuild", "w") as held:  # noqa: PTH123 - beside the database
            yield locks.lock(held, locks.LOCK_EX | locks.LOCK_NB)

    def hold_still(self) -> None:
        """Nothing: SQLite has one writer at a time (transaction_mode IMMEDIATE)."""

    def take_part(self) -> None:
        """Nothing, for the same reason."""

    def newest(self, expression: Expression, where: Where, limit: int) -> list[Hit]:
        sql, params = self._matches(COLUMNS, expression, where, limit)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return [Hit(*row) for row in cursor.fetchall()]

    def facet_counts(self, expression: Expression, where: Where, prefixes: Sequence[str], limit: int) -> dict[str, int]:
        sql, params = self._matches("e.marks", expression, where, limit)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return self.count_marks((row[0] for row in cursor.fetchall()), prefixes)

    def _matches(self, columns: str, expression: Expression, where: Where, limit: int) -> tuple[str, list]:
        table = table_of(where.generation)
        # CROSS JOIN keeps FTS5 outermost: it reads by descending rowid and stops at the limit.
        conditions, params = [f"{table} MATCH %s", "e.generation = %s"], [match_of(expression), where.generation]
        if where.now:
            conditions.append(
                "e.shelf = 'public' AND (e.public_from IS NULL OR e.public_from <= %s)"
                " AND (e.public_until IS NULL OR e.public_until > %s)"
            )
            params += [_stored(where.now)] * 2
        if where.since:
            conditions.append("e.moment >= %s")
            params.append(_stored(where.since))
        if where.until:
            conditions.append("e.moment < %s")
            params.append(_stored(where.until))
        if where.after:
            conditions.append(f"{table}.rowid < %s")
            params.append(where.after[0])
        # "+": SQLite would say of `position` what is said of the rowid, and walk along that index for every match.
        sql = (
            f"SELECT {columns} FROM {table} CROSS JOIN search_searchentry e ON e.position = +{table}.rowid"  # noqa: S608
            f" WHERE {' AND '.join(conditions)} ORDER BY {table}.rowid DESC LIMIT %s"
        )
        return sql, [*params, limit]


def match_of(expression: Expression) -> str:
    """The expression as FTS5 writes it. Every token is quoted, so no text is an operator."""
    match expression:
        case Phrase(tokens, open_end):
            return f'"{" ".join(tokens)}"' + (" *" if open_end else "")
        case Mark(token):
            return f'"{token}"'
        case Any(parts):
            return f"({' OR '.join(map(match_of, parts))})"
        case All(parts, without):
            wanted = f"({' AND '.join(map(match_of, parts))})"
            return f"({wanted} NOT ({' OR '.join(map(match_of, without))}))" if without else wanted
    raise TypeError(expression)


def _changes(cursor) -> int:
    return cursor.execute("SELECT total_changes()").fetchone()[0]


def _start(entry: SearchEntry) -> int:
    if entry.moment is None:
        return UNDATED + entry.object_id * 16 + crc32(entry.kind.encode()) % 16
    day = timezone.localtime(entry.moment, timezone.get_default_timezone()).date()
    return (day - FIRST_DAY).days << DAY_BITS


def _stored(moment: datetime.datetime) -> str:
    """A moment as Django writes it into SQLite."""
    return str(connection.ops.adapt_datetimefield_value(moment))
