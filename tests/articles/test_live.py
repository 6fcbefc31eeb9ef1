"""The public page beside the form, before saving; and drafts that save their text by themselves."""

import datetime

import pytest
from django.urls import reverse
from lxml import html

from articles import revisions
from articles.models import Article, ArticlePicture, Revision
from articles.rules import State
from tests.desk import Form, address
from tests.makers import make_article, make_event, make_picture, make_section, picture_file, sign


def main_of(response) -> str:
    page = html.fromstring(response.content.decode())
    return " ".join(page.xpath("//main")[0].text_content().split())


@pytest.fixture
def draft(lin):
    article = make_article("原来的标题", author=lin, section=make_section("要闻"), tags=["甲"])
    ArticlePicture.objects.create(article=article, picture=make_picture("会场"), order=1)
    return article


def form_of(client, article) -> Form:
    return Form(client, address(Article, "change", article.pk))


def live(form: Form, article=None, **changed):
    form.url = (
        reverse("admin:articles_article_live", args=[article.pk])
        if article
        else reverse("admin:articles_article_live_add")
    )
    return form.save(**changed)


def autosave(form: Form, article, **changed):
    form.url = reverse("admin:articles_article_autosave", args=[article.pk])
    return form.save(**changed)


def test_the_page_beside_the_form_is_the_page_that_a_save_would_give(client, draft, lin):
    client.force_login(lin)
    event = make_event("第四次推进会")
    changed = {
        "headline": "改过的标题",
        "deck": "朱清出席并讲话",
        "body": "<p>新写的一段,半角的逗号。</p>",
        "event": str(event.pk),
        "tags": "学厦航",
        "article_pictures-0-caption": "本稿的图说",
    }
    before = live(form_of(client, draft), draft, **changed)
    assert before.status_code == 200
    assert Article.objects.get(pk=draft.pk).headline == "原来的标题"
    form = form_of(client, draft)
    assert form.save(**changed).status_code == 302
    after = client.get(reverse("admin:articles_article_preview", args=[draft.pk]))
    assert main_of(before) == main_of(after)
    assert "本稿的图说" in main_of(before)


def test_nothing_of_the_page_beside_the_form_is_kept(client, draft, lin):
    client.force_login(lin)
    live(form_of(client, draft), draft, headline="改过的标题", tags="只是看看", **{"article_pictures-0-DELETE": "on"})
    draft.refresh_from_db()
    assert (draft.headline, draft.version, list(draft.tags.names())) == ("原来的标题", 0, ["甲"])
    assert (draft.article_pictures.count(), draft.revisions.count()) == (1, 0)


def test_a_story_that_was_never_saved_is_shown_as_well(client, lin):
    client.force_login(lin)
    answer = live(Form(client, address(Article, "add")), headline="第一次写", body="<p>正文。</p>")
    assert "第一次写" in main_of(answer)
    assert not Article.objects.exists()


def test_a_form_with_a_mistake_says_which(client, draft, lin):
    client.force_login(lin)
    answer = live(form_of(client, draft), draft, headline="")
    assert "标题" in main_of(answer)


def test_the_page_beside_the_form_is_never_kept_by_a_machine(client, draft, lin):
    client.force_login(lin)
    assert "no-store" in live(form_of(client, draft), draft).headers["Cache-Control"]


def test_a_draft_saves_its_text_by_itself(client, draft, lin):
    client.force_login(lin)
    answer = autosave(form_of(client, draft), draft, body="<p>写到一半</p>", tags="甲、乙")
    draft.refresh_from_db()
    assert answer.json()["version"] == draft.version == 1
    assert (draft.body, sorted(draft.tags.names())) == ("<p>写到一半</p>", ["乙", "甲"])
    assert draft.revisions.first().reason == Revision.Reason.AUTOSAVED


def test_what_saves_itself_again_and_again_is_one_revision(client, draft, lin):
    client.force_login(lin)
    for number in range(4):
        assert autosave(form_of(client, draft), draft, body=f"<p>第{number}次</p>").status_code == 200
    assert [one.reason for one in draft.revisions.all()] == [Revision.Reason.AUTOSAVED]


def test_autosaves_of_two_sittings_are_two_revisions(client, draft, lin, monkeypatch):
    monkeypatch.setattr(revisions, "FOLD_WITHIN", datetime.timedelta(0))
    client.force_login(lin)
    autosave(form_of(client, draft), draft, body="<p>上午</p>")
    autosave(form_of(client, draft), draft, body="<p>下午</p>")
    assert draft.revisions.count() == 2


def test_an_autosave_overwrites_nobody(client, draft, lin):
    client.force_login(lin)
    form = form_of(client, draft)
    draft.headline = "别人改的"
    draft.save()
    assert autosave(form, draft, headline="我改的").status_code == 409
    assert Article.objects.get().headline == "别人改的"


def test_an_unfinished_form_is_not_saved_by_itself(client, draft, lin):
    client.force_login(lin)
    assert autosave(form_of(client, draft), draft, headline="").status_code == 422
    assert Article.objects.get().headline == "原来的标题"


def test_only_a_draft_saves_itself(client, lin, desk):
    draft = make_article(author=lin)
    form = form_of(desk, draft)
    sign(draft, lin, [])
    assert Article.objects.get().state == State.FIRST_REVIEW
    assert autosave(form, draft, headline="改").status_code == 422


@pytest.mark.parametrize("view", ["live", "autosave"])
def test_another_person_s_draft_is_neither_shown_nor_saved(client, draft, desk, zhao, view):
    form = form_of(desk, draft)
    client.force_login(zhao)
    form.client = client
    assert {"live": live, "autosave": autosave}[view](form, draft, headline="改").status_code in (403, 404)
    assert Article.objects.get().headline == "原来的标题"


def test_a_row_that_only_a_save_can_send_is_left_out_of_the_page(client, draft, lin):
    client.force_login(lin)
    form = form_of(client, draft).row("attachments", title="附件一")
    answer = live(form, draft, headline="改过的标题")
    assert "改过的标题" in main_of(answer)


def test_pictures_that_were_added_are_on_the_page_beside_the_form(client, draft, lin):
    client.force_login(lin)
    second = make_picture("第二张", file=picture_file(colour="#1b5484"))
    form = form_of(client, draft).row("article_pictures", picture=str(second.pk), order="2")
    assert "第二张" in main_of(live(form, draft))
