"""A draft is shown to and changed by those who may, and by nobody else: every view, every action."""

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles import preview, publishing, workflow
from articles.models import Article, PreviewLink, Review
from articles.rules import State, Verb
from tests import makers

pytestmark = pytest.mark.django_db

SECRET = "尚未公开的标题"


def views_of_one_article() -> list[str]:
    """All pages that the desk has for one article and nothing more, whoever adds one."""
    patterns = [one for one in admin.site._registry[Article].get_urls() if one.name]
    return sorted({one.name for one in patterns if one.pattern.regex.groups == 1})


PAGES = [
    *(pytest.param(lambda a, v=view: reverse(f"admin:{v}", args=[a.pk]), id=view) for view in views_of_one_article()),
    *(
        pytest.param(lambda a, v=verb: reverse("admin:articles_article_move", args=[a.pk, v]), id=f"move-{verb}")
        for verb in Verb.values
    ),
]
LISTS = ["article_changelist", "review_changelist", "revision_changelist", "appointment_changelist"]


@pytest.fixture
def story(lin, chen, zhao, wang):
    """In second review, in a section that names its people."""
    section = makers.make_section(review_levels=3)
    section.people.add(lin, chen, zhao, wang)
    story = makers.make_article(SECRET, author=lin, section=section)
    workflow.move(story, Verb.SUBMIT, lin)
    workflow.move(story, Verb.APPROVE, chen)
    return story


@pytest.fixture
def outsider(db):
    """A writer, reviewer and publisher of every other section."""
    groups = ["writer", "reviewer_1", "reviewer_2", "reviewer_3", "publisher"]
    return makers.make_user("outsider", "外人", groups=groups)


def unchanged(story) -> bool:
    now = Article.objects.get(pk=story.pk)
    return (now.state, now.headline, now.version) == (story.state, SECRET, story.version)


def test_the_pages_of_one_article_are_known():
    known = {"change", "checks", "compare", "delete", "history", "links", "presence", "preview", "sheet"}
    assert {f"articles_article_{name}" for name in known} <= set(views_of_one_article())


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sees_or_moves_a_draft_without_signing_in(client, story, page):
    for answer in (client.get(page(story)), client.post(page(story), {"seen": story.version, "post": "yes"})):
        assert answer.status_code in (302, 403, 405)
        assert SECRET not in answer.content.decode()
    assert unchanged(story)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_from_another_section_sees_or_moves_a_draft(client, outsider, story, page):
    client.force_login(outsider)
    for answer in (client.get(page(story)), client.post(page(story), {"seen": story.version, "post": "yes"})):
        assert answer.status_code in (302, 403, 404, 405)
        assert SECRET not in answer.content.decode()
    assert unchanged(story)
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("name", LISTS)
def test_no_list_shows_it_to_somebody_from_another_section(client, outsider, story, name):
    client.force_login(outsider)
    answer = client.get(reverse(f"admin:articles_{name}"))
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


def test_no_autocomplete_or_export_shows_it_to_somebody_from_another_section(client, outsider, story):
    client.force_login(outsider)
    asked = {"app_label": "articles", "model_name": "relatedstory", "field_name": "story", "term": SECRET[:4]}
    assert client.get(reverse("admin:autocomplete"), asked).json()["results"] == []
    assert SECRET not in client.get(reverse("admin:articles_review_export", args=["csv"])).content.decode()


@pytest.mark.parametrize("model", ["review", "revision"])
def test_no_single_row_shows_it_to_somebody_from_another_section(client, outsider, story, model):
    client.force_login(outsider)
    pk = getattr(story, f"{model}s").first().pk
    answer = client.get(reverse(f"admin:articles_{model}_change", args=[pk]))
    assert answer.status_code in (302, 404)
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("verb", [verb for verb in Verb.values if verb != Verb.RESTORE])
def test_a_reviewer_of_another_level_reads_and_moves_nothing(client, chen, story, verb):
    client.force_login(chen)
    assert client.get(reverse("admin:articles_article_change", args=[story.pk])).status_code == 200
    client.post(reverse("admin:articles_article_move", args=[story.pk, verb]), {"seen": story.version, "note": "x"})
    assert unchanged(story)
    assert Review.objects.count() == 2


