"""How the machines that keep pages of their own tell each other to look into the outbox.

A message says no more than "look": what has changed stands in the database (`Change`), and each machine knows how far
it has read. So a message that is lost, or comes twice, or comes to a machine that was away, makes no page stale:
whoever begins to listen looks at once.
"""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Protocol

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, connections

from newsroom.press.watching import CHANNEL

log = logging.getLogger(__name__)

# Seconds that an editor waits for Redis at most. A message that is not sent is made good by the tick.
PATIENCE = 0.5


class Lost(Exception):
    """The connection over which messages come is lost, or could not be made."""


class Ear(Protocol):
    def wait(self, seconds: float) -> bool:
        """Whether a message came within so many seconds. Raises Lost."""


class Bell(Protocol):
    def ring(self) -> None:
        """Tell all who listen. Never fails: a save that is done is done."""

    def listening(self) -> AbstractContextManager[Ear]:
        """Raises Lost."""


class DatabaseBell:
    """LISTEN and NOTIFY of PostgreSQL. The triggers ring it, with the commit of a change (watching.py)."""

    def ring(self) -> None:
        pass

    @contextmanager
    def listening(self) -> Iterator[Ear]:
        own = connections.create_connection("default")
        try:
            with own.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            yield _DatabaseEar(own.connection)
        except DatabaseError as error:
            raise Lost(str(error)) from error
        finally:
            own.close()


class _DatabaseEar:
    def __init__(self, raw: psycopg.Connection):
        self.raw = raw

    def wait(self, seconds: float) -> bool:
        try:
            return any(True for _message in self.raw.notifies(timeout=seconds, stop_after=1))
        except psycopg.Error as error:
            raise Lost(str(error)) from error


class RedisBell:
    """A channel of Redis, for a database behind a pooler that hands connections around."""

    def __init__(self, url: str):
        import redis  # the extra "redis": most sites have none

        self.error = redis.RedisError
        self.server = redis.Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)

    def ring(self) -> None:
        try:
            self.server.publish(CHANNEL, "")
        except self.error as error:
            log.error("Redis does not answer; the other machines look within half a minute: %s", error)

    @contextmanager
    def listening(self) -> Iterator[Ear]:
        with self.server.pubsub(ignore_subscribe_messages=True) as channel:
            try:
                channel.subscribe(CHANNEL)
                # The answer of the server: from here on no message passes by.
                channel.parse_response(timeout=PATIENCE)
            except self.error as error:
                raise Lost(str(error)) from error
            yield _RedisEar(channel, self.error)


class _RedisEar:
    def __init__(self, channel, error: type[Exception]):
        self.channel, self.error = channel, error

    def wait(self, seconds: float) -> bool:
        try:
            return self.channel.get_message(timeout=seconds) is not None
        except self.error as error:
            raise Lost(str(error)) from error


def bell() -> Bell | None:
    """The bell of this site; None where one machine keeps pages, as with SQLite it must be."""
    if settings.PRESS_PURGE_URL:
        return redis_bell(settings.PRESS_PURGE_URL)
    return DatabaseBell() if connection.vendor == "postgresql" else None


@cache
def redis_bell(url: str) -> RedisBell:
    return RedisBell(url)
