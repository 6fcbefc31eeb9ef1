"""Every column of every table, and rows that come and go: what a change concerns, and what it does not, is all true.

Nothing is committed: an edit is made in a transaction, the triggers note it, the press says which stored pages it
concerns, and all is rolled back. So thousands of pairs of an edit and a page cost seconds. Of each page all edits that
are said not to concern it are made at once, and the page is made anew: not a letter may have changed. What follows
from this in the store is told by test_serving and test_any_edit.
"""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError

from articles.models import Article
from newsroom.press.models import Change
from newsroom.press.questions import digest, key_of
from newsroom.press.release import this_node
from newsroom.press.removal import pages_of
from newsroom.press.watching import UNSHOWN, watched
from tests.newsroom.press import world
from tests.newsroom.press.conftest import rows_shown, stored

# Apps whose tables no public page reads. One that does is not stored, so a mistake here costs speed and no truth.
NO_PAGES_OF = {
    "account": "signing in",
    "admin": "the log of the desk",
    "auth": "rights",
    "contenttypes": "names of models, which no page shows",
    "django_tasks_database": "work in the background",
    "intake": "reports before they are filed",
    "mfa": "signing in",
    "press": "the store itself",
    "redirects": "an answer that leads on is not stored",
    "search": "its pages are not stored",
    "sessions": "signing in",
    "sites": "asked by redirects alone",
    "thumbnail": "not used; names of renditions are computed",
    "usersessions": "signing in",
}
ROWS = 4  # of each table
TRIES = 6


class Undone(Exception):
    """Rolls back what was tried."""


@dataclass(eq=False)
class Edit:
    """Of one column of a row, or (without a column) of a row that goes, or (without a row's key) of one that comes."""

    model: type[models.Model]
    pk: object
    column: str = ""
    value: object = None
    added: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        what = f"{self.column} = {self.value!r}" if self.column else "added" if self.added else "deleted"
        return f"{self.model._meta.label} {self.pk}: {what}"

    def make(self) -> bool:
        """False where the newsroom's rules refuse it."""
        rows = self.model._default_manager.filter(pk=self.pk)
        try:
            with transaction.atomic():
                if self.added:
                    self.model(**dict(self.added)).save_base(force_insert=True, raw=True)
                    return True
                return bool(rows.update(**{self.column: self.value}) if self.column else rows.delete()[0])
        except (DatabaseError, ProtectedError, ValueError):
            return False


