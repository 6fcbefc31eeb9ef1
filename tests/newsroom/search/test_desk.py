"""The desk's list of articles searches with the index."""

from django.urls import reverse

from newsroom.search.models import Pin
from tests.makers import make_article, make_public_article

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


def test_an_editor_pins_a_page_to_a_word(desk):
    story = make_public_article("专题入口")
    fields = {"word": "学厦航", "url": story.get_absolute_url(), "order": 0}
    assert desk.post(reverse("admin:search_pin_add"), fields).status_code == 302
    assert (Pin.objects.get().kind, Pin.objects.get().object_id) == ("article", story.pk)
