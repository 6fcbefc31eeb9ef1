"""A report in a real browser: from pasted text to a filed draft by a few keys, and nothing lost on the way."""

import datetime

import pytest
from django.utils import timezone
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from articles.models import Article
from awards.models import Measure, Round
from directory.models import Official, Unit
from intake.models import Report
from tests import makers
from tests.hand import Hand
from tests.intake import a_report
from tests.newsroom.test_axe import AXE, look, problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough word"
# What a browser does with the clipboard in a plain box of text.
PASTE = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1]);"
# Colours that are still changing after a change of scheme have no contrast to speak of.
STILL = "return document.getAnimations().every((one) => one.playState !== 'running')"
SELECT = """
const [line, words] = arguments, walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const at = node.data.indexOf(words);
  if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); break; }
}
line.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
"""


@pytest.fixture
def lin(db):
    """A writer: what she does here needs nobody's rights but hers."""
    return makers.make_user("lin", "林书", groups=["writer"])


@pytest.fixture
def hand(browser, live_server, lin):
    makers.make_section("会议活动")
    hand = Hand(browser, live_server.url)
    hand.complaints()
    hand.sign_in(lin, PASSWORD)
    return hand


def keys(hand: Hand, *pressed: str) -> None:
    for key in pressed:
        ActionChains(hand.browser).send_keys(key).perform()


def paste(hand: Hand, text: str) -> None:
    hand.open("/admin/intake/report/add/")
    hand.browser.execute_script(PASTE, hand.field("text"), text)
    hand.press("识别")


def todays(text: str) -> str:
    """The report as if it had been sent today, of yesterday's meeting."""
    today = timezone.localdate()
    met = today - datetime.timedelta(days=1)
    said = {"11月24日": f"{today.month}月{today.day}日", "11月22日": f"{met.month}月{met.day}日"}
    for printed, meant in said.items():
        text = text.replace(printed, meant)
    return text


def answered(hand: Hand) -> bool:
    return not hand.browser.find_elements(By.CSS_SELECTOR, ".doubt.must:not(.settled)")


def bar(hand: Hand) -> str:
    return hand.element(".file-bar .why").text


def test_a_report_goes_from_pasted_text_to_a_filed_draft_without_typing(hand):
    paste(hand, todays(a_report.TEXT))
    hand.element(".doubt.must")
    keys(hand, "j", "1")
    # Each answer leads to the next open question.
    for _question in range(8):
        if answered(hand):
            break
        keys(hand, "1")
    hand.wait(lambda: bar(hand) == "可以入库")
    ActionChains(hand.browser).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    hand.wait(lambda: "/articles/article/" in hand.browser.current_url)
    assert hand.complaints() == []
    everything_is_filed(Article.objects.get())


def everything_is_filed(article: Article) -> None:
    met = timezone.localdate() - datetime.timedelta(days=1)
    assert (article.state, article.headline) == (Article.State.DRAFT, f"{a_report.EVENT}在临港召开")
    assert (article.contributor, article.responsible_editor) == ("市直机关文明办", "周晚")
    assert (article.byline_role, article.dateline_date) == ("通讯员", timezone.localdate())
    assert article.section.name == "会议活动"
    assert article.waiting_captions.splitlines() == a_report.CAPTIONS
    stories = article.related_stories.values_list("published_on", "title")
    assert [(day.isoformat(), title) for day, title in stories] == a_report.RELATED
    assert {unit.name for unit in article.units.all()} == set(a_report.unit_names())
    event = article.event
    assert (event.name, event.place, event.starts_on, event.number) == (a_report.EVENT, "临港", met, 4)
    assert (event.attendance_text, event.purpose) == ("约120人", a_report.PURPOSE)
    assert [host.printed_name for host in event.hosts.all()] == a_report.HOSTS
    people = event.participations.all()
    assert [(one.name, one.unit_name, one.title, one.roles) for one in people if not one.is_group] == [
        (name, unit, title, roles) for name, unit, title, roles, _what in a_report.PEOPLE
    ]
    assert event.participations.get(name="苏见微").note == a_report.NOTICE
    assert {*a_report.GROUPS[1:]} <= {one.name for one in people if one.is_group}
    won = Measure.objects.filter(articles=article).order_by("ordinal")
    assert [(one.title, one.credits.get().printed_name) for one in won] == [
        (title, unit) for unit, title in a_report.MEASURES
    ]
    round = Round.objects.get()
    assert (round.number, round.event, round.article, round.document) == (2, event, article, a_report.NOTICE)
    assert Official.objects.count() == len(a_report.PEOPLE)
    assert Report.objects.get().article == article


