"""The checks beside the form, and what the office sets for them."""

import io

from django.urls import reverse
from openpyxl import Workbook

from articles.models import CheckLevel, Phrase
from articles.models.checking import Level
from tests.makers import make_article, make_section, make_user


def checks_of(article) -> str:
    return reverse("admin:articles_article_checks", args=[article.pk])


def sheet(*rows) -> io.BytesIO:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "phrases.xlsx"
    return file


def test_what_was_found_is_said_with_the_way_to_its_field(desk):
    page = desk.get(checks_of(make_article(section=None))).content.decode()
    assert "还没有选择栏目" in page and 'href="#id_section"' in page


def test_checks_that_found_nothing_are_named(desk):
    assert "失效链接" in desk.get(checks_of(make_article())).content.decode()


def test_a_module_gets_the_list_without_the_page_around_it(desk):
    answer = desk.get(checks_of(make_article()), headers={"X-Requested-With": "fetch"})
    assert "<html" not in answer.content.decode()


def test_a_reviewer_of_another_section_is_not_told(client, chen, gao):
    section = make_section("保密")
    section.people.add(gao)
    client.force_login(chen)
    assert client.get(checks_of(make_article(section=section))).status_code in (403, 404)


def test_nobody_without_rights_is_told(client, db):
    client.force_login(make_user("nobody", "无权"))
    assert client.get(checks_of(make_article())).status_code in (403, 404)


def test_the_office_sets_what_a_check_does(desk):
    desk.post(reverse("admin:articles_checklevel_add"), {"code": "summary", "level": Level.REQUIRED})
    assert CheckLevel.objects.get(code="summary").level == Level.REQUIRED


def test_a_check_that_does_not_exist_cannot_be_set(desk):
    desk.post(reverse("admin:articles_checklevel_add"), {"code": "no_such", "level": Level.REQUIRED})
    assert not CheckLevel.objects.exists()


def test_phrases_to_avoid_are_imported_after_a_look_at_every_row(desk):
    url = reverse("admin:articles_phrase_import", args=["phrases"])
    shown = desk.post(url, {"sheet": sheet(["词句", "应改为"], ["座右名", "座右铭"])}, follow=True)
    assert "座右名" in shown.content.decode()
    assert not Phrase.objects.exists()
    context = shown.context
    desk.post(url, {"confirm": context["token"], "fingerprint": context["plan"].fingerprint})
    assert Phrase.objects.get().instead == "座右铭"


def test_a_writer_may_not_change_the_list_of_phrases(client, lin):
    client.force_login(lin)
    assert client.get(reverse("admin:articles_phrase_add")).status_code == 403
