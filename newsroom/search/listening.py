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


def moving(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Before a followed row is saved: where it has pointed until now, so that what it leaves is refreshed too."""
    if raw or instance._state.adding:
        return
    links = [field.attname for field in sender._meta.concrete_fields if field.many_to_one]
    was = sender._default_manager.filter(pk=instance.pk).values(*links).first() if links else None
    has_moved = was and any(getattr(instance, name) != key for name, key in was.items())
    instance._search_left = sender(pk=instance.pk, **was) if has_moved else None  # type: ignore[attr-defined, arg-type]


def followed(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    rows = filter(None, [instance, getattr(instance, "_search_left", None)])
    records = [record for row in rows for follow in FOLLOWS[sender] for record in follow(row)]
    refresh(*filter(None, records))


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
    others = (pk_set or ()) if reverse or sender in LINKED else ()
    refresh(instance, *(model(pk=pk) for pk in others))


def emptied(sender: Any, **kwargs: Any) -> None:
    """After a flush the tables that Django does not know hold what the others have forgotten."""
    tables = connection.introspection.table_names()
    if {"search_searchentry", "search_searchstate"} <= set(tables) and not SearchEntry.objects.exists():
        generation = SearchState.current().live
        backend().begin(generation)
        backend().finish(generation)
        # An empty index is of this analyser; from now on it is remembered which one wrote it.
        SearchState.objects.update_or_create(pk=1, defaults={"analyser": this_analyser()})
