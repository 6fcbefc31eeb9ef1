import gzip

import brotli
import pytest
from django.conf import settings as in_force
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from articles import preview, publishing
from articles.models import Article
from newsroom.models import SiteSettings
from newsroom.press import clock, files, following, release, surrogates
from newsroom.press.models import Page
from newsroom.press.release import this_node
from newsroom.press.removal import begin, remove_all
from tests import makers
from tests.newsroom.press.conftest import stored

pytestmark = pytest.mark.usefixtures("press")


@pytest.fixture
def story() -> Article:
    return makers.make_public_article("推进会在福州召开", body="<p>正文。</p>")


@pytest.fixture
def path(story) -> str:
    return story.get_absolute_url()


def test_a_page_is_stored_when_the_first_reader_asks(reader, path):
    reader.get(path)
    assert stored() == {f"zh-hans{path}index.html"}


def test_the_second_reader_costs_no_query(reader, path, django_assert_num_queries):
    first = reader.get(path)
    with django_assert_num_queries(0):
        second = reader.get(path)
    assert second.content == first.content


def test_a_saved_page_is_new_to_the_next_reader(reader, story, path):
    reader.get(path)
    story.headline = "推进会在厦门召开"
    story.save()
    assert "厦门召开" in reader.get(path).content.decode()


def test_an_update_past_the_model_reaches_readers_as_well(reader, story, path):
    reader.get(path)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert "厦门召开" in reader.get(path).content.decode()


def test_what_is_rolled_back_removes_nothing(reader, story, path):
    reader.get(path)
    with transaction.atomic():
        Article.objects.filter(pk=story.pk).update(headline="不会保存")
        transaction.set_rollback(True)
    assert stored() == {f"zh-hans{path}index.html"}


def test_a_withdrawn_story_is_gone_at_once(reader, story, path, wang):
    reader.get(path)
    reader.get("/")
    publishing.withdraw(story, wang, notice="有误，撤回。")
    assert reader.get(path).status_code == 410
    assert "推进会在福州召开" not in reader.get("/").content.decode()


def test_another_story_of_another_section_touches_no_story(reader, path):
    elsewhere = makers.make_section("别的栏目")
    reader.get(path)
    makers.make_public_article("别的栏目的一篇", section=elsewhere, publish_at=makers.at("2014-11-01"))
    assert stored() == {f"zh-hans{path}index.html"}


def test_a_page_says_what_readers_caches_need(reader, path):
    reader.get(path)
    response = reader.get(path)
    assert response["ETag"].startswith('"') and response["Last-Modified"]
    assert response["Vary"] == "Accept-Encoding, Cookie"
    assert response["Cache-Control"] == "no-cache"
    assert "Surrogate-Key" not in response


def test_a_cache_in_front_learns_what_a_page_shows(reader, story, path, settings, capsys):
    settings.PRESS_SURROGATE_KEYS = True
    reader.get(path)
    call_command("pages", key=f"articles_article:{story.pk}")
    (key,) = capsys.readouterr().out.split()
    assert key in reader.get(path)["Surrogate-Key"].split()


def test_the_names_of_all_rows_fit_into_what_nginx_takes():
    rows = [f"articles_article.id={number}" for number in range(surrogates.MOST)]
    assert len(surrogates.names_of(rows)) < 2000
    assert surrogates.names_of([*rows, "one more"]) == surrogates.MANY


def test_a_stored_page_carries_the_headers_of_a_fresh_one(reader, path, fresh):
    reader.get(path)
    kept, made = reader.get(path), fresh.client.get(path)
    names = {name for name in made.headers if name not in ("Vary", "Content-Length")}
    assert "Content-Security-Policy" in names
    assert {name: kept[name] for name in names} == {name: made[name] for name in names}


def test_a_reader_who_has_the_page_gets_304(reader, path):
    reader.get(path)
    etag = reader.get(path)["ETag"]
    assert reader.get(path, headers={"if-none-match": etag}).status_code == 304


