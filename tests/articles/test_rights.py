"""Who may do what: the groups, and the manual that says so."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission

from articles import rights_table, workflow
from articles.rules import MOVES, State, Verb, right_for
from newsroom import rights
from tests import makers

pytestmark = pytest.mark.django_db


def test_the_manual_says_what_the_rules_say():
    manual = (Path(settings.BASE_DIR) / "docs" / "editors.md").read_text()
    assert manual == rights_table.inserted(manual), "run manage.py write_rights"


def test_every_right_that_is_given_out_exists():
    known = {f"{p.content_type.app_label}.{p.codename}" for p in Permission.objects.select_related("content_type")}
    assert {right for given in rights.RIGHTS.values() for right in given} <= known


def test_every_verb_needs_a_right_that_somebody_has():
    given = {right for rights_given in rights.RIGHTS.values() for right in rights_given}
    assert {right_for(verb, state, levels) for state, verb in MOVES for levels in (1, 2, 3)} <= given


def test_a_right_taken_from_a_group_by_hand_comes_back():
    group = Group.objects.get(name="reviewer_1")
    group.permissions.clear()
    rights.make_groups()
    assert group.permissions.filter(codename="review_first").exists()


def test_groups_have_names_in_the_language_of_the_office():
    assert rights.group_label("reviewer_1") == "一审"


@pytest.mark.parametrize(
    ("name", "verbs"),
    [
        ("writer", {Verb.SUBMIT, Verb.RESTORE, Verb.DISCARD}),
        ("reviewer_1", set()),
        ("publisher", {Verb.URGENT}),
        ("administrator", set()),
    ],
)
def test_each_group_may_do_its_own_with_a_draft_and_nothing_else(name, verbs):
    person = makers.make_user("someone", "某人", groups=[name])
    hers = {verb for verb in Verb if (State.DRAFT, verb) in MOVES and person.has_perm(right_for(verb, "draft", 3))}
    assert hers == verbs


def test_reviewers_sign_their_own_level_only(lin):
    story = makers.make_article(author=lin)
    workflow.move(story, Verb.SUBMIT, lin)
    second = makers.make_user("second", "二审", groups=["reviewer_2"])
    assert workflow.why_not(story, Verb.APPROVE, second)
    assert workflow.why_not_edit(story, second)


def test_an_administrator_makes_nobody_all_powerful(client):
    keeper = makers.make_user("keeper", "管理员", groups=["administrator"])
    other = makers.make_user("other", "他人")
    client.force_login(keeper)
    page = client.get(f"/admin/newsroom/user/{other.pk}/change/")
    assert page.status_code == 200
    assert b'name="is_superuser"' not in page.content