def rows_of(model: type[models.Model]) -> list[models.Model]:
    """The first and the last of its rows."""
    rows = model._default_manager.order_by("pk")
    return list(dict.fromkeys([*rows[: ROWS // 2], *rows.reverse()[: ROWS // 2]]))


def fields_of(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.primary_key]


def edits_of_fields(chance: random.Random) -> Iterator[Edit]:
    for model in world.shown_models():
        for row, column in itertools.product(rows_of(model), fields_of(model)):
            for _try in range(TRIES):
                value = world.other_value(column, getattr(row, column.attname), chance)
                edit = Edit(model, row.pk, column.attname, value)
                if possible(edit):
                    yield edit
                    break


def edits_of_rows(chance: random.Random) -> Iterator[Edit]:
    for model in world.shown_models():
        for row in rows_of(model):
            wanted = [Edit(model, row.pk), *(added_like(row, chance) for _try in range(TRIES))]
            yield from filter(possible, wanted)


def added_like(row: models.Model, chance: random.Random) -> Edit:
    """Another row of the same kind: a copy with other links, and other values where they have to differ."""
    values = []
    for column in fields_of(type(row)):
        value = getattr(row, column.attname)
        differs = column.unique or (column.is_relation and chance.random() < 0.5)
        values.append((column.attname, world.other_value(column, value, chance) if differs else value))
    return Edit(type(row), row.pk, added=tuple(values))


def possible(edit: Edit) -> bool:
    return bool(after([edit]))


def after(edits: list[Edit], look=lambda changes: True):
    """What `look` finds when the edits are made, given the changes that the triggers noted; nothing stays."""
    answer = None
    last = Change.objects.order_by("pk").last()
    try:
        with transaction.atomic():
            made = [edit.make() for edit in edits]
            changes = Change.objects.filter(pk__gt=last.pk if last else 0)
            answer = any(made) and look(list(changes))
            raise Undone
    except Undone:
        return answer


class Store:
    """Every page as it is stored, and what the press knows of it."""

    def __init__(self, reader, fresh):
        world.build()
        self.fresh = fresh
        self.unsettled = self.leave_unsettled()
        self.paths = [*world.addresses(), self.unsettled]
        for path in self.paths:
            reader.get(path)
        self.made = {path: fresh.get(path) for path in self.paths}
        self.node = this_node()
        assert {world.stored_at(path) for path in self.paths} == stored()
        self.shows = rows_shown()

    def leave_unsettled(self) -> str:
        """The address of a story whose related stories are found as it is read."""
        story = Article.objects.get(headline="后来的一篇")
        story.kindred.delete()
        return story.get_absolute_url()

    def concerned(self, changes: list[Change]) -> set[str]:
        gone = {page.address for page in pages_of(self.node, changes)}
        return {path for path in self.paths if world.stored_at(path) in gone}

    def is_as_before(self, path: str) -> bool:
        return self.fresh.get(path) == self.made[path]

    def shows_a_row_of(self, path: str, changes: list[Change]) -> bool:
        keys = (
            digest(key_of(change.table, watched()[change.table].pk, row[watched()[change.table].pk]))
            for change in changes
            for row in change.rows
        )
        return any((key, world.stored_at(path)) in self.shows for key in keys)

    def missed(self, path: str, edits: list[Edit]) -> list[Edit]:
        """Those that change a page of which the press says that they do not concern it."""

        def look(changes: list[Change]) -> str:
            if path in self.concerned(changes):
                return "concerned"
            return "unchanged" if self.is_as_before(path) else "stale"

        found = after(edits, look) if edits else "unchanged"
        if found in ("unchanged", None, False) or (found == "concerned" and len(edits) == 1):
            return []
        if len(edits) == 1:
            return edits
        # Together they concern it, or one of them is missed: look at each half.
        half = len(edits) // 2
        return self.missed(path, edits[:half]) + self.missed(path, edits[half:]) or (edits if found == "stale" else [])


@pytest.fixture
def store(reader, fresh) -> Store:
    return Store(reader, fresh)


@pytest.mark.parametrize("kind", [edits_of_fields, edits_of_rows])
def test_no_page_changes_by_an_edit_that_is_said_not_to_concern_it(store, kind):
    edits = list(kind(random.Random(8)))
    reached = {edit: after([edit], store.concerned) for edit in edits}
    for path in store.paths:
        missed = store.missed(path, [edit for edit in edits if path not in reached[edit]])
        assert not missed, f"{path} is stale after {', '.join(map(str, missed))}"


def test_every_column_of_every_watched_model_was_edited_and_every_model_reaches_a_page(store):
    edits = list(edits_of_fields(random.Random(8)))
    edited = {(edit.model, edit.column) for edit in edits}
    wanted = {(model, field.attname) for model in world.shown_models() for field in fields_of(model)}
    assert not [f"{model._meta.label}.{name}" for model, name in wanted - edited]
    reaching = {edit.model for edit in edits if after([edit], store.concerned)}
    assert not [model._meta.label for model in world.shown_models() if model not in reaching]


def test_no_edit_touches_a_page_that_neither_shows_its_row_nor_changes(store):
    for edit in edits_of_fields(random.Random(8)):
        # Another section or another day may concern a list that shows neither; a text concerns who shows it.
        table = watched()[edit.model._meta.db_table]
        if edit.model._meta.get_field(edit.column).column in table.told:
            continue

        def needlessly(changes: list[Change]) -> list[str]:
            touched = store.concerned(changes) - {store.unsettled}
            return [path for path in touched if not store.shows_a_row_of(path, changes) and store.is_as_before(path)]

        assert not after([edit], needlessly), str(edit)


def test_every_model_is_watched_or_known_to_be_shown_nowhere():
    unknown = [
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in watched()
        and not hasattr(model, "history_id")
        and model._meta.label_lower not in UNSHOWN
        and model._meta.app_label not in NO_PAGES_OF
    ]
    assert not unknown