def test_a_mark_shows_what_it_became_and_missed_words_become_what_they_are_said_to_be(hand, lin):
    report = a_report.received(lin)
    hand.open(report.get_proposal_url())
    person = report.read.people[1]
    mark = hand.element(f"a.sp[data-key='{person.key}']")
    hand.click(lambda: mark)
    hand.wait(lambda: "lit" in hand.element(f"li[data-key='{person.key}']").get_attribute("class"))
    line = hand.browser.find_elements(By.CSS_SELECTOR, ".ln p[data-start]")[6]
    hand.browser.execute_script(SELECT, line, "旅客")
    page = hand.element("html")
    hand.wait(lambda: hand.element(".stamp").is_displayed())
    hand.element(".stamp [value=unit]").click()
    hand.wait(lambda: hand._gone(page))
    assert Report.objects.get().read.unit_named("旅客").places == [[*a_report.at("旅客")]]
    assert hand.complaints() == []


def test_answers_are_kept_as_they_are_given_and_survive_an_expired_sign_in(hand, lin):
    report = a_report.received(lin)
    bureau = Unit.objects.create(name="临港市人民政府新闻办公室")
    hand.open(report.get_proposal_url())
    keys(hand, "j", "1")
    hand.wait(lambda: "headline" in Report.objects.get().read.answers)
    key = report.read.unit_named("市外宣办").key
    choice = hand.element(f"[name='{key}-other']").find_element(By.XPATH, "ancestor::details")
    hand.click(lambda: choice)
    hand.field(f"{key}-other").send_keys("新闻办")
    found = hand.element(f".lots .found [value='match:{bureau.pk}']")
    hand.click(lambda: found)
    hand.wait(lambda: Report.objects.get().read.unit_named("市外宣办").link.record == bureau.pk)

    hand.browser.delete_cookie("sessionid")
    place = hand.field("meeting-place")
    place.clear()
    place.send_keys("临港剧院", Keys.TAB)
    hand.wait(lambda: "登录已过期" in hand.element(".unkept").text)
    assert Report.objects.get().read.meeting.place == "临港"

    hand.sign_in(lin, PASSWORD)
    hand.complaints()
    hand.open(report.get_proposal_url())
    page = hand.element("html")
    assert hand.element("#question-1.settled .answer").text == f"{a_report.EVENT}在临港召开"
    hand.wait(lambda: hand.element(".kept").is_displayed())
    hand.element("[data-restore]").click()
    hand.wait(lambda: hand._gone(page))
    assert hand.field("meeting-place").get_attribute("value") == "临港剧院"
    assert hand.complaints() == []


def test_axe_finds_nothing_where_a_report_comes_in_and_is_confirmed(hand, lin):
    makers.make_official("林一鸣")
    report = a_report.received(lin)
    found = {}
    try:
        for address in ("/admin/intake/report/add/", report.get_proposal_url()):
            hand.open(address)
            hand.element("#report_form")
            hand.browser.execute_script(AXE)
            for scheme in ("light", "dark"):
                for width in (390, 768, 1440):
                    look(hand.browser, scheme, width)
                    hand.wait(lambda: hand.browser.execute_script(STILL))
                    if here := problems(hand.browser, width):
                        found[f"{address} {scheme} {width}"] = here
    finally:
        hand.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        hand.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert not found
