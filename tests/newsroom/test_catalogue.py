import os
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from newsroom.catalogue import catalogues, unfinished

CATALOGUE = next(catalogues(settings.LOCALE_PATHS))
SOURCES = ["newsroom", "directory", "articles", "awards", "intake", "templates", "locale"]


def strings(path: Path) -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(path)) if not entry.obsolete}


def test_no_string_of_the_catalogue_lacks_its_chinese():
    assert unfinished(CATALOGUE) == []


def test_every_string_of_the_source_is_in_the_catalogue(tmp_path, monkeypatch):
    if not shutil.which("xgettext"):
        if os.environ.get("CI") == "true":
            pytest.fail("gettext is not installed")
        pytest.skip("gettext is not installed")
    for folder in SOURCES:
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=["zh_Hans"], no_location=True, verbosity=0)
    copy = tmp_path / CATALOGUE.relative_to(settings.BASE_DIR)
    assert strings(copy) - strings(CATALOGUE) == set()
