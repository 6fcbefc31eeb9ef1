"""The first page of the desk: what waits for whom."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles import clock, workflow
from articles.models import LinkCheck
from articles.rules import State, Verb
from awards.models import Round
from tests.makers import at, make_article, make_award, make_public_article, make_round, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everyone_in_their_group(lin, chen, zhao):
    for person, group in [(lin, "writer"), (chen, "reviewer_1"), (zhao, "reviewer_2")]:
        person.groups.add(Group.objects.get(name=group))


def groups(client, user) -> dict[str, list[str]]:
    """Titles of tasks by the heading they stand under."""
    client.force_login(user)
    parts = client.get(reverse("admin:index")).context["waiting"]
    return {part.content["title"]: [task.title for task in part.content["tasks"]] for part in parts}


def day(client, user) -> list:
    client.force_login(user)
    return client.get(reverse("admin:index")).context["day"]


def test_a_writer_finds_her_drafts_and_nobody_elses(client, lin, gao):
    make_article("林的稿", author=lin)
    make_article("高的稿", author=gao)
    assert groups(client, lin) == {"我的草稿": ["林的稿"]}


def test_a_returned_article_waits_with_what_the_reviewer_said(client, lin, chen):
    article = make_article("要改的稿", author=lin)
    workflow.move(article, Verb.SUBMIT, lin)
    workflow.move(article, Verb.RETURN, chen, note="请核对领导排序。")
    assert groups(client, lin) == {"退回给我": ["要改的稿"]}
    assert "请核对领导排序" in client.get(reverse("admin:index")).content.decode()


def test_a_reviewer_finds_what_waits_at_her_level(client, lin, chen, zhao):
    workflow.move(make_article("待审的稿", author=lin), Verb.SUBMIT, lin)
    assert groups(client, chen) == {"待我一审": ["待审的稿"]}
    assert groups(client, zhao) == {}


def test_an_article_of_a_section_that_names_others_waits_for_them(client, lin, chen):
    article = make_article("内部栏目的稿", author=lin, section=make_section())
    workflow.move(article, Verb.SUBMIT, lin)
    article.section.people.add(lin)
    assert groups(client, chen) == {}


def test_a_signed_article_waits_for_whoever_may_publish(client, gao, lin):
    make_article("签完的稿", author=lin, state=State.APPROVED)
    assert groups(client, gao)["签完待发布"] == ["签完的稿"]


def test_an_article_with_a_dead_link_waits_to_be_mended(client, gao):
    make_public_article("有失效链接的稿", body='<p><a href="https://gone.example/">附件</a></p>')
    LinkCheck.objects.create(url="https://gone.example/", failures=2, answer="404")
    assert groups(client, gao)["失效链接"] == ["有失效链接的稿"]


def test_whoever_has_nothing_to_do_is_told_so(client, lin):
    groups(client, lin)
    assert "都办完了" in client.get(reverse("admin:index")).content.decode()


def test_today_shows_what_was_published_and_what_is_set_for_later(client, gao):
    now = timezone.localtime()
    make_public_article("今早的稿", publish_at=now.replace(hour=0, minute=0, second=0, microsecond=0))
    evening = now.replace(hour=23, minute=59, second=59)
    later = make_article("傍晚的稿", state=State.SCHEDULED, publish_at=evening)
    later.appointments.create(kind="publish", at=evening)
    part = next(part for part in day(client, gao) if part.template == "admin/_day.html")
    entries = [*part.content["past"], *part.content["coming"]]
    assert [entry["title"] for entry in entries] == ["今早的稿", "傍晚的稿"]


def test_today_does_not_show_what_the_clock_does_for_itself(client, gao):
    published = make_public_article("已发的稿", publish_at=timezone.now())
    clock.appoint(published, clock.RELATE, timezone.now())
    part = next(part for part in day(client, gao) if part.template == "admin/_day.html")
    assert [entry["title"] for entry in (*part.content["past"], *part.content["coming"])] == ["已发的稿"]


def test_a_section_that_was_not_updated_in_time_is_listed(client, gao):
    late, fresh = make_section("文明创建", update_every_days=7), make_section("要闻", update_every_days=7)
    make_public_article(section=late, publish_at=at("2014-10-24"))
    make_public_article(section=fresh, publish_at=timezone.now() - datetime.timedelta(days=1))
    part = next(part for part in day(client, gao) if part.template == "admin/_stale_sections.html")
    assert [row["section"] for row in part.content["sections"]] == [late]


def test_a_round_under_way_is_shown_with_its_stage(client, gao):
    make_round(make_award("十佳举措"), 3, released=False, stage=Round.Stage.VOTE)
    part = next(part for part in day(client, gao) if part.template == "admin/_rounds_under_way.html")
    [row] = part.content["rounds"]
    assert [place for _name, place in row["stages"]] == ["was", "was", "at", "", ""]


def test_the_first_page_costs_the_same_with_many_tasks(client, gao, lin, django_assert_max_num_queries):
    for _n in range(15):
        make_article(author=gao)
        make_article(author=lin, state=State.FIRST_REVIEW)
    client.force_login(gao)
    with django_assert_max_num_queries(30):
        client.get(reverse("admin:index"))
