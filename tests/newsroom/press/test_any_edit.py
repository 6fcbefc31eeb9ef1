"""Whatever is edited: every page that is given out afterwards is what would be made now, and no other is touched."""

import random

import pytest
from django.db import DatabaseError, models, transaction

from newsroom.press.epochs import epoch, since
from newsroom.press.questions import digest, key_of
from newsroom.press.watching import watched
from tests.newsroom.press import world
from tests.newsroom.press.conftest import rows_shown, stored

EDITS_A_RUN = 8


class Newsroom:
    """All pages as they are made, and as the press has them."""

    def __init__(self, reader, fresh):
        self.reader, self.fresh = reader, fresh
        world.build()
        self.paths = world.addresses()
        self.made = {path: self.fresh.get(path) for path in self.paths}
        self.store()

    def store(self) -> None:
        for path in self.paths:
            self.reader.get(path)

    def after(self) -> tuple[list[str], list[str]]:
        """Pages that are stale, and pages that were removed though they show no row that changed."""
        kept = stored()
        shows = self.showing(since(self.epoch))
        made = {path: self.fresh.get(path) for path in self.paths}
        changed = {path for path in self.paths if made[path] != self.made[path]}
        stale = [path for path in self.paths if self.reader.get(path).content != made[path]]
        gone = {
            path for path in self.paths if world.stored_at(path) in self.before and world.stored_at(path) not in kept
        }
        touched = [path for path in gone - changed if world.stored_at(path) not in shows]
        self.made = made
        self.store()
        return stale, touched

    def before_an_edit(self) -> None:
        self.epoch, self.before = epoch(), stored()
        self.pages_of_rows = rows_shown()

    def showing(self, changes) -> set[str]:
        keys = {digest(key_of(change.table, "id", row["id"])) for change in changes for row in change.rows}
        return {address for key, address in self.pages_of_rows if key in keys}


@pytest.fixture
def newsroom(reader, fresh) -> Newsroom:
    return Newsroom(reader, fresh)


def edit(record: models.Model, field: models.Field, chance: random.Random) -> bool:
    """By the model's own save, or past it; False where the newsroom's rules refuse it."""
    value = world.other_value(field, getattr(record, field.attname), chance)
    try:
        with transaction.atomic():
            if chance.random() < 0.5:
                setattr(record, field.attname, value)
                record.save()
            else:
                type(record)._default_manager.filter(pk=record.pk).update(**{field.attname: value})
    except (DatabaseError, ValueError, OSError):
        return False
    return True


@pytest.mark.parametrize("seed", range(1))
def test_every_edit_reaches_the_pages_that_show_it_and_no_other(newsroom, seed):
    chance = random.Random(seed)
    for model, field in chance.sample(world.every_field(), EDITS_A_RUN):
        record = model._default_manager.order_by("?").first()
        if record is None:
            continue
        newsroom.before_an_edit()
        edit(record, field, chance)
        stale, touched = newsroom.after()
        assert not stale, f"stale after an edit of {model.__name__}.{field.name}"
        # Another section or another day may concern a list that shows neither; a text concerns who shows it.
        if field.column not in watched()[model._meta.db_table].told:
            assert not touched, f"touched by an edit of {model.__name__}.{field.name}"
