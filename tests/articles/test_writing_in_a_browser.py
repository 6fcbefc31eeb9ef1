"""What the modules of the article's form add for somebody who writes in a browser."""

import re

import pytest
from PIL import Image
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By
from taggit.models import Tag

from articles import body
from articles.models import Article, Picture, Revision
from articles.rules import State
from newsroom.models import User
from tests import makers
from tests.clipboards import CLIPBOARDS
from tests.hand import Hand
from tests.newsroom.test_axe import AXE, look, problems
from tests.newsroom.test_images import png_header
from tests.pastes import PASTES, pile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hand(browser, live_server):
    """An administrator's hand at a new article."""
    Tag.objects.bulk_create([Tag(name=name, slug=name) for name in ("优质软环境", "Xiamen Airlines", "机关党建")])
    user = makers.make_user("jin", "金婷", is_superuser=True)
    hand = Hand(browser, live_server.url)
    hand.sign_in(user, "a long enough word")
    hand.open("/admin/articles/article/add/")
    hand.complaints()
    yield hand
    browser.execute_script("localStorage.clear()")


def offered(hand) -> list[str]:
    return [one.text for one in hand.browser.find_elements(By.CSS_SELECTOR, ".tag-names [role=option]")]


def body_of(hand) -> str:
    return hand.field("body").get_attribute("value")


def loose(html: str) -> str:
    """Without what the editor puts into every item and cell, and without what its tables do not tell apart."""
    html = re.sub(r"</?(?:thead|tbody|tfoot)>| (?:col|row)span=\"1\"| scope=\"\w+\"", "", html)
    return re.sub(r"(<(?:li|td|th)(?: [^>]*)?>)<p>((?:(?!</?p>|</?(?:li|td|th)\b).)*)</p>", r"\1\2", html)


def test_a_line_of_tags_offers_the_names_that_exist(hand):
    field = hand.field("tags")
    field.send_keys("学厦航，Xia")
    hand.wait(lambda: offered(hand) == ["Xiamen Airlines"])
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert field.get_attribute("value") == "学厦航，Xiamen Airlines、"
    field.send_keys("机关")
    hand.wait(lambda: offered(hand) == ["机关党建"])
    field.send_keys(Keys.ESCAPE)
    hand.wait(lambda: field.get_attribute("aria-expanded") == "false")


def test_the_editor_speaks_chinese_and_breaks_no_rule_of_the_policy(hand):
    hand.paste("　　第一段\n第二段")
    hand.element(".prose-menubar [title='插入表格']").click()
    dialog = hand.element("dialog[open], .prose-editor-dialog[open]")
    assert "行数" in dialog.text
    assert "列数" in dialog.text
    dialog.find_element(By.CSS_SELECTOR, "button[type=submit], button:not([value=cancel])").click()
    hand.wait(lambda: "<table" in body_of(hand))
    assert body_of(hand).startswith("<p>第一段</p><p>第二段")
    assert hand.complaints() == []


HAS_EDITOR = 'return Boolean(document.querySelector(".ProseMirror[contenteditable]")?.editor)'
# Pastes one after the other into an empty editor, and answers with what it holds each time.
PASTE_EACH = """
const box = document.querySelector(".ProseMirror[contenteditable]"), field = document.querySelector("#id_body");
return arguments[0].map((html) => {
  box.editor.commands.clearContent(true);
  const data = new DataTransfer();
  data.setData("text/html", html);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  return field.value;
});
"""


