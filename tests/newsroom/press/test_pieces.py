"""A story's page that goes for what stands beside it is made again of the story as it was kept."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import preview, publishing, related, working_copies
from articles.models import Article
from newsroom import parts
from newsroom.models import SiteSettings
from newsroom.press import clock, files, following, recording, surrogates
from newsroom.press.models import Page
from tests import makers, pages
from tests.makers import at
from tests.newsroom.press.conftest import stored

pytestmark = pytest.mark.usefixtures("press")
BODY = "<p>会议在福州召开。</p>"


@pytest.fixture
def section():
    return makers.make_section("要闻", slug="news")


@pytest.fixture
def story(section) -> Article:
    pages.site()
    story = makers.make_public_article(
        "推进会在福州召开", section=section, tags=["学厦航"], body=BODY, publish_at=at("2014-10-10")
    )
    related.settle_some()
    return story


@pytest.fixture
def path(story) -> str:
    return story.get_absolute_url()


def come_out_beside(section) -> Article:
    """A newer story in the same section, which shares no tag."""
    return makers.make_public_article("后来的一篇", section=section, publish_at=at("2014-10-11"))


def statements(reader: Client, path: str) -> list[str]:
    """What is asked of tables that pages show."""
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(path).status_code == 200
    return [one["sql"] for one in asked if " FROM " in one["sql"] and "press_" not in one["sql"]]


def test_a_story_beside_it_takes_the_page_and_leaves_the_piece(reader, section, path):
    reader.get(path)
    kept = files.content_of(f"zh-hans{path}index.html.piece")
    come_out_beside(section)
    assert f"zh-hans{path}index.html" not in stored()
    assert kept and files.content_of(f"zh-hans{path}index.html.piece") == kept


def test_the_page_made_of_the_piece_is_the_page_made_afresh(reader, fresh, section, path):
    reader.get(path)
    newer = come_out_beside(section)
    made = reader.get(path)
    assert made.content == fresh.get(path)
    assert newer.headline in made.text
    assert f"zh-hans{path}index.html" in stored()


def test_the_page_of_a_story_with_everything_is_made_of_its_piece_with_five_questions(reader):
    story = pages.article()
    related.settle_some()
    assert len(statements(reader, story.get_absolute_url())) > 10
    come_out_beside(story.section)
    assert len(statements(reader, story.get_absolute_url())) == 5


def test_an_edit_of_the_story_takes_its_piece(reader, fresh, story, path):
    reader.get(path)
    Article.objects.filter(pk=story.pk).update(kicker="优质软环境")
    assert files.content_of(f"zh-hans{path}index.html.piece") is None
    assert "优质软环境" in reader.get(path).text


def test_an_edit_of_what_every_page_shows_takes_the_piece(reader, path):
    reader.get(path)
    SiteSettings.objects.update(outlet="新文明风")
    assert files.content_of(f"zh-hans{path}index.html.piece") is None
    assert "新文明风" in reader.get(path).text


def test_the_page_made_of_a_piece_goes_with_it(reader, section, story, path):
    reader.get(path)
    come_out_beside(section)
    reader.get(path)
    Article.objects.filter(pk=story.pk).update(kicker="优质软环境")
    assert f"zh-hans{path}index.html" not in stored()
    assert "优质软环境" in reader.get(path).text


def test_a_page_made_of_a_piece_that_has_not_gone_yet_is_not_stored(reader, section, story, path, monkeypatch):
    reader.get(path)
    come_out_beside(section)
    with monkeypatch.context() as crash:
        crash.setattr(following, "work_off", lambda: None)
        Article.objects.filter(pk=story.pk).update(kicker="优质软环境")
        reader.get(path)
        assert f"zh-hans{path}index.html" not in stored() or files.read(f"zh-hans{path}index.html") is None
    clock.tick()
    assert "优质软环境" in reader.get(path).text


def test_a_page_made_of_a_piece_is_right_no_longer_than_the_piece(reader, section, path, monkeypatch):
    noon = timezone.now() + datetime.timedelta(hours=1)
    monkeypatch.setattr(parts, "_makers", {})

    @parts.part_of("article-side", order=1)
    def until_noon(_article: Article, _request: HttpRequest) -> None:
        recording.until(noon)

    reader.get(path)
    come_out_beside(section)
    reader.get(path)
    assert Page.objects.get(address=f"zh-hans{path}index.html").until == noon


def test_each_form_has_a_piece_of_its_own(reader, section, path):
    reader.get(path)
    reader.cookies["django_language"] = "en"
    reader.get(path)
    newer = come_out_beside(section)
    assert "Previous story" not in Client().get(path).text
    answer = reader.get(path).text
    assert "Next story" in answer and newer.headline in answer and "You are here" in answer


def test_a_shared_address_with_a_question_is_made_of_the_piece_and_stored_nowhere(reader, path):
    reader.get(path)
    before = stored()
    assert len(statements(reader, f"{path}?from=timeline")) < 8
    assert reader.get(f"{path}?from=timeline").text.count("推进会在福州召开") == reader.get(path).text.count(
        "推进会在福州召开"
    )
    assert stored() == before


@pytest.mark.parametrize("question", ["lang=en", "care=1"])
def test_a_question_for_another_form_is_not_answered_with_the_piece_of_this_one(reader, fresh, path, question):
    as_stored = reader.get(path).content
    answer = reader.get(f"{path}?{question}")
    assert answer.content == fresh.get(f"{path}?{question}") != as_stored


def test_a_question_alone_keeps_nothing(reader, path):
    reader.get(f"{path}?from=timeline")
    assert not Page.objects.exists() and files.content_of(f"zh-hans{path}index.html.piece") is None


def test_a_withdrawn_story_leaves_no_piece(reader, story, path):
    reader.get(path)
    publishing.withdraw(story, makers.make_user("wang", "王芳", is_superuser=True), notice="撤回")
    assert files.content_of(f"zh-hans{path}index.html.piece") is None
    assert Client().get(f"{path}?from=timeline").status_code == 410


def test_a_piece_is_no_page_to_ask_for(reader, path):
    reader.get(path)
    assert reader.get(f"{path}index.html.piece").status_code == 404


def test_a_preview_shows_the_draft_and_not_the_piece(reader, story, path):
    reader.get(path)
    lin = makers.make_user("lin", "林书", is_superuser=True)
    draft = working_copies.begin(story, lin)
    draft.headline = "推进会在厦门召开"
    draft.save()
    _link, token = preview.make_link(draft, lin)
    assert "厦门召开" in Client().get(f"/preview/{token}/").text


def test_a_cache_in_front_is_told_the_rows_of_the_piece_as_well(reader, section, settings, path):
    settings.PRESS_SURROGATE_KEYS = True
    whole = set(reader.get(path)["Surrogate-Key"].split())
    newer = come_out_beside(section)
    again = set(reader.get(path)["Surrogate-Key"].split())
    assert whole <= again and surrogates.name_of(f"articles_article.id={newer.pk}") in again


def test_the_command_counts_pages_and_lists_one_by_a_row_of_its_piece(reader, story, path, capsys):
    reader.get(path)
    call_command("pages")
    call_command("pages", showing=f"articles_article:{story.pk}")
    said = capsys.readouterr().out
    assert said.startswith("1 pages") and f"\nzh-hans{path}index.html\n" in said and ".piece" not in said
