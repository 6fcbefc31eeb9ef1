"""From Django's signals to the index, inside the transaction of the save."""

from typing import Any

from django.db import connection, models

from newsroom.search.backends import backend
from newsroom.search.index import forget, refresh
from newsroom.search.models import SearchEntry, SearchState
from newsroom.search.models.state import this_analyser
from newsroom.search.offers import FOLLOWS, LINKED


def saved(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    # A fixture's rows come before what they point to; rebuild_search follows loaddata.
    if not raw:
        refresh(instance)


def deleted(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    forget(instance)


def followed(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    for records in FOLLOWS[sender]:
        for record in records(instance):
            if record is not None:
                refresh(record)


def linked(
    sender: type[models.Model],
    instance: models.Model,
    action: str,
    reverse: bool,
    model: type[models.Model],
    pk_set: set[int] | None,
    **kwargs: Any,
) -> None:
    """A many-to-many relation has changed, from either side."""
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    refresh(instance)
    if reverse or sender in LINKED:
        for pk in pk_set or ():
            refresh(model(pk=pk))


def emptied(sender: Any, **kwargs: Any) -> None:
    """After a flush the tables that Django does not know hold what the others have forgotten."""
    tables = connection.introspection.table_names()
    if {"search_searchentry", "search_searchstate"} <= set(tables) and not SearchEntry.objects.exists():
        generation = SearchState.current().live
        backend().begin(generation)
        backend().finish(generation)
        # An empty index is of this analyser; from now on it is remembered which one wrote it.
        SearchState.objects.update_or_create(pk=1, defaults={"analyser": this_analyser()})
