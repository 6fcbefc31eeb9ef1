"""Somebody who never saw the desk writes the report of 2014 from its text, as docs/editors.md says, step by step."""

import json

import pytest
from PIL import Image

from articles.models import Article
from articles.rules import State
from newsroom import rights
from tests import makers
from tests.hand import Hand
from tests.newsroom.test_axe import look
from tests.real_report import FILE, gold

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "福建省直机关“学厦航、打造优质软环境”活动第四次推进会在福州召开"


@pytest.fixture
def text() -> str:
    """The paragraphs of the report as they lie in a file: indented by hand, an empty line between them."""
    whole = json.loads(FILE.read_text())["text"]
    story = whole[whole.index("10月22日上午") : whole.index("(省直机关文明办供稿)")]
    return "\n\n".join(f"　　{line.strip()}" for line in story.splitlines() if line.strip())


@pytest.fixture
def photographs(tmp_path):
    paths = [tmp_path / f"{number}.jpg" for number in (1, 2)]
    for number, path in enumerate(paths, 1):
        Image.effect_noise((1600, 1067), 30 * number).convert("RGB").save(path)
    return paths


@pytest.fixture
def hand(browser, live_server):
    rights.make_groups()
    makers.make_section("要闻")
    lin = makers.make_user("lin", "林书", groups=["writer"])
    hand = Hand(browser, live_server.url)
    hand.sign_in(lin, "a long enough word")
    yield hand
    browser.execute_script("localStorage.clear()")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("width", [1440, 390])
def test_a_report_is_written_from_its_text_with_two_pictures_and_sent_for_review(hand, text, photographs, width):
    look(hand.browser, "light", width)
    hand.open("/admin/")
    hand.click(".tool.write")
    hand.write(headline=HEADLINE, dateline_outlet="文明风", dateline_date="2014-10-24")
    hand.paste(text)
    hand.click(".prose-menubar [data-name=tidy]")
    hand.click("dialog[open] .default")
    hand.write(contributor=gold()["contributor"], responsible_editor=gold()["editor"])
    hand.write(summary="省直机关召开第四次推进会，通报第二轮“十佳举措”。")
    hand.attach("new_pictures", *photographs)
    for number, caption in enumerate(gold()["captions"][:2]):
        hand.wait(lambda row=number: hand.field(f"article_pictures-{row}-caption"))
        hand.write(
            **{f"article_pictures-{number}-caption": caption, f"article_pictures-{number}-alt": f"照片：{caption}"}
        )
    hand.look_up("section", "要闻", "要闻")
    hand.write(tags="优质软环境、十佳举措")
    hand.save("_continue")
    hand.wait(lambda: hand.browser.find_elements("css selector", ".checks .passed"))
    assert not hand.browser.find_elements("css selector", ".checks .must")
    hand.send_on()
    article = Article.objects.get()
    assert (article.state, article.headline) == (State.FIRST_REVIEW, HEADLINE)
    assert [use.caption for use in article.article_pictures.all()] == gold()["captions"][:2]
    assert article.body.count("<p>") == text.count("　　")
    assert sorted(article.tags.names()) == sorted(["优质软环境", "十佳举措"])
    assert hand.element(".way .now").get_attribute("textContent") == "一审"
    assert hand.complaints() == []
