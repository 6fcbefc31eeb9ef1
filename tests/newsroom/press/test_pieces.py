"""A story's page that goes for what stands beside it is made again of the story as it was kept."""

import datetime
import errno
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import preview, publishing, related, working_copies
from articles.models import Article, Kindred, TaggedArticle
from newsroom import parts
from newsroom.models import SiteSettings
from newsroom.press import clock, files, following, keeping, recording, surrogates
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
        assert files.read(f"zh-hans{path}index.html") is None
    clock.tick()
    assert "优质软环境" in reader.get(path).text


@pytest.mark.parametrize("content", [b"", b'{"made_at": "20', b"{}", b"[]", b"\xff\xfe"])
@pytest.mark.parametrize("question", ["", "?from=timeline"])
def test_a_damaged_piece_costs_time_and_no_page(reader, section, path, content, question):
    reader.get(path)
    newer = come_out_beside(section)
    (files.root() / f"zh-hans{path}index.html.piece").write_bytes(content)
    assert newer.headline in reader.get(path + question).text
    assert newer.headline in reader.get(path).text and f"zh-hans{path}index.html" in stored()


def test_a_piece_without_its_row_is_thrown_away(reader, section, story, path):
    reader.get(path)
    come_out_beside(section)
    Page.objects.filter(address__endswith=files.PIECE).delete()
    for _time in range(3):
        reader.get(path)
    assert f"zh-hans{path}index.html" in stored()
    Article.objects.filter(pk=story.pk).update(kicker="优质软环境")
    assert "优质软环境" in reader.get(path).text


def test_a_page_is_not_stored_of_a_piece_while_many_changes_wait(reader, section, path, monkeypatch):
    reader.get(path)
    come_out_beside(section)
    with monkeypatch.context() as crash:
        crash.setattr(following, "work_off", lambda: None)
        for number in range(keeping.MOST_WAITING + 1):
            makers.make_unit(f"单位{number}")
        reader.get(path)
        assert files.read(f"zh-hans{path}index.html") is None
    clock.tick()
    reader.get(path)
    assert f"zh-hans{path}index.html" in stored()


def test_a_full_disk_leaves_nothing_half_written(reader, path, monkeypatch):
    def full(place: Path, content: bytes) -> None:
        place.touch()
        if place.name.endswith(files.PIECE):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert reader.get(path).status_code == 200
    assert list((files.root() / f"zh-hans{path}").iterdir()) == []


def test_what_is_read_beside_what_is_read_beside_is_recorded(story):
    with recording.recording() as record, recording.beside(), recording.reach(Article, "publish_at", beside=[Kindred]):
        list(Article.objects.filter(section=story.section))
    assert record.whole()[1].questions and record.whole()[1].rows == {f"articles_article.id={story.pk}"}


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


def test_a_tag_that_goes_from_one_story_to_another_takes_the_pages_that_may_show_it(reader, fresh, section):
    pages.site()
    other = makers.make_section("简讯", slug="brief")
    unsettled = makers.make_public_article("未定", section=section, tags=["学厦航"], publish_at=at("2014-10-10"))
    makers.make_public_article("乙", section=other, tags=["学厦航"], publish_at=at("2014-10-11"))
    third = makers.make_public_article("丙", section=other, publish_at=at("2014-10-12"))
    Kindred.objects.all().delete()
    path = unsettled.get_absolute_url()
    reader.get(path)
    TaggedArticle.objects.filter(content_object__headline="乙").update(content_object=third)
    assert reader.get(path).content == fresh.get(path)
