"""Where the index is kept: the database's own means, behind one small interface."""

from functools import cache

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from newsroom.search.backends.base import Backend, Hit, Where

__all__ = ["Backend", "Hit", "Where", "backend"]

BACKENDS = {
    "sqlite": "newsroom.search.backends.sqlite.SQLite",
    "postgresql": "newsroom.search.backends.postgresql.PostgreSQL",
}


@cache
def _made(path: str) -> Backend:
    return import_string(path)()


def backend() -> Backend:
    """The backend that the setting SEARCH_BACKEND names; otherwise that of the database in use."""
    return _made(settings.SEARCH_BACKEND or BACKENDS[connections["default"].vendor])
