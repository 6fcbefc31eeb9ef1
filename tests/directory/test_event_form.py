"""An event's form: protocol order, names as printed, groups without names, roles to tick."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from directory.models import Event, Host, Official, Participation, Unit
from tests.desk import Form, address, saved
from tests.hand import wait_for
from tests.makers import make_event, make_official, make_post, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    event = make_event()
    for order, name in enumerate(["朱清", "郑栅洁", "邱荣"], 1):
        Participation.objects.create(event=event, name=name, title="副书记", order=order)
    return event


def order_of(event: Event) -> list[str]:
    return [participation.name for participation in event.participations.all()]


def test_the_order_is_the_one_that_was_numbered(desk, meeting):
    form = Form(desk, address(Event, "change", meeting.pk))
    saved(form.save(**{"participations-0-order": "3", "participations-2-order": "1"}))
    assert order_of(meeting) == ["邱荣", "郑栅洁", "朱清"]


def test_a_row_without_a_number_goes_last(desk, meeting):
    form = Form(desk, address(Event, "change", meeting.pk)).row("participations", name="夏善国", order="")
    saved(form.row("participations", name="有关部室负责人", is_group="on").save())
    assert order_of(meeting) == ["朱清", "郑栅洁", "邱荣", "夏善国", "有关部室负责人"]


def test_roles_are_ticked_and_kept(desk, meeting):
    form = Form(desk, address(Event, "change", meeting.pk))
    saved(form.save(**{"participations-0-roles": ["attended", "spoke"]}))
    assert meeting.participations.first().roles == ["attended", "spoke"]


def test_a_role_that_is_none_is_refused(desk, meeting):
    form = Form(desk, address(Event, "change", meeting.pk))
    assert form.save(**{"participations-0-roles": ["applauded"]}).status_code == 200


def test_an_official_brings_the_post_held_on_the_day_of_the_event(desk):
    event, official = make_event(starts_on=datetime.date(2014, 10, 22)), make_official("郑栅洁")
    unit = make_unit("福建省发展和改革委员会", short_name="省发改委")
    make_post(official, unit, "党组书记、主任", since=datetime.date(2013, 1, 1), until=datetime.date(2015, 1, 1))
    make_post(official, make_unit(), "副省长", since=datetime.date(2015, 1, 1))
    saved(Form(desk, address(Event, "change", event.pk)).row("participations", official=official.pk).save())
    there = event.participations.get()
    assert (there.name, there.title, there.unit, there.unit_name) == ("郑栅洁", "党组书记、主任", unit, "省发改委")


def test_an_official_of_two_posts_brings_no_title_that_nobody_chose(desk):
    event, official = make_event(), make_official()
    make_post(official, make_unit(), "书记")
    make_post(official, make_unit(), "主任")
    saved(Form(desk, address(Event, "change", event.pk)).row("participations", official=official.pk).save())
    assert event.participations.get().title == ""


def test_a_host_keeps_the_name_that_was_printed(desk):
    event, unit = make_event(), make_unit("福建省卫生厅", short_name="省卫生厅")
    saved(Form(desk, address(Event, "change", event.pk)).row("hosts", unit=unit.pk).save())
    saved(Form(desk, address(Unit, "change", unit.pk)).save(name="省卫计委", short_name=""))
    saved(Form(desk, address(Event, "change", event.pk)).save())
    assert Host.objects.get().printed_name == "省卫生厅"


def test_a_new_post_changes_no_title_that_was_printed(desk):
    event, official = make_event(), make_official("邱荣")
    post = make_post(official, make_unit("省直机关工委"), "副书记")
    saved(Form(desk, address(Event, "change", event.pk)).row("participations", official=official.pk).save())
    form = Form(desk, address(Official, "change", official.pk))
    saved(form.save(name="丘荣", **{"posts-0-title": "书记"}))
    post.refresh_from_db()
    there = event.participations.get()
    assert post.title == "书记"
    assert (there.name, there.title, there.unit_name) == ("邱荣", "副书记", "省直机关工委")


def test_the_form_costs_the_same_however_many_took_part(desk, meeting):
    def price() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(Event, "change", meeting.pk))
        return len(queries)

    def add() -> None:
        unit, official = make_unit(), make_official()
        Host.objects.create(event=meeting, unit=unit)
        Participation.objects.create(event=meeting, name="朱清", official=official, unit=unit, order=9)

    add()
    price()
    first = price()
    for _ in range(10):
        add()
    assert price() == first


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_rows_are_moved_by_arrow_and_by_keyboard_and_told_aloud(browser, live_server, client, gao, meeting):
    client.force_login(gao)
    browser.get(live_server.url + "/healthz")
    browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
    browser.get(live_server.url + address(Event, "change", meeting.pk))
    row = browser.find_element(By.ID, "participations-2")
    wait_for(browser, lambda: row.find_element(By.CSS_SELECTOR, "[data-move='-1']").is_displayed())
    row.find_element(By.CSS_SELECTOR, "[data-move='-1']").click()
    row.find_element(By.CSS_SELECTOR, ".field-name input").send_keys(Keys.ALT, Keys.ARROW_UP)
    boxes = browser.find_elements(By.CSS_SELECTOR, "#participations-group .has_original .field-order input")
    numbers = [box.get_attribute("value") for box in boxes]
    assert numbers == ["1", "2", "3"]
    said = browser.execute_script("return document.querySelector('#participations-group .said').textContent")
    assert said == "移到第 1 位，共 3 位"
    browser.find_element(By.NAME, "_save").click()
    wait_for(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".messagelist"))
    assert order_of(meeting) == ["邱荣", "朱清", "郑栅洁"]
