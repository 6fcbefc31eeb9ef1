"""One search over the whole desk."""

import pytest
from django.urls import reverse

from tests.makers import make_article, make_official, make_section, make_unit, make_user


@pytest.fixture(autouse=True)
def records(db):
    make_unit("福建省发展和改革委员会", short_name="省发改委")
    make_official("朱清")
    make_article("朱清在推进会上讲话", section=make_section("内部"))


def found(client, asked: str) -> str:
    return client.get(reverse("admin:search"), {"q": asked}).content.decode()


@pytest.mark.parametrize("asked", ["朱清", "zhuqing", "zq"])
def test_a_person_is_found_by_name_pinyin_and_initials(desk, asked):
    assert reverse("admin:directory_official_changelist")[:-1] in found(desk, asked)


def test_stories_and_people_stand_together(desk):
    page = found(desk, "朱清")
    assert "朱清在推进会上讲话" in page and "官员" in page


def test_nothing_found_is_said_with_advice(desk):
    assert "没有叫" in found(desk, "无此名称")


def test_a_story_of_a_section_that_names_others_is_not_found(client, lin, chen):
    make_article("内部栏目的秘密", section=make_section("保密")).section.people.add(chen)
    client.force_login(lin)
    assert "内部栏目的秘密" not in found(client, "秘密")


def test_a_person_without_rights_finds_nothing(client):
    client.force_login(make_user("nobody", "无权"))
    assert "朱清在" not in found(client, "朱清")


def test_strangers_do_not_search_the_desk(client):
    assert client.get(reverse("admin:search"), {"q": "朱清"}).status_code == 302