def test_a_page_made_again_within_the_second_has_another_etag(reader, story, path):
    reader.get(path)
    etag = reader.get(path)["ETag"]
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    reader.get(path)
    assert reader.get(path, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(("accepted", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_stored_page_is_sent_packed(reader, path, accepted, unpack):
    plain = reader.get(path).content
    packed = reader.get(path, headers={"accept-encoding": f"deflate, {accepted}"})
    assert packed["Content-Encoding"] == accepted
    assert unpack(packed.content) == plain


def test_a_head_request_has_the_headers_and_no_body(reader, path):
    length = len(reader.get(path).content)
    response = reader.head(path)
    assert response["Content-Length"] == str(length) and not response.content


@pytest.mark.parametrize("kind", ["/feeds/latest.atom", "/sitemap.xml", "/events.ics", "/robots.txt"])
def test_files_for_machines_are_stored_under_their_own_type(reader, story, fresh, kind):
    reader.get(kind)
    assert stored() == {f"zh-hans{kind}"}
    assert reader.get(kind)["Content-Type"] == fresh.client.get(kind)["Content-Type"]


def test_a_question_in_the_address_is_answered_afresh(reader, path):
    reader.get(f"{path}?care=1")
    assert not stored()


def test_care_mode_and_english_are_pages_of_their_own(reader, path):
    reader.cookies["care"] = "1"
    assert b"data-care" in reader.get(path).content
    reader.cookies[in_force.LANGUAGE_COOKIE_NAME] = "en"
    reader.get(path)
    assert stored() == {f"zh-hans-care{path}index.html", f"en-care{path}index.html"}
    assert b"data-care" not in Client().get(path).content


def test_who_is_signed_in_is_not_served_from_the_store(client, gao, path):
    client.force_login(gao)
    client.get(path)
    assert not stored()


@pytest.mark.parametrize("path", ["/admin/", "/accounts/login/", "/no/such/page/", "/search/", "/healthz", "/site.css"])
def test_what_is_not_everybodys_page_is_not_stored(reader, path):
    reader.get(path)
    assert not stored()


def test_a_preview_link_is_not_stored(reader, story, lin):
    _link, token = preview.make_link(story, lin)
    assert reader.get(f"/preview/{token}/").status_code == 200
    assert not stored()


@pytest.mark.parametrize(
    "name", ["/../x/", "/./x/", "//x/", "/.git/x/", "/a\\b/", "/x.html.gz", "/" + "名" * 70 + "/", "/x\n/"]
)
def test_no_address_leads_out_of_the_store(name):
    assert files.name_for(name) is None


def test_a_new_release_begins_with_an_empty_store(reader, path, settings):
    reader.get(path)
    settings.SITE_URL = "https://new.example.org"
    release.release.cache_clear()
    try:
        begin()
        assert not stored() and not list(files.root().glob("[!.]*"))
    finally:
        release.release.cache_clear()


def test_site_settings_reach_every_page(reader, path):
    reader.get(path)
    SiteSettings.objects.create(name="省直机关文明网")
    assert "省直机关文明网" in reader.get(path).content.decode()


def test_a_crash_between_commit_and_removal_is_mended_by_the_tick(reader, story, path, monkeypatch):
    reader.get(path)
    with monkeypatch.context() as crash:
        crash.setattr(following, "work_off", lambda: None)
        Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert "福州" in reader.get(path).content.decode()
    clock.tick()
    assert "厦门" in reader.get(path).content.decode()


def test_removing_everything_leaves_nothing(reader, path):
    reader.get(path)
    assert remove_all(this_node()) == 1
    assert not Page.objects.exists() and files.read(f"zh-hans{path}index.html") is None


def test_the_command_tells_how_many_pages_there_are_and_which_show_a_record(reader, story, path, capsys):
    reader.get(path)
    reader.get("/events/")
    call_command("pages")
    call_command("pages", showing=f"articles_article:{story.pk}")
    said = capsys.readouterr().out
    assert said.startswith("2 pages") and "zh-hans: 2" in said
    assert said.endswith(f"zh-hans{path}index.html\n")


def test_the_command_refuses_what_is_no_record(press):
    with pytest.raises(CommandError):
        call_command("pages", showing="auth_user:1")


def test_the_command_removes_everything(reader, path):
    reader.get(path)
    call_command("pages", clear=True)
    assert not stored()
