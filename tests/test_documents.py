"""What the documents point to is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(settings.BASE_DIR)
DOCUMENTS = [*HERE.glob("*.md"), *HERE.glob("docs/**/*.md")]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))
def test_files_and_pictures_that_a_document_names_exist(document):
    linked = LINK.findall(document.read_text())
    assert [link for link in linked if not (document.parent / link).exists()] == []


def test_the_readme_shows_three_pictures_of_modest_size():
    pictures = [HERE / link for link in LINK.findall((HERE / "README.md").read_text()) if link.endswith(".png")]
    assert len(pictures) == 3
    assert all(picture.stat().st_size < 300_000 for picture in pictures)
