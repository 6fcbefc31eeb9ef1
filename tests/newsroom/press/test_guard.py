"""A hundred readers at the same moment: one makes the page, the others get what it made."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.test.signals import template_rendered

from newsroom.press import guard
from tests import makers

READERS = 20
STORY = "articles/article_detail.html"


@pytest.fixture
def made() -> Iterator[list[str]]:
    """An entry for each time that the page of a story has been made."""
    times = []

    def seen(template, **_kwargs):
        times.extend([template.name] if template.name == STORY else [])

    template_rendered.connect(seen)
    yield times
    template_rendered.disconnect(seen)


def read_at_once(path: str, readers: int = READERS) -> list[bytes]:
    """The pages that many readers get who all ask at the same moment."""
    together = threading.Barrier(readers)

    def read(_number: int) -> bytes:
        together.wait()
        try:
            return Client().get(path).content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(readers) as threads:
        return list(threads.map(read, range(readers)))


def test_of_many_readers_at_the_same_moment_one_makes_the_page(press, made):
    story = makers.make_public_article("推进会在福州召开")
    pages = read_at_once(story.get_absolute_url())
    assert "推进会在福州召开" in pages[0].decode()
    assert set(pages) == {pages[0]} and len(made) == 1


def test_a_reader_does_not_wait_for_ever_for_another(press, made, monkeypatch):
    monkeypatch.setattr(guard, "LONGEST_WAIT", 0.1)
    story = makers.make_public_article("推进会在福州召开")
    path = story.get_absolute_url()
    with guard.alone(f"zh-hans{path}index.html"):
        assert "推进会在福州召开" in Client().get(path).content.decode()
    assert made == [STORY]