def differing(hand, pastes: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What the browser and the server make of the same clipboards, where that is not the same."""
    hand.wait(lambda: hand.browser.execute_script(HAS_EDITOR))
    pasted = hand.browser.execute_script(PASTE_EACH, list(pastes.values()))
    both = {
        name: (loose(body.clean(one)), loose(body.clean(html)))
        for (name, html), one in zip(pastes.items(), pasted, strict=True)
    }
    return {name: (browser, server) for name, (browser, server) in both.items() if browser != server}


def test_every_clipboard_becomes_in_the_browser_what_the_server_makes_of_it(hand):
    assert differing(hand, {name: pasted for name, (pasted, _stored) in CLIPBOARDS.items()}) == {}
    # Lists that hold nothing but a list lose it, as ProseMirror fits a paste into the paragraph it is made in.
    assert set(differing(hand, PASTES)) <= {"Lists in lists without items"}
    assert hand.complaints() == []


def test_pieces_of_every_clipboard_between_two_paragraphs_are_the_same_in_browser_and_server(hand):
    piles = {f"pile({seed})": f"<p>起</p>{pile(seed)}<p>止</p>" for seed in range(150)}
    assert differing(hand, piles) == {}
    assert hand.complaints() == []


def test_a_text_is_tidied_after_a_look_and_put_back_by_one_press(hand):
    hand.paste("会上,朱清讲话.")
    before = body_of(hand)
    hand.click(".prose-menubar [data-name=tidy]")
    assert hand.element("dialog[open] ins").text
    hand.click("dialog[open] .default")
    hand.wait(lambda: body_of(hand) == "<p>会上，朱清讲话。</p>")
    hand.click(".told button")
    hand.wait(lambda: body_of(hand) == before)


def test_a_page_of_ours_is_found_and_linked(hand):
    unit = makers.make_unit("福州海关")
    hand.click(".prose-menubar [data-name=link]")
    hand.element("dialog[open] input").send_keys("福州")
    hand.click("dialog[open] .found button")
    hand.wait(lambda: "</a>" in body_of(hand))
    assert body.clean(body_of(hand)) == f'<p><a href="{unit.get_absolute_url()}" rel="noopener">福州海关</a></p>'


def test_pictures_come_in_with_the_story_waiting_for_them_and_a_refusal_is_a_sentence(hand, tmp_path):
    for name, colour in (("1.jpg", "#ab261c"), ("2.jpg", "#1b5484")):
        (tmp_path / name).write_bytes(makers.picture_file(name, colour=colour).read())
    (tmp_path / "3.png").write_bytes(png_header(30_000, 30_000))
    hand.write(headline="两张图片")
    hand.attach("new_pictures", *(tmp_path / name for name in ("2.jpg", "3.png", "1.jpg")))
    hand.wait(lambda: len(hand.browser.find_elements(By.CSS_SELECTOR, ".drop li .told:not(:empty)")) == 3)
    assert "像素" in hand.element(".drop li.refused").text
    hand.save("_continue")
    article = Article.objects.get()
    assert [use.order for use in article.article_pictures.all()] == [1, 2]
    assert article.lead_picture == article.article_pictures.first().picture
    assert Picture.objects.count() == 2


def word_picture(name: str) -> str:
    return f'<p class=MsoNormal><img src="file:///C:/Users/lin/Temp/{name}"></p>'


def test_a_picture_that_stayed_in_word_is_uploaded_where_its_mark_is(hand, tmp_path):
    hand.paste_html(f"<p>上。</p>{word_picture('clip_image002.jpg')}<p>下。</p>{word_picture('clip_image010.jpg')}")
    for name, colour in (("会场.jpg", "#ab261c"), ("展板.jpg", "#1b5484")):
        (tmp_path / name).write_bytes(makers.picture_file(name, colour=colour).read())
    for mark, name in (("clip_image010.jpg", "展板.jpg"), ("clip_image002.jpg", "会场.jpg")):
        hand.click(f".missing-upload[data-missing='{mark}']")
        hand.element(".missing-file").send_keys(str(tmp_path / name))
        hand.wait(lambda mark=mark: mark not in body_of(hand))
    assert body_of(hand) == "<p>上。</p><p>下。</p>"
    hand.write(headline="两张图片")
    hand.save("_continue")
    # In the order of their marks, whichever came first.
    colours = [Image.open(use.picture.file).convert("RGB").getpixel((9, 9)) for use in uses_of(Article.objects.get())]
    assert [red > blue for red, _green, blue in colours] == [True, False]


def uses_of(article: Article):
    return article.article_pictures.select_related("picture")


def test_a_new_story_is_saved_and_sent_on_by_the_one_filled_button(hand):
    section = makers.make_section("要闻", review_levels=1)
    hand.write(headline="第四次推进会在福州召开", summary="推进会。", contributor="林书")
    hand.paste("推进会在福州召开。")
    hand.look_up("section", "要闻", "要闻")
    hand.press("保存并送审")
    assert Article.objects.get(section=section).state == State.FIRST_REVIEW


def test_the_dialogs_of_the_editor_are_in_chinese_and_their_answers_count(hand):
    hand.paste_html("<ol><li>甲</li></ol>")
    hand.click(".prose-menubar [data-name=orderedListProperties]")
    dialog = hand.element("dialog[open]")
    assert not re.search("[A-Za-z]", dialog.text)
    hand.write(start=3)
    dialog.find_element(By.CSS_SELECTOR, "[type=submit]").click()
    hand.wait(lambda: 'start="3"' in body_of(hand))
    hand.clear_text()
    hand.click(".prose-menubar [data-name=table]")
    assert not re.search("[A-Za-z]", hand.element("dialog[open]").text)
    hand.choose(withHeaderRow="Yes")
    hand.click("dialog[open] [type=submit]")
    hand.wait(lambda: "<th" in body_of(hand))


def test_the_page_beside_the_form_follows_what_is_typed_and_a_draft_saves_itself(hand):
    hand.write(headline="第一稿")
    hand.save("_continue")
    hand.browser.execute_script("window.scrollTo(0, 0)")
    hand.click("[data-open]")
    hand.wait(lambda: shown(hand, "第一稿"))
    hand.field("kicker").send_keys("优质软环境")
    hand.wait(lambda: shown(hand, "优质软环境"))
    hand.wait(lambda: hand.element("[data-said]").text)
    article = Article.objects.get()
    assert article.kicker == "优质软环境"
    assert article.revisions.first().reason == Revision.Reason.AUTOSAVED
    hand.field("kicker").send_keys("作表率")
    hand.save("_continue")  # with the version that the autosave made: nobody meets herself
    assert hand.complaints() == []


def test_pictures_that_no_save_saw_come_back_after_a_crash_though_the_text_saved_itself(hand, tmp_path):
    (tmp_path / "会场.jpg").write_bytes(makers.picture_file("会场.jpg").read())
    hand.write(headline="第一稿")
    hand.save("_continue")
    hand.attach("new_pictures", tmp_path / "会场.jpg")
    hand.wait(lambda: hand.browser.find_elements(By.CSS_SELECTOR, "#article_pictures-0 .thumb"))
    hand.write(kicker="优质软环境", **{"article_pictures-0-caption": "会场一角"})
    hand.wait(lambda: "浏览器保管" in hand.element("[data-said]").text)
    crash(hand)
    hand.wait(lambda: hand.element(".kept").is_displayed())
    assert "会场一角" in hand.element(".kept dl").get_attribute("textContent")
    hand.click("[data-restore]")
    hand.wait(lambda: hand.field("article_pictures-0-caption").get_attribute("value") == "会场一角")
    hand.save("_continue")  # with the version that the autosave made
    article = Article.objects.get()
    assert [use.caption for use in uses_of(article)] == ["会场一角"]
    assert article.kicker == "优质软环境"


def test_a_save_after_the_sign_in_expired_loses_nothing(hand):
    hand.write(headline="第一稿")
    hand.save("_continue")
    address = hand.browser.current_url
    row = hand.add_row("related_stories")
    hand.write(kicker="优质软环境", **{f"{row}-title": "上一次推进会"})
    hand.browser.delete_all_cookies()
    hand.press("保存")
    hand.sign_in(User.objects.get(username="jin"), "a long enough word")
    hand.browser.get(address)
    hand.click("[data-restore]")
    hand.wait(lambda: hand.field(f"{row}-title").get_attribute("value") == "上一次推进会")
    hand.save("_continue")
    article = Article.objects.get()
    assert (article.kicker, article.related_stories.get().title) == ("优质软环境", "上一次推进会")


def test_a_file_that_was_chosen_is_named_to_be_chosen_again(hand, tmp_path):
    (tmp_path / "名单.pdf").write_bytes(b"%PDF-1.4")
    row = hand.add_row("attachments")
    hand.write(headline="第一稿")
    hand.attach(f"{row}-file", tmp_path / "名单.pdf")
    kept = "return JSON.stringify(localStorage).includes('名单.pdf')"
    hand.wait(lambda: hand.browser.execute_script(kept))
    crash(hand)
    hand.wait(lambda: hand.element(".kept").is_displayed())
    assert "名单.pdf （请重新选择这个文件）" in hand.element(".kept dl").get_attribute("textContent")


def crash(hand) -> None:
    """The page is gone without a word, and opened again."""
    address = hand.browser.current_url
    hand.browser.get("about:blank")
    hand.browser.get(address)


def shown(hand, words: str) -> bool:
    frames = hand.browser.find_elements(By.CSS_SELECTOR, ".stage iframe:not(.coming)")
    inside = "return arguments[0].contentDocument?.body?.innerText ?? ''"
    return any(words in hand.browser.execute_script(inside, frame) for frame in frames)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_the_form_of_an_article(hand, scheme, width):
    hand.element(".ProseMirror[aria-label]")
    look(hand.browser, scheme, width)
    hand.browser.execute_script(AXE)
    found = problems(hand.browser, width)
    hand.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    hand.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert not found
