"""What the modules of the article's form add for somebody who writes in a browser."""

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By
from taggit.models import Tag

from tests import makers
from tests.hand import Hand
from tests.newsroom.test_axe import AXE, look, problems

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
    return hand


def offered(hand) -> list[str]:
    return [one.text for one in hand.browser.find_elements(By.CSS_SELECTOR, ".tag-names [role=option]")]


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
    hand.wait(lambda: "<table" in hand.field("body").get_attribute("value"))
    assert hand.complaints() == []


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
