"""Where the index is kept: the database's own means, behind one small interface."""

from functools import cache

from django.db import connections
from django.utils.module_loading import import_string

from newsroom.search.backends.base import Backend, Hit, Where

__all__ = ["Backend", "Hit", "Where", "backend", "backend_for"]

BACKENDS = {
    "sqlite": "newsroom.search.backends.sqlite.SQLite",
    "postgresql": "newsroom.search.backends.postgresql.PostgreSQL",
}


@cache
def backend_for(vendor: str) -> Backend:
    return import_string(BACKENDS[vendor])()


def backend() -> Backend:
    """The backend of the database in use."""
    return backend_for(connections["default"].vendor)
