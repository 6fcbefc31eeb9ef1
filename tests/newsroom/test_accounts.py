"""Accounts at the desk: nobody hands out, or takes over, rights that are not theirs."""

import pytest
from django.contrib.auth.models import Group, Permission
from lxml import html

from newsroom.models import User
from tests.desk import Form, address, saved
from tests.makers import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    """May keep accounts, and is no administrator."""
    user = make_user("wen", "文员")
    user.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(user)
    return client


def test_an_account_is_made_with_one_name(desk):
    form = Form(desk, address(User, "add"))
    word = "a long enough word"
    saved(form.save(username="lin", name="林书", usable_password="true", password1=word, password2=word))
    assert str(User.objects.get(username="lin")) == "林书"


def test_an_account_without_a_name_is_refused(desk):
    word = "a long enough word"
    form = Form(desk, address(User, "add"))
    assert form.save(username="lin", usable_password="true", password1=word, password2=word).status_code == 200


def test_the_page_of_an_account_shows_no_hash_and_saves_none(desk, lin):
    form = Form(desk, address(User, "change", lin.pk))
    assert lin.password not in html.tostring(form.page, encoding="unicode")
    saved(form.save(name="林书二", password="written over"))
    before = lin.password
    lin.refresh_from_db()
    assert (lin.name, lin.password) == ("林书二", before)


def test_a_clerk_hands_out_no_rights(clerk):
    xu = make_user("xu", "许强")
    group = Group.objects.create(name="全部权限的人")
    form = Form(clerk, address(User, "change", xu.pk))
    saved(form.save(is_superuser="on", groups=[group.pk], name="许强二"))
    xu.refresh_from_db()
    assert (xu.is_superuser, xu.groups.count(), xu.name) == (False, 0, "许强二")


def test_a_clerk_takes_over_no_account_that_may_do_more(clerk, gao, lin):
    lin.user_permissions.add(Permission.objects.get(codename="add_unit"))
    for other in (gao, lin):
        page = clerk.get(address(User, "change", other.pk))
        assert page.context["has_change_permission"] is False
        assert clerk.post(address(User, "change", other.pk), {"username": "taken"}).status_code == 403
        url = f"/admin/newsroom/user/{other.pk}/password/"
        assert clerk.post(url, {"password1": "another long word", "password2": "another long word"}).status_code == 403
        assert clerk.post(address(User, "delete", other.pk), {"post": "yes"}).status_code == 403


def test_only_an_administrator_changes_what_a_group_may_do(client):
    user = make_user("wen", "文员")
    user.user_permissions.set(Permission.objects.filter(content_type__model="group"))
    client.force_login(user)
    group = Group.objects.create(name="编辑")
    assert client.post(address(Group, "change", group.pk), {"name": "我们"}).status_code == 403
    assert client.post(address(Group, "add"), {"name": "我们"}).status_code == 403


def test_rights_are_given_by_model_in_words(desk):
    page = Form(desk, address(Group, "add"))
    text = page.page.text_content()
    assert "单位" in text and "Can add" not in text and "historical" not in text.lower()
    right = Permission.objects.get(codename="add_unit")
    saved(page.save(name="资料员", permissions=[right.pk]))
    assert list(Group.objects.get(name="资料员").permissions.all()) == [right]
