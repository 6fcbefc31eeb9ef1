"""What readers ask for most is stored again as soon as it is removed, before anybody asks."""

import threading
import time
import urllib.request

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection, connections

from articles import publishing
from articles.models import Article
from newsroom.press import asking, clock, files, remaking
from newsroom.press.models import Asked
from tests import makers, servers
from tests.newsroom.press.conftest import stored
from tests.newsroom.press.test_guard import made, read_at_once  # noqa: F401 - a fixture
from tests.newsroom.press.test_several_machines import within

HOME = "zh-hans/index.html"


@pytest.fixture
def story() -> Article:
    return makers.make_public_article("推进会在福州召开")


@pytest.fixture
def asked(reader):
    """Ask for a page so many times."""
    asking._counts.clear()

    def ask(path: str, times: int = 1) -> None:
        for _time in range(times):
            reader.get(path)

    return ask


def again() -> int:
    asking.write_down()
    return remaking.remake(get_wsgi_application())


def test_the_pages_most_asked_for_come_first(asked, story):
    asked("/events/")
    asked("/", 3)
    asked(story.get_absolute_url(), 2)
    asking.write_down()
    assert asking.most_asked(2) == [HOME, f"zh-hans{story.get_absolute_url()}index.html"]


def test_what_could_not_be_written_down_is_counted_the_next_time(asked):
    asked("/", 3)
    asking.write_down()
    asked("/", 2)
    asked("/events/", 4)
    with connection.schema_editor() as schema:
        schema.alter_db_table(Asked, "press_asked", "press_away")
    with pytest.raises(DatabaseError):
        asking.write_down()
    with connection.schema_editor() as schema:
        schema.alter_db_table(Asked, "press_away", "press_asked")
    asking.write_down()
    assert {one.address: one.times for one in Asked.objects.all()} == {HOME: 5, "zh-hans/events/index.html": 4}


def test_as_many_as_the_setting_says_are_made_again(asked, story, settings):
    asked("/", 3)
    asked(story.get_absolute_url(), 2)
    asked("/events/")
    settings.PRESS_MAKE_AGAIN = 2
    files_gone(story)
    assert again() == 0
    assert stored() == {HOME, f"zh-hans{story.get_absolute_url()}index.html"}


def files_gone(story: Article) -> None:
    from newsroom.press.release import this_node
    from newsroom.press.removal import remove_all

    remove_all(this_node())
    assert not stored()


def test_a_page_made_again_is_the_new_one_in_its_own_form(asked, reader, story):
    reader.cookies.load({"care": "1", "django_language": "en"})
    asked(story.get_absolute_url(), 2)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert again() == 0
    (address,) = stored()
    assert address.startswith("en-care/")
    page = (files.root() / address).read_text()
    assert "厦门" in page and "data-care" in page and 'lang="en"' in page


def test_a_page_with_a_chinese_address_is_made_again(asked, story):
    story.tags.add("学厦航")
    asked("/tags/学厦航/", 2)
    story.headline = "推进会改在平潭召开"
    story.save()
    page = files.root() / "zh-hans/tags/学厦航/index.html"
    assert not page.exists()
    assert again() == 0
    assert "平潭" in page.read_text()


def test_what_the_press_asks_for_itself_does_not_count(asked, story):
    asked("/")
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    again()
    asking.write_down()
    assert Asked.objects.get().times == 1


def test_a_withdrawn_story_is_not_asked_for_again(asked, story, wang):
    asked(story.get_absolute_url(), 2)
    publishing.withdraw(story, wang, notice="有误，撤回。")
    assert again() == 0
    assert not Asked.objects.exists()


def test_what_was_asked_for_days_ago_is_forgotten(asked, story):
    asked("/")
    asking.write_down()
    Asked.objects.update(day=clock.timezone.localdate() - clock.datetime.timedelta(days=asking.DAYS))
    assert asking.most_asked(10) == []
    clock.tick()
    assert not Asked.objects.exists()


def test_a_reader_who_comes_meanwhile_does_not_have_it_made_twice(asked, story, made):  # noqa: F811
    asked(story.get_absolute_url(), 2)
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    made.clear()

    def in_the_background() -> None:
        again()
        connections.close_all()

    background = threading.Thread(target=in_the_background)
    background.start()
    pages = read_at_once(story.get_absolute_url(), 5)
    background.join()
    assert all("厦门" in page.decode() for page in pages)
    assert len(made) == 1


@pytest.fixture
def served(press, settings):
    """One process, as the demonstration is served, with no tick and no worker beside it."""
    environment = {"DATABASE_URL": servers.database_url(), "PRESS_DIR": str(settings.PRESS_DIR)}
    with servers.application(environment) as address:
        yield address


def test_a_served_site_makes_its_front_page_again_by_itself(served, story):
    for _time in range(3):
        urllib.request.urlopen(served + "/").read()  # noqa: S310
    assert (files.root() / HOME).exists()
    time.sleep(0.5)  # the thread has looked at the store
    Article.objects.filter(pk=story.pk).update(headline="推进会在厦门召开")
    assert within(10, lambda: (files.root() / HOME).exists() and "厦门" in (files.root() / HOME).read_text())
