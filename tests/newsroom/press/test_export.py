"""manage.py export_site: the public site as files."""

import os
import re
import signal
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from django.conf import settings as in_force
from django.core.management import CommandError, call_command
from django.db import connections
from django.urls import reverse

from articles import publishing
from articles.models import Article
from newsroom.paging import PAGE_SIZE
from newsroom.press import exporting
from newsroom.press.exporting import Export
from tests import makers, pages
from tests.newsroom.press.race import fork

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def export(folder):
    """Runs the command and answers with the folder."""

    def run() -> Path:
        call_command("export_site", folder, verbosity=0)
        return folder

    return run


@pytest.fixture
def story() -> Article:
    pages.site()
    return pages.article()


def page_of(folder: Path, record) -> Path:
    return folder / record.get_absolute_url().strip("/") / "index.html"


def file_at(folder: Path, path: str) -> Path:
    path = unquote(path).lstrip("/")
    return folder / (f"{path}index.html" if not path or path.endswith("/") else path)


def links_of(page: Path) -> set[str]:
    """The addresses within the export that a page leads to or shows."""
    tree = lxml.html.fromstring(page.read_bytes())
    links = set(tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //form/@action"))
    for several in tree.xpath("//@srcset"):
        links |= {one.split()[0] for one in several.split(",")}
    return {link for link in links if link.startswith("/")}


def times(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("[!.]*") if file.is_file()}


def test_every_link_of_every_page_leads_to_a_file(story, export):
    for number in range(PAGE_SIZE + 1):
        makers.make_public_article(f"第{number}篇", section=story.section, tags=["学厦航"])
    site = export()
    written = list(site.rglob("*.html"))
    broken = {
        (str(page.relative_to(site)), link)
        for page in written
        for link in links_of(page)
        if not file_at(site, urlsplit(link).path).is_file()
    }
    assert not broken
    assert list(site.glob("sections/*/before-*/index.html")), "older pages of a list are in it"
    for name in ("404.html", "robots.txt", "sitemap.xml", "sitemap-news.xml", "events.ics", "feeds/latest.atom"):
        assert (site / name).is_file(), name


def test_every_address_of_a_sitemap_is_a_file(story, export):
    site = export()
    for sitemap in site.glob("sitemap*.xml"):
        for address in re.findall("<loc>(.*?)</loc>", sitemap.read_text()):
            path = urlsplit(unescape(address)).path
            assert file_at(site, path).is_file(), f"{sitemap.name} names {path}"


def test_what_needs_the_program_leads_to_the_site_itself(story, export):
    links = lxml.html.fromstring((export() / "index.html").read_bytes())
    assert links.xpath("//form/@action")[0] == in_force.SITE_URL + reverse("search")
    assert f"{in_force.SITE_URL}/?lang=en" in links.xpath("//a/@href")


def test_a_draft_and_a_withdrawn_story_are_not_in_it(story, export, wang):
    draft = makers.make_article("还没有发布的稿子", section=story.section, tags=["草稿的标签"])
    kept, gone = makers.make_public_article("留下的一篇"), makers.make_public_article("后来撤回的一篇")
    assert page_of(export(), gone).is_file()
    publishing.withdraw(gone, wang, notice="有误，撤回。")
    site = export()
    assert page_of(site, kept).is_file()
    assert not page_of(site, gone).exists() and not page_of(site, draft).exists()
    text = "".join(file.read_text() for file in site.rglob("*") if file.suffix in (".html", ".xml", ".atom", ".txt"))
    assert "留下的一篇" in text
    assert not [words for words in (draft.headline, gone.headline, "草稿的标签") if words in text]


def test_only_a_page_that_changed_is_written_again(story, export, folder):
    before = times(export())
    Article.objects.filter(pk=story.pk).update(body="<p>改过的正文。</p>")
    after = times(export())
    written = {name for name in after if after[name] != before.get(name)}
    path = f"{story.get_absolute_url().strip('/')}/index.html"
    assert path in written and "改过的正文" in (folder / path).read_text()
    assert "events/index.html" not in written and not [name for name in written if name.startswith(("media", "static"))]


def killed_after(folder: Path, number: int) -> None:
    for done, _address in enumerate(Export(folder).addresses(), 1):
        if done == number:
            os.kill(os.getpid(), signal.SIGKILL)


def test_a_run_that_was_killed_goes_on(story, export, folder):
    connections.close_all()
    run = fork.Process(target=killed_after, args=(folder, 5))
    run.start()
    run.join()
    assert run.exitcode == -signal.SIGKILL
    first = times(folder)
    assert first and not page_of(folder, story).exists()
    second = times(export())
    assert page_of(folder, story).is_file()
    assert not [name for name in first if second[name] != first[name]]
    assert not list(folder.glob("*.part"))


def test_a_folder_with_something_else_in_it_is_refused(export, folder):
    folder.mkdir()
    (folder / "letters.txt").write_text("mine")
    with pytest.raises(CommandError, match="no export of this site"):
        export()
    assert [file.name for file in folder.iterdir()] == ["letters.txt"]


def test_a_fault_takes_nothing_old_away(story, export, folder, wang, monkeypatch):
    gone = makers.make_public_article("后来撤回的一篇")
    export()
    publishing.withdraw(gone, wang, notice="有误，撤回。")
    with monkeypatch.context() as broken:
        broken.setattr(in_force, "ALLOWED_HOSTS", ["elsewhere.example.org"])
        with pytest.raises(CommandError, match="not whole"):
            export()
    assert page_of(folder, gone).is_file()


def test_debugging_pages_are_not_exported(export, settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="DEBUG"):
        export()


def test_an_old_address_leads_on(story, export, folder):
    old = story.section.get_absolute_url()
    story.section.slug = "xin-de-dizhi"
    story.section.save()
    assert f'content="0; url={story.section.get_absolute_url()}"' in file_at(export(), old).read_text()


@pytest.mark.parametrize("address", ["/../x/", "/a/%2e%2e/x.html", "/.git/x", "/a//b/", "/a%5Cb", "/a%0Ab/"])
def test_no_address_leads_out_of_the_folder(address):
    assert exporting.name_of(address) is None
