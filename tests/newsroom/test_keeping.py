"""Unsaved work comes back."""

import pytest
from django.urls import reverse
from selenium.webdriver.common.by import By

from articles.models import Article
from tests.hand import wait_for
from tests.makers import make_article, make_unit


@pytest.fixture
def unit(db):
    return make_unit("省直机关工委")


def typed(unit, **fields):
    rows = ["other_names", "posts"]
    management = {f"{row}-{n}_FORMS": "0" for row in rows for n in ("TOTAL", "INITIAL")}
    return {"name": unit.name, "kind": unit.kind, "_version": unit.version, **management, **fields}


def test_what_the_browser_kept_is_shown_in_the_form_and_not_saved(desk, unit):
    url = reverse("admin:directory_unit_change", args=[unit.pk])
    answer = desk.post(url, typed(unit, name="省直机关工作委员会", _restore="1"))
    unit.refresh_from_db()
    assert "省直机关工作委员会" in answer.content.decode()
    assert unit.name == "省直机关工委"


def test_kept_work_on_an_outdated_version_is_shown_and_compared_at_the_next_save(desk, unit):
    url = reverse("admin:directory_unit_change", args=[unit.pk])
    held = typed(unit, name="省直机关工作委员会")
    unit.save()
    assert desk.post(url, {**held, "_restore": "1"}).status_code == 200
    assert desk.post(url, held).status_code == 409


def test_a_record_that_was_never_saved_is_restored_as_well(desk, unit):
    answer = desk.post(reverse("admin:directory_unit_add"), typed(unit, name="新单位", _restore="1"))
    assert "新单位" in answer.content.decode()
    assert not type(unit).objects.filter(name="新单位").exists()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_text_typed_before_the_tab_was_closed_is_offered_and_put_back(browser, live_server, client, gao):
    article = make_article("推进会在福州召开")
    client.force_login(gao)
    browser.get(live_server.url + reverse("healthz"))
    browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
    url = live_server.url + reverse("admin:articles_article_change", args=[article.pk])
    editor = ".ProseMirror[contenteditable]"

    browser.get(url)
    wait_for(browser, lambda: browser.find_element(By.CSS_SELECTOR, editor)).send_keys("新写的一段。")
    browser.find_element(By.ID, "id_kicker").send_keys("真情服务")
    kept = f"return localStorage.getItem('kept:{gao.pk}:' + location.pathname)"
    wait_for(browser, lambda: "真情服务" in (browser.execute_script(kept) or ""))
    browser.get("about:blank")
    browser.get(url)
    wait_for(browser, lambda: browser.find_element(By.CSS_SELECTOR, ".kept [data-restore]").is_displayed())
    browser.find_element(By.CSS_SELECTOR, ".kept [data-restore]").click()

    wait_for(browser, lambda: browser.find_element(By.ID, "id_kicker").get_attribute("value") == "真情服务")
    wait_for(browser, lambda: "新写的一段。" in browser.find_element(By.CSS_SELECTOR, editor).text)
    assert Article.objects.get(pk=article.pk).kicker == ""
