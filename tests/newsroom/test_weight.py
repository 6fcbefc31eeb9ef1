"""What a reader's phone fetches before pictures."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.test import override_settings

from newsroom.assets import BUNDLE, STYLES
from tests import pages

LIMIT = 60 * 1024  # bytes, the issue's own limit
# A request's own cost, so that many small files are not free.
PER_FILE = 200


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6)) + PER_FILE


@pytest.mark.django_db
def test_an_article_with_everything_weighs_at_most_60_kb_before_its_pictures(client):
    pages.site()
    html = client.get(pages.article(body="<p>真情服务为人民。</p>" * 200).get_absolute_url()).content
    assets = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html.decode()))
    files = [finders.find(name) for name in assets]
    assert len(files) > 10
    total = compressed(html) + sum(compressed(Path(file).read_bytes()) for file in files)
    assert total <= LIMIT


@pytest.mark.django_db
def test_every_page_names_only_style_sheets_that_exist(client):
    html = client.get("/?care=1").content.decode()
    assert all(finders.find(name) for name in re.findall(r'/static/([^"]+)', html))


def test_collected_style_sheets_are_one_file_in_order(tmp_path):
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "newsroom.assets.BundledStaticFilesStorage"}}
    ours = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # those of the apps take half a minute to compress
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages, STATICFILES_FINDERS=ours):
        call_command("collectstatic", interactive=False, verbosity=0)
        bundle = (tmp_path / BUNDLE).read_text()
    firsts = [(tmp_path / f"site/css/{name}.css").read_text() for name in STYLES]
    assert bundle == "".join(firsts)


def test_no_style_sheet_of_the_site_is_left_out_of_the_bundle():
    storage = StaticFilesStorage(location=str(settings.BASE_DIR / "static"))
    names = {name.removesuffix(".css") for name in storage.listdir("site/css")[1]}
    # Care mode and preview are linked by themselves, and only where they are on.
    assert names - {"care", "preview"} == set(STYLES)