def test_a_reviewer_of_another_level_changes_no_word(client, chen, story):
    client.force_login(chen)
    url = reverse("admin:articles_article_change", args=[story.pk])
    assert client.post(url, {"headline": "改题", "_version": story.version}).status_code == 403
    assert unchanged(story)


@pytest.mark.parametrize("state", [state for state in State.values if state not in ("published", "withdrawn")])
def test_readers_find_no_draft_at_its_address(client, state):
    story = makers.make_article(SECRET)
    Article.objects.filter(pk=story.pk).update(state=state, publish_at=makers.at("2014-10-24"))
    assert client.get(Article.objects.get(pk=story.pk).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["home", "feed_latest", "sitemap"])
def test_no_public_page_tells_of_a_draft_or_of_a_working_copy(client, lin, story, name):
    live = makers.make_public_article("公开的标题", author=lin)
    Article.objects.create(replaces=live, headline=SECRET, section=live.section)
    assert SECRET not in client.get(reverse(name)).content.decode()


@pytest.fixture
def link(story, zhao):
    return preview.make_link(story, zhao)


def test_a_preview_link_shows_the_draft_without_an_account(client, link):
    answer = client.get(reverse("preview", args=[link[1]]))
    assert SECRET in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert 'content="noindex' in answer.content.decode()


def test_a_preview_link_works_for_three_days(client, link):
    PreviewLink.objects.update(expires_at=timezone.now() + datetime.timedelta(seconds=30))
    assert client.get(reverse("preview", args=[link[1]])).status_code == 200
    PreviewLink.objects.update(expires_at=timezone.now())
    assert client.get(reverse("preview", args=[link[1]])).status_code == 404
    assert link[0].expires_at - link[0].made_at <= datetime.timedelta(days=3, seconds=1)


def test_a_revoked_preview_link_shows_nothing(client, link, lin, story):
    client.force_login(lin)
    client.post(reverse("admin:articles_article_revoke", args=[story.pk, link[0].pk]))
    client.logout()
    answer = client.get(reverse("preview", args=[link[1]]))
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_a_link_is_revoked_by_post_and_by_those_of_the_section_only(client, link, lin, outsider, story):
    url = reverse("admin:articles_article_revoke", args=[story.pk, link[0].pk])
    client.post(url)
    client.force_login(lin)
    assert client.get(url).status_code == 405
    client.force_login(outsider)
    client.post(url)
    assert PreviewLink.objects.working().count() == 1


def test_the_database_does_not_hold_what_opens_a_preview(link):
    assert link[1] not in str(PreviewLink.objects.values())


def test_a_preview_shows_the_working_copy_with_what_belongs_to_the_live_article(client, lin, chen, zhao, wang, story):
    workflow.move(story, Verb.APPROVE, zhao)
    workflow.move(story, Verb.APPROVE, wang)
    live = publishing.publish(story, wang)
    _link, token = preview.make_link(live, lin)
    copy = publishing.correct(live, lin, note="更正")
    copy.headline = "修改稿的标题"
    copy.save()
    page = client.get(reverse("preview", args=[token])).content.decode()
    assert "修改稿的标题" in page
    assert SECRET in client.get(live.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", State.values)
def test_every_state_can_be_previewed_at_the_desk(desk, state):
    story = makers.make_article(SECRET)
    fields = {"state": state, "publish_at": makers.at("2014-10-24"), "notice": "说明"}
    Article.objects.filter(pk=story.pk).update(**fields, first_published=makers.at("2014-10-24"))
    assert SECRET in desk.get(reverse("admin:articles_article_preview", args=[story.pk])).content.decode()


def test_a_new_article_cannot_be_put_into_a_section_that_names_others(client, outsider, story):
    client.force_login(outsider)
    page = client.post(reverse("admin:articles_article_add"), {"headline": "新稿", "section": story.section_id})
    assert page.status_code == 200
    assert Article.objects.count() == 1
