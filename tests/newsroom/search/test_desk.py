"""The desk's list of articles searches with the index."""

import pytest
from django.urls import reverse

from newsroom.search.models import Pin
from tests.makers import make_article, make_event, make_public_article

LIST = reverse("admin:articles_article_changelist")


def test_the_list_finds_drafts_by_any_word_of_their_text(desk):
    make_article("会议草稿", body="<p>在平潭召开。</p>")
    make_article("另一篇")
    shown = desk.get(LIST, {"q": "平潭"}).content.decode()
    assert "会议草稿" in shown
    assert "另一篇" not in shown


def test_the_list_finds_a_story_by_its_number(desk):
    story = make_public_article("会议")
    assert "会议" in desk.get(LIST, {"q": str(story.pk)}).content.decode()


def test_a_working_copy_is_found_with_its_live_story(desk):
    live = make_public_article("平潭新闻")
    make_article("改后的标题", replaces=live)
    assert "改后的标题" in desk.get(LIST, {"q": "平潭"}).content.decode()


@pytest.mark.parametrize(
    ("name", "typed"), [("directory_event", "致辞 发改委"), ("awards_measure", "省计委"), ("awards_round", "点对点")]
)
def test_lists_of_facts_and_honours_find_what_search_finds(desk, ndrc, second_round, name, typed):
    event = make_event("推进会")
    event.hosts.create(unit=ndrc, printed_name="省发改委")
    event.participations.create(name="单红", title="致辞人")
    title = {"directory_event": "推进会", "awards_measure": "点对点", "awards_round": "第二轮"}[name]
    make_event("另一次会议")
    shown = desk.get(reverse(f"admin:{name}_changelist"), {"q": typed}).content.decode()
    assert title in shown.split('id="result_list"')[1]
    assert "另一次会议" not in shown


def test_a_list_still_finds_part_of_a_name_and_a_nominee_that_won_nothing(desk, second_round):
    second_round.measures.create(title="未获奖的Wonderful举措")
    assert "未获奖" in desk.get(reverse("admin:awards_measure_changelist"), {"q": "onderf"}).content.decode()


def test_writers_pin_nothing(client, lin, db):
    client.force_login(lin)
    story = make_public_article("专题入口")
    fields = {"word": "学厦航", "url": story.get_absolute_url(), "order": 0}
    assert client.post(reverse("admin:search_pin_add"), fields).status_code == 403
    assert not Pin.objects.exists()


def test_an_editor_pins_a_page_to_a_word(desk):
    story = make_public_article("专题入口")
    fields = {"word": "学厦航", "url": story.get_absolute_url(), "order": 0}
    assert desk.post(reverse("admin:search_pin_add"), fields).status_code == 302
    assert (Pin.objects.get().kind, Pin.objects.get().object_id) == ("article", story.pk)
