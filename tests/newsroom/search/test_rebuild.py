"""A rebuild goes on beside the saves, and after it was killed."""

import os
import signal
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsroom.search import analyser
from newsroom.search import rebuild as rebuilding
from newsroom.search.checks import index_is_of_this_analyser
from newsroom.search.find import Asked, find
from newsroom.search.models import SearchEntry, SearchName, SearchState
from newsroom.search.rebuild import rebuild, remaining
from tests.makers import make_official, make_public_article


def found(typed: str) -> list[str]:
    return sorted(entry.title for entry in find(Asked(typed)).results)


class Killed(Exception):
    pass


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)


def fail() -> None:
    raise Killed


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_after(batches: int, kill=fail):
    count = 0

    def progress(done: int) -> None:
        nonlocal count
        count += 1
        if count == batches:
            kill()

    return progress


def test_a_rebuild_finds_what_the_index_had_lost(db):
    make_public_article("平潭新闻")
    make_official("朱清")
    SearchEntry.objects.all().delete()
    assert found("平潭") == []
    call_command("rebuild_search", verbosity=0)
    assert found("平潭") == ["平潭新闻"]
    assert [entry.title for entry in find(Asked("zq")).named] == ["朱清"]


def test_a_rebuild_leaves_one_generation(db):
    make_public_article("平潭新闻")
    rebuild()
    rebuild()
    assert SearchEntry.objects.values("generation").distinct().count() == 1
    assert found("平潭") == ["平潭新闻"]
    assert not SearchName.objects.exclude(entry__in=SearchEntry.objects.live()).exists()


def test_while_it_is_built_the_old_index_answers_and_saves_reach_both(db, small_batches):
    stories = [make_public_article(f"平潭{number}") for number in range(5)]
    with pytest.raises(Killed):
        rebuild(killed_after(1))
    stories[0].headline = "福州0"
    stories[0].save()
    stories[4].delete()
    assert found("平潭") == ["平潭1", "平潭2", "平潭3"]
    rebuild()
    assert found("平潭") == ["平潭1", "平潭2", "平潭3"]
    assert found("福州") == ["福州0"]


def test_a_killed_rebuild_goes_on_where_it_stopped(db, small_batches):
    for number in range(5):
        make_public_article(f"平潭{number}")
    everything = remaining()
    with pytest.raises(Killed):
        rebuild(killed_after(2))
    assert remaining() == everything - 4
    read = []
    rebuild(read.append)
    assert sum(read) == everything - 4
    assert len(found("平潭")) == 5


def test_a_rebuild_begins_again_when_asked_or_when_the_analyser_has_changed(db, small_batches, monkeypatch):
    for number in range(3):
        make_public_article(f"平潭{number}")
    everything = remaining()
    with pytest.raises(Killed):
        rebuild(killed_after(1))
    monkeypatch.setattr(analyser, "VERSION", "another")
    assert SearchState.current().is_outdated
    assert [message.id for message in index_is_of_this_analyser()] == ["search.W001"]
    assert remaining() == everything
    rebuild()
    assert SearchState.current().analyser == "another"
    assert len(found("平潭")) == 3


def test_an_index_of_another_analyser_is_rebuilt_by_the_clock(db, monkeypatch):
    make_public_article("平潭新闻")
    assert rebuilding.tick() == (0, 0)
    monkeypatch.setattr(analyser, "VERSION", "another")
    call_command("tick")
    assert SearchState.current().analyser == "another"
    assert found("平潭") == ["平潭新闻"]


def test_the_clock_finishes_a_rebuild_that_was_killed(db, small_batches):
    for number in range(3):
        make_public_article(f"平潭{number}")
    with pytest.raises(Killed):
        rebuild(killed_after(1))
    assert rebuilding.tick() == (1, 0)
    assert SearchState.current().building is None


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_whose_process_is_killed_goes_on_where_it_stopped(small_batches):
    for number in range(5):
        make_public_article(f"平潭{number}")
    everything = remaining()
    connection.close()
    if not (child := os.fork()):
        rebuild(killed_after(2, die))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert remaining() == everything - 4
    assert len(found("平潭")) == 5
    read = []
    rebuild(read.append)
    assert sum(read) == everything - 4
    assert len(found("平潭")) == 5


@pytest.mark.django_db(transaction=True)
def test_two_rebuilds_at_once_are_refused():
    make_public_article("平潭新闻")
    refused = []

    def another() -> None:
        try:
            call_command("rebuild_search", verbosity=0)
        except CommandError as error:
            refused.append(str(error))
        finally:
            connection.close()

    def progress(done: int) -> None:
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()

    rebuild(progress)
    assert set(refused) == {"搜索索引正在重建，请稍候。"}
    assert found("平潭") == ["平潭新闻"]


def test_a_story_withdrawn_during_a_rebuild_stays_gone(db, small_batches):
    stories = [make_public_article(f"平潭{number}") for number in range(4)]
    with pytest.raises(Killed):
        rebuild(killed_after(1))
    stories[0].state, stories[0].notice = "withdrawn", "已撤"
    stories[0].save()
    rebuild()
    assert "平潭0" not in found("平潭")


def test_a_rebuild_on_several_cores_finds_the_same(db, monkeypatch):
    make_public_article("平潭新闻", body="<p>马上就办。</p>")
    SearchEntry.objects.all().delete()
    monkeypatch.setattr(rebuilding, "WORTH_A_POOL", 1)
    monkeypatch.setattr(rebuilding.os, "cpu_count", lambda: 2)
    rebuild(again=True)
    assert found("马上就办") == ["平潭新闻"]


def test_tokens_survive_the_way_between_processes():
    for text in [("平潭", "", "2014年10月24日，OK。", ["kind:article"]), ("", "", "", [])]:
        assert rebuilding._unpacked(rebuilding._packed(*text)) == analyser.tokens_of(*text)
