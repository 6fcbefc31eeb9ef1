"""How fast the archive is made: the larger archives of the other measurements wait for it."""

import time

import pytest

from intake.archive import clearing, filling, writing

STORIES = 2000


@pytest.mark.benchmark
@pytest.mark.django_db
def test_making_and_removing_an_archive(capsys):
    begun = time.process_time()
    for number in range(STORIES):
        writing.write(1, number, STORIES)
    written = time.process_time()
    filling.fill(STORIES, seed=1, progress=lambda number: None)
    filled = time.process_time()
    clearing.clear(lambda number: None)
    cleared = time.process_time()
    with capsys.disabled():
        print(f"\narchive of {STORIES} stories, CPU of this process in ms a story:")  # noqa: T201
        for name, spent in [("write", written - begun), ("make", filled - written), ("remove", cleared - filled)]:
            print(f"  {name:8}{spent / STORIES * 1000:6.2f}")  # noqa: T201
