"""The desk in Chromium: axe-core finds nothing on the pages editors live on, and no page breaks the content policy."""

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from articles.models import Article, ArticlePicture, Attachment, Picture, Promotion, RelatedStory
from awards.models import Round
from directory.models import Event, Unit
from tests import makers
from tests.desk import address
from tests.newsroom.test_axe import AXE, look, problems
from tests.newsroom.test_desk_pages import full_event, full_measure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Types a word and leaves in one step of the driver: no pause in the typing comes between.
TYPE_AND_LEAVE = """
const [field, word, address] = arguments;
field.value = word;
field.dispatchEvent(new Event("input", { bubbles: true }));
location.assign(address);
"""

SIZES = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]


def full_article() -> Article:
    article = makers.make_article(
        "推进会在福州召开", tags=["优质软环境"], event=full_event(), dateline_outlet="省直机关文明网"
    )
    article.body = "<p>第一段。</p><table><tr><td>届次</td><td>名单</td></tr></table><ol><li>甲</li></ol>"
    article.save()
    article.units.add(makers.make_unit())
    ArticlePicture.objects.create(article=article, picture=makers.make_picture(), order=1, caption="会场", alt="会场")
    RelatedStory.objects.create(article=article, title="上一次推进会", order=1)
    Attachment.objects.create(article=article, title="附件", file=ContentFile(b"%PDF-1.4", name="a.pdf"), order=1)
    return article


def a_promotion() -> Promotion:
    return Promotion.objects.create(slot=Promotion.Slot.LEAD, article=makers.make_public_article("头条"))


PAGES = {
    "dashboard": lambda: reverse("admin:index"),
    "list of articles": lambda: address(Article, "changelist"),
    "front page": lambda: a_promotion() and address(Promotion, "changelist"),
    "form of an article": lambda: address(Article, "change", full_article().pk),
    "form of an event": lambda: address(Event, "change", full_event().pk),
    "form of a round": lambda: address(Round, "change", full_measure().round.pk),
    "picture library": lambda: address(Picture, "changelist"),
    "picture": lambda: address(Picture, "change", makers.make_picture("会场", file=makers.picture_file("b.png")).pk),
    "search": lambda: reverse("admin:search") + "?q=福州",
}


@pytest.fixture
def seated(browser, live_server):
    """A browser in which an administrator has signed in, with work on the desk."""
    user = makers.make_user("gao", "高远", is_superuser=True)
    makers.make_article("福州海关的草稿", author=user)
    makers.make_picture()
    client = Client()
    client.force_login(user)
    browser.get(live_server.url + reverse("healthz"))
    browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
    browser.get_log("browser")
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def faults(browser) -> dict[str, str]:
    browser.execute_script(AXE)
    found: dict[str, str] = {}
    for width, scheme in SIZES:
        look(browser, scheme, width)
        # Without motion: a colour that is still changing has any contrast.
        still = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": still})
        found |= dict.fromkeys(problems(browser, width), f"{width} {scheme}")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_on_the_desk(seated, live_server, page):
    seated.get(live_server.url + PAGES[page]())
    assert faults(seated) == {}


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_axe_finds_nothing_where_one_signs_in(browser, live_server, name):
    browser.get(live_server.url + reverse(name))
    found = faults(browser)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == {}


ARTICLE_PAGES = ["preview", "checks", "links", "sheet"]


def pages_of_the_desk() -> list[str]:
    """Every page of every kind of record that there is, and those that belong to one kind alone."""
    article = full_article()
    full_measure()
    a_promotion()
    found = [PAGES[page]() for page in PAGES]
    for model in admin.site._registry:
        found += [address(model, page) for page in ("changelist", "add")]
        record = model._default_manager.first()
        found += [address(model, page, record.pk) for page in ("change", "history", "delete")] if record else []
    found += [reverse(f"admin:articles_article_{page}", args=[article.pk]) for page in ARTICLE_PAGES]
    found += [reverse("admin:articles_article_move", args=[article.pk, verb]) for verb in ("submit", "urgent")]
    found += [reverse("admin:app_list", args=[app]) for app in ("articles", "directory", "awards")]
    accounts = ("mfa_index", "usersessions_list", "account_email", "account_change_password", "account_logout")
    return [*dict.fromkeys([*found, *map(reverse, accounts)])]


def test_no_page_of_the_desk_breaks_or_breaks_the_content_policy(seated, live_server):
    complaints = {}
    for path in pages_of_the_desk():
        seated.get(live_server.url + path)
        said = [one["message"] for one in seated.get_log("browser")]
        wrong = [one for one in said if "Content Security Policy" in one or "status of 500" in one]
        if wrong:
            complaints[path] = wrong
    assert complaints == {}


def test_keys_of_one_letter_can_be_turned_off(seated, live_server):
    seated.get(live_server.url + reverse("admin:index"))
    page = seated.find_element(By.TAG_NAME, "body")
    focused = "return document.activeElement.id"
    page.send_keys("/")
    assert seated.execute_script(focused) == "desk-find"
    seated.execute_script("document.activeElement.blur(); document.querySelector('.menu.me').open = true")
    seated.find_element(By.CSS_SELECTOR, ".letter-keys").click()
    seated.get(live_server.url + reverse("admin:articles_article_changelist"))
    seated.find_element(By.TAG_NAME, "body").send_keys("/")
    assert seated.execute_script(focused) != "desk-find"


def test_words_typed_a_moment_before_the_page_is_left_are_kept(seated, live_server):
    path = address(Unit, "add")  # a page that does not save itself
    seated.get(live_server.url + path)
    seated.execute_script(TYPE_AND_LEAVE, seated.find_element(By.NAME, "name"), "临港市口岸办", reverse("admin:index"))
    wait = WebDriverWait(seated, 10)
    wait.until(lambda browser: browser.current_url.endswith(reverse("admin:index")))
    seated.get(live_server.url + path)
    wait.until(lambda browser: browser.find_element(By.CSS_SELECTOR, "[data-restore]").is_displayed())
    seated.find_element(By.CSS_SELECTOR, "[data-restore]").click()
    wait.until(lambda browser: browser.find_element(By.NAME, "name").get_attribute("value") == "临港市口岸办")
