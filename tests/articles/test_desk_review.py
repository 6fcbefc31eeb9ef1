"""The moves of an article by the buttons of the desk."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles import publishing, workflow
from articles.models import Article, Review
from articles.rules import State, Verb
from tests import makers
from tests.newsroom.test_together import opened, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(lin):
    return makers.make_article("省直机关推进会召开", author=lin, body="<p>推进会在福州召开。</p>", tags=["学厦航"])


@pytest.fixture
def signed(story, lin, chen, zhao, wang):
    return makers.sign(story, lin, [chen, zhao, wang])


@pytest.fixture
def public(signed, wang):
    return publishing.publish(signed, wang)


def move(client, article, verb, **data):
    url = reverse("admin:articles_article_move", args=[article.pk, verb])
    return client.post(url, {"seen": article.version, **data}, follow=True)


def test_a_draft_is_saved_and_submitted_by_one_button(client, lin, story):
    client.force_login(lin)
    url, form = opened(client, story)
    whole = {"summary": "省直机关召开推进会。", "source": "省直机关文明网"}
    client.post(url, {**form, **whole, "headline": "第四次推进会召开", "_move": "submit"})
    story.refresh_from_db()
    assert (story.headline, story.state) == ("第四次推进会召开", State.FIRST_REVIEW)
    assert story.revisions.first().snapshot["fields"]["headline"] == "第四次推进会召开"


def test_what_the_checks_advise_is_asked_before_a_draft_goes_on_and_stops_nothing(client, lin, story):
    client.force_login(lin)
    url, form = opened(client, story)
    asked = client.post(url, {**form, "_move": "submit"}, follow=True)
    story.refresh_from_db()
    assert story.state == State.DRAFT
    assert "没有摘要" in asked.content.decode()
    move(client, story, "submit")
    story.refresh_from_db()
    assert story.state == State.FIRST_REVIEW


def test_a_writer_sees_her_article_under_review_without_being_able_to_change_it(client, lin, story):
    workflow.move(story, Verb.SUBMIT, lin)
    client.force_login(lin)
    url = reverse("admin:articles_article_change", args=[story.pk])
    page = client.get(url)
    assert b'name="headline"' not in page.content
    assert "<p>推进会在福州召开。</p>" in page.content.decode()
    assert client.post(url, {"headline": "改题"}).status_code == 403
    story.refresh_from_db()
    assert story.headline == "省直机关推进会召开"


def test_what_a_reviewer_changes_is_kept_beside_her_signature(client, lin, chen, story):
    workflow.move(story, Verb.SUBMIT, lin)
    client.force_login(chen)
    url, form = opened(client, story)
    client.post(url, {**form, "headline": "省直机关第四次推进会召开", "_continue": "1"})
    story.refresh_from_db()
    move(client, story, "approve", proofread="on")
    row = Review.objects.get(verb=Verb.APPROVE)
    (change,) = row.changes
    assert (change["part"], change["before"], change["after"]) == (
        "headline",
        "省直机关推进会召开",
        "省直机关第四次推进会召开",
    )
    assert (row.proofread, row.address, row.by_name, row.level) == (True, "127.0.0.1", "陈静", 1)


def test_the_reviewer_reads_what_changed_since_the_level_before(client, lin, chen, zhao, story):
    workflow.move(story, Verb.SUBMIT, lin)
    client.force_login(chen)
    url, form = opened(client, story)
    client.post(url, {**form, "headline": "省直机关第四次推进会召开", "_continue": "1"})
    page = client.get(reverse("admin:articles_article_move", args=[story.pk, "approve"]))
    assert "<ins>第四次" in page.content.decode()


def test_a_decision_about_an_older_version_is_refused(client, lin, chen, story):
    workflow.move(story, Verb.SUBMIT, lin)
    client.force_login(chen)
    answer = move(client, story, "approve", seen=story.version - 1)
    assert "请重新看过再作决定" in answer.content.decode()
    assert not Review.objects.filter(verb=Verb.APPROVE).exists()


def test_a_refusal_is_a_sentence_on_the_page(client, zhao, lin, story):
    workflow.move(story, Verb.SUBMIT, lin)
    client.force_login(zhao)
    answer = move(client, story, "approve")
    assert "您没有在这一环节“审签通过”的权限。" in answer.content.decode()


def test_scheduling_says_what_will_happen_and_when(client, wang, signed):
    client.force_login(wang)
    at = f"{timezone.localtime() + datetime.timedelta(days=2):%Y-%m-%d %H:%M}"
    answer = move(client, signed, "schedule", at=at)
    assert f"将于{at}发布" in answer.content.decode()
    signed.refresh_from_db()
    assert signed.state == State.SCHEDULED


def test_a_slip_in_the_year_is_refused(client, wang, signed):
    client.force_login(wang)
    answer = move(client, signed, "schedule", at="2104-10-24 18:20")
    assert "两年" in answer.content.decode()
    signed.refresh_from_db()
    assert signed.state == State.APPROVED


def test_a_correction_is_begun_written_and_thrown_away_at_the_desk(client, lin, public):
    client.force_login(lin)
    answer = move(client, public, "correct", note="更正出席人数")
    copy = Article.objects.get(replaces=public)
    assert answer.redirect_chain[-1][0] == reverse("admin:articles_article_change", args=[copy.pk])
    move(client, copy, "discard")
    assert not Article.objects.filter(replaces=public).exists()


def test_a_withdrawn_article_can_lead_to_another(client, wang, public):
    other = makers.make_public_article("新的报道")
    client.force_login(wang)
    move(client, public, "withdraw", successor=f"http://testserver{other.get_absolute_url()}")
    public.refresh_from_db()
    assert (public.state, public.successor) == (State.WITHDRAWN, other)
    assert client.get(public.get_absolute_url()).url == other.get_absolute_url()


def test_an_older_revision_is_restored_into_a_working_copy(client, lin, public):
    first = public.revisions.last()
    client.force_login(lin)
    move(client, public, "restore", revision=first.number)
    assert Article.objects.get(replaces=public).headline == public.headline


def test_two_revisions_stand_side_by_side(client, lin, story):
    client.force_login(lin)
    url, form = opened(client, story)
    client.post(url, form)
    url, form = opened(client, story)
    client.post(url, {**form, "body": "<p>推进会在厦门召开。</p>"})
    page = client.get(reverse("admin:articles_article_compare", args=[story.pk]), {"left": 1, "right": 2})
    text = page.content.decode()
    assert "<del>福州</del>" in text and "<ins>厦门</ins>" in text


def test_the_sheet_prints_every_signature(client, lin, signed):
    client.force_login(lin)
    page = client.get(reverse("admin:articles_article_sheet", args=[signed.pk]))
    names = html.fromstring(page.content.decode()).xpath('//td[@class="signed"]/text()')
    assert names == ["林书", "陈静", "赵启明", "王岚"]


def test_the_ledger_goes_out_by_day_section_and_person(client, wang, chen, signed):
    client.force_login(wang)
    url = reverse("admin:articles_review_export", args=["csv"])
    everything = client.get(url).content.decode("utf-8-sig").splitlines()
    hers = client.get(url, {"by": chen.pk}).content.decode("utf-8-sig").splitlines()
    assert (len(everything), len(hers)) == (5, 2)
    assert len(client.get(url, {"since": "2999-01-01"}).content.decode().splitlines()) == 1
    assert len(client.get(url, {"until": "2000-01-01"}).content.decode().splitlines()) == 1
    other = makers.make_section()
    assert len(client.get(url, {"article__section__id__exact": other.pk}).content.decode().splitlines()) == 1


@pytest.mark.parametrize("model", ["review", "revision", "appointment"])
def test_what_the_machine_keeps_is_only_looked_at(desk, signed, model):
    assert desk.get(reverse(f"admin:articles_{model}_changelist")).status_code == 200
    assert desk.get(reverse(f"admin:articles_{model}_add")).status_code == 403


def test_not_even_a_superuser_changes_or_removes_a_ledger_row(desk, signed):
    row = signed.reviews.first()
    assert desk.get(reverse("admin:articles_review_change", args=[row.pk])).status_code == 200
    assert desk.post(reverse("admin:articles_review_change", args=[row.pk]), {"note": "x"}).status_code == 403
    assert desk.post(reverse("admin:articles_review_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    url = reverse("admin:articles_review_changelist")
    desk.post(url, {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
    assert Review.objects.filter(pk=row.pk).exists()


def test_an_article_with_a_ledger_is_not_deleted(desk, signed):
    assert desk.post(reverse("admin:articles_article_delete", args=[signed.pk]), {"post": "yes"}).status_code == 403


def test_two_people_with_the_same_article_are_told(desk, story):
    url, mine = opened(desk, story)
    desk.post(url, {**mine, "headline": "她的标题"})
    page = desk.post(url, {**mine, "deck": "我的副题"})
    assert page.status_code == 409
    assert {m.name: m.choice for m in page.context_data["meetings"]} == {"headline": "theirs", "deck": "mine"}
    assert "您打开“她的标题”之后，高远保存过它" in page.content.decode()
    desk.post(url, {**typed(page), "_choice:headline": "theirs", "_choice:deck": "mine"})
    story.refresh_from_db()
    assert (story.headline, story.deck) == ("她的标题", "我的副题")


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "192.0.2.7"), (2, "203.0.113.9")])
def test_the_ledger_believes_as_many_proxies_as_the_office_has(client, lin, story, settings, proxies, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    client.force_login(lin)
    url = reverse("admin:articles_article_move", args=[story.pk, "submit"])
    client.post(url, {"seen": story.version}, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9, 192.0.2.7"})
    assert Review.objects.get().address == address
