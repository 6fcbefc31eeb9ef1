"""Running the demonstration: harmless a second time, careful with passwords and with other people's work."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.forms.models import model_to_dict

from articles.models import Article, RelatedStory, Section
from awards.models import Measure, Round
from directory.models import Campaign, Event, Official, Unit, UnitName
from intake.demo import cast, load, pictures
from newsroom.models import User
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_drawings(monkeypatch):
    """Every picture a small square: what the drawings look like is the subject of other tests."""
    square = makers.picture_file().read()
    monkeypatch.setattr(pictures, "draw", lambda names: [square for _ in names])


@pytest.fixture
def people_only(monkeypatch):
    """A demonstration without its records, for tests of who signs in how."""
    monkeypatch.setattr(load, "enter", lambda people: None)
    return run_demo("--password", "a word for the test")


def run_demo(*options: str) -> str:
    said = StringIO()
    call_command("demo", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def demo() -> str:
    return run_demo("--password", "a word for the test")


def everything() -> str:
    """Every record that the demonstration makes, with its version and times."""
    models = [Article, Campaign, Event, Measure, Official, RelatedStory, Round, Section, Unit, UnitName, User]
    records = {m.__name__: [model_to_dict(r) for r in m.objects.order_by("pk")] for m in models}
    return json.dumps(records, default=str)


def test_a_second_run_changes_nothing(demo):
    before = everything()
    run_demo()
    assert everything() == before


def test_a_second_run_leaves_what_an_editor_changed(demo):
    Article.objects.filter(contributor="省直机关文明办").update(headline="改过的标题")
    run_demo()
    assert Article.objects.filter(headline="改过的标题").count() == 1
    assert Article.objects.filter(contributor="省直机关文明办").count() == 1


def test_the_made_up_password_is_said_once_and_works(monkeypatch):
    monkeypatch.setattr(load, "enter", lambda people: None)
    said = run_demo()
    password = re.search(r"\b([0-9a-f]{4}(?:-[0-9a-f]{4}){3})\b", said).group(1)
    assert User.objects.get(username=cast.EDITOR).check_password(password)
    assert password not in run_demo()


def test_two_newsrooms_get_two_passwords():
    assert cast.new_password() != cast.new_password()


def test_a_given_password_is_taken_and_not_repeated(people_only):
    assert User.objects.get(username=cast.EDITOR).check_password("a word for the test")
    assert "a word for the test" not in people_only


def test_the_password_may_come_from_the_environment(monkeypatch):
    monkeypatch.setattr(load, "enter", lambda people: None)
    monkeypatch.setenv("DEMO_PASSWORD", "a word from outside")
    run_demo()
    assert User.objects.get(username=cast.EDITOR).check_password("a word from outside")


def test_a_second_run_keeps_the_password_even_when_another_is_given(people_only):
    run_demo("--password", "another word")
    assert User.objects.get(username=cast.EDITOR).check_password("a word for the test")


def test_everybody_of_the_cast_signs_in_with_that_password(people_only):
    assert all(User.objects.get(username=name).check_password("a word for the test") for name in cast.CAST)


def test_a_reset_password_is_everybodys(people_only):
    run_demo("--reset-password", "--password", "another word")
    assert all(User.objects.get(username=name).check_password("another word") for name in cast.CAST)


def test_a_newsroom_with_other_work_is_left_alone():
    makers.make_article("别人的稿件")
    with pytest.raises(CommandError):
        run_demo()
    assert Article.objects.count() == 1


def test_it_can_be_put_beside_other_work_by_force():
    unit = makers.make_unit("福建省公安厅")
    run_demo("--force")
    assert Unit.objects.get(name="福建省公安厅") == unit
    assert Article.objects.public().count() >= 24
