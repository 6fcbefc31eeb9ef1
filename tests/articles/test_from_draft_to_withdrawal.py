"""The real report from draft through three people to a set time, corrected, and withdrawn: in a browser."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from selenium.webdriver.common.by import By

from articles import clock
from articles.models import Article
from articles.rules import Verb
from newsroom import rights
from tests import makers
from tests.hand import Hand
from tests.real_report import gold, make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Desk:
    """Several people at one browser, one after the other, and a reader beside them."""

    def __init__(self, browser, server):
        self.browser, self.hand = browser, Hand(browser, server.url)
        self.people = {
            name: makers.make_user(name, printed, groups=groups)
            for name, printed, groups in (
                ("lin", "林书", ["writer"]),
                ("chen", "陈静", ["reviewer_1"]),
                ("zhao", "赵启明", ["reviewer_2"]),
                ("wang", "王岚", ["reviewer_3", "publisher"]),
            )
        }

    def sits_down(self, name: str) -> None:
        """As if signed in; signing in itself is tested where it is written."""
        client = Client()
        client.force_login(self.people[name])
        self.hand.open("/robots.txt")
        self.browser.delete_all_cookies()
        self.browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})

    def opens(self, article: Article) -> None:
        self.hand.open(f"/admin/articles/article/{article.pk}/change/")

    def signs(self, name: str, article: Article) -> None:
        self.sits_down(name)
        self.opens(article)
        self.hand.press("审签通过")
        self.hand.tick("proofread")
        self.hand.press("审签通过")

    def reader(self, article: Article) -> tuple[int, str]:
        answer = Client().get(Article.objects.get(pk=article.pk).get_absolute_url())
        return answer.status_code, answer.content.decode()


@pytest.fixture
def desk_of_four(browser, live_server):
    rights.make_groups()
    return Desk(browser, live_server)


@pytest.fixture
def report(desk_of_four):
    article = make_report(makers.make_article, author=desk_of_four.people["lin"])
    for use in article.article_pictures.all():
        use.alt = f"照片：{use.shown_caption}"
        use.save()
    return article


def test_a_report_goes_from_draft_to_readers_is_corrected_and_withdrawn(desk_of_four, report):
    desk, hand = desk_of_four, desk_of_four.hand

    desk.sits_down("lin")
    desk.opens(report)
    hand.send_on()
    assert "一审" in hand.element(".moves").text
    for name in ("chen", "zhao", "wang"):
        assert desk.reader(report)[0] == 404
        desk.signs(name, report)

    hand.press("定时发布")
    at = timezone.localtime() + datetime.timedelta(hours=2)
    hand.write(at=f"{at:%Y-%m-%d %H:%M}")
    hand.press("定时发布")
    assert f"{at:%Y-%m-%d %H:%M}" in hand.element(".messagelist").text
    clock.tick()
    assert desk.reader(report)[0] == 404
    time_has_come(report)
    clock.tick()
    status, page = desk.reader(report)
    assert status == 200
    assert page.count("<figcaption") >= len(gold()["captions"])

    desk.sits_down("lin")
    desk.opens(report)
    hand.press("更正")
    hand.write(note="出席人数有误，已更正。")
    hand.press("更正")
    copy = Article.objects.get(replaces=report)
    hand.write(headline="更正后的标题")
    hand.send_on()
    for name in ("chen", "zhao", "wang"):
        assert "更正后的标题" not in desk.reader(report)[1]
        desk.signs(name, copy)
    hand.press("立即发布")
    hand.press("立即发布")
    status, page = desk.reader(report)
    assert (status, "更正后的标题" in page, "出席人数有误，已更正。" in page) == (200, True, True)

    desk.opens(report)
    hand.press("撤稿")
    hand.write(notice="本文内容有误，已撤回。")
    hand.press("撤稿")
    status, page = desk.reader(report)
    assert (status, "本文内容有误，已撤回。" in page, "更正后的标题" in page) == (410, True, False)

    verbs = list(report.reviews.order_by("pk").values_list("verb", flat=True))
    signed = [Verb.SUBMIT, Verb.APPROVE, Verb.APPROVE, Verb.APPROVE]
    assert verbs == [*signed, Verb.SCHEDULE, Verb.PUBLISH, Verb.CORRECT, *signed, Verb.PUBLISH, Verb.WITHDRAW]
    assert not desk.browser.find_elements(By.CSS_SELECTOR, ".errornote")
    assert [line for line in hand.complaints() if "Content Security Policy" in line] == []


def time_has_come(article: Article) -> None:
    """The set time moved to now, as if two hours had passed."""
    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now())
    article.appointments.update(at=timezone.now())
