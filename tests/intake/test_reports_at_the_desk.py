"""The box of reports at the desk: who may take in, see, change and file, and that nothing is lost on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from articles.models import Article
from directory.models import Event, Unit
from intake.models import Report
from intake.proposal import Answer, Fate
from tests import makers
from tests.desk import Form, address, errors, listed, saved
from tests.intake import a_report

pytestmark = pytest.mark.django_db

START = "/admin/intake/report/add/"
ANSWERS = {"answer:headline": "suggested", "answer:day": "yes", "answer:rank": "number"}


@pytest.fixture
def section(db):
    return makers.make_section("会议活动")


@pytest.fixture
def report(lin, section) -> Report:
    return a_report.received(lin)


@pytest.fixture
def at_desk(client, lin):
    client.force_login(lin)
    return client


def confirm(client, report: Report) -> Form:
    return Form(client, report.get_proposal_url())


def page_of(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(element) -> str:
    return " ".join(element.text_content().split())


# Taking in.


def test_a_pasted_text_becomes_a_report_and_is_kept_as_it_came(at_desk, lin):
    response = at_desk.post(START, {"text": a_report.TEXT, "published_on": "2014-11-24"})
    report = Report.objects.get()
    assert response.url == report.get_proposal_url()
    assert report.pasted == a_report.TEXT.replace("\n", "\r\n") or report.pasted == a_report.TEXT
    assert (report.received_by, report.published_on) == (lin, a_report.PUBLISHED)
    assert not Article.objects.exists()


def test_a_file_becomes_a_report_and_is_kept_as_it_came(at_desk):
    file = SimpleUploadedFile("来稿.txt", a_report.TEXT.encode())
    at_desk.post(START, {"file": file, "published_on": "2014-11-24"})
    report = Report.objects.get()
    came = at_desk.get(reverse("admin:intake_report_original", args=[report.pk]))
    assert b"".join(came.streaming_content).decode() == a_report.TEXT
    assert came["Content-Disposition"].startswith("attachment")


def test_a_report_stands_outside_of_what_is_served(at_desk, settings):
    at_desk.post(START, {"file": SimpleUploadedFile("a.txt", a_report.TEXT.encode())})
    assert not Report.objects.get().file.path.startswith(str(settings.MEDIA_ROOT))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "请粘贴文字或选择文件"),
        ({"text": " \n "}, "请粘贴文字或选择文件"),
        ({"text": "一", "published_on": "明日"}, "2014-10-22"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_in_a_sentence_and_stays_typed(at_desk, sent, said):
    response = at_desk.post(START, sent)
    assert said in errors(response)
    assert (
        page_of(response).xpath("//textarea[@id='id_text']")[0].text_content().strip() == sent.get("text", "").strip()
    )
    assert not Report.objects.exists()


def test_a_text_and_a_file_at_once_are_refused(at_desk):
    file = SimpleUploadedFile("a.txt", b"abc")
    assert "去掉一样" in errors(at_desk.post(START, {"text": "abc", "file": file}))


def test_a_report_that_is_here_already_is_said_to_be_before_it_is_taken(at_desk, report):
    response = at_desk.post(START, {"text": "编者按:今天收到。\n" + a_report.TEXT})
    assert response.status_code == 200
    assert report.get_proposal_url() in response.content.decode()
    assert Report.objects.count() == 1


def test_a_report_that_is_here_already_is_taken_when_the_editor_insists(at_desk, report):
    response = at_desk.post(START, {"text": a_report.TEXT, "_anyway": "1"})
    assert response.status_code == 302
    assert Report.objects.count() == 2


def test_an_article_that_says_the_same_is_named(at_desk, section):
    makers.make_public_article(
        "推进会召开", section=section, body="".join(f"<p>{line}</p>" for line in a_report.TEXT.splitlines())
    )
    response = at_desk.post(START, {"text": a_report.TEXT})
    assert response.status_code == 200
    assert "推进会召开" in words(page_of(response).xpath("//section[contains(@class, 'alike')]")[0])


def test_another_report_is_taken_without_a_question(at_desk, report):
    other = "临港市气象台发布消息,周末有雨,气温下降六度左右,请市民出门带伞,注意添衣。\n(市气象局供稿)"
    assert at_desk.post(START, {"text": other}).status_code == 302


# Who may do what.


@pytest.mark.parametrize("group", ["reviewer_1", "publisher", "administrator"])
@pytest.mark.parametrize("page", ["start", "list", "proposal", "original", "presence"])
def test_whoever_does_not_write_sees_no_report(client, report, group, page):
    client.force_login(makers.make_user("someone", "某人", groups=[group]))
    addresses = {
        "start": START,
        "list": address(Report, "changelist"),
        "proposal": report.get_proposal_url(),
        "original": reverse("admin:intake_report_original", args=[report.pk]),
        "presence": reverse("admin:intake_report_presence", args=[report.pk]),
    }
    ask = client.post if page == "presence" else client.get
    assert ask(addresses[page]).status_code == 403


@pytest.mark.parametrize("button", ["_continue", "_keep", "_file", "_aside", "_again", "_mark"])
def test_whoever_does_not_write_changes_no_report(client, report, chen, button):
    client.force_login(chen)
    before = Report.objects.get().proposal
    assert client.post(report.get_proposal_url(), {button: "1", "_version": report.version}).status_code == 403
    assert Report.objects.get().proposal == before
    assert not Article.objects.exists()


def test_whoever_may_only_look_finds_no_button_and_no_way_round(client, report):
    reader = makers.make_user("reader", "读者")
    reader.user_permissions.add(makers.permission("intake.view_report"))
    client.force_login(reader)
    page = page_of(client.get(report.get_proposal_url()))
    assert page.xpath("//fieldset[contains(@class, 'whole')]/@disabled")
    assert not page.xpath("//button[@name='_file']")
    assert client.post(report.get_proposal_url(), {"_file": "1", "_version": report.version}).status_code == 403


def test_a_visitor_is_sent_to_sign_in(client, report):
    response = client.get(report.get_proposal_url())
    assert response.status_code == 302
    assert "login" in response.url


def test_a_report_filed_into_a_closed_section_is_closed_too(client, report, lin, chen, section):
    saved(confirm(_signed_in(client, lin), report).save(**ANSWERS, _file="1"))
    other = makers.make_user("zhou", "周晚", groups=["writer"])
    section.people.add(lin)
    assert _signed_in(client, other).get(report.get_proposal_url()).status_code in (403, 404)
    assert listed(client.get(address(Report, "changelist"))) == []


def _signed_in(client, user):
    client.force_login(user)
    return client


def test_nobody_deletes_a_report(desk, report):
    assert desk.post(address(Report, "delete", report.pk), {"post": "yes"}).status_code == 403
    desk.post(
        address(Report, "changelist"), {"action": "delete_selected", "_selected_action": report.pk, "post": "yes"}
    )
    assert Report.objects.exists()


# Answering and filing, without a script.


def test_a_report_is_filed_by_its_form_alone(at_desk, report):
    response = confirm(at_desk, report).save(**ANSWERS, _file="1")
    article = Article.objects.get()
    assert response.url == address(Article, "change", article.pk)
    assert Report.objects.get().article == article


def test_filing_with_a_question_open_keeps_the_answers_and_says_what_is_missing(at_desk, report):
    response = confirm(at_desk, report).save(**{"answer:headline": "suggested", "_file": "1"})
    page = at_desk.get(response.url).content.decode()
    assert "请先回答" in page
    assert Report.objects.get().read.answers["headline"].value == "suggested"
    assert not Article.objects.exists()


def test_answers_are_there_tomorrow(at_desk, report):
    saved(confirm(at_desk, report).save(**{"answer:rank": "rank", "_continue": "1"}))
    assert confirm(at_desk, report).values["answer:rank"] == ["rank"]


def test_the_page_keeps_an_answer_by_itself_and_says_what_is_still_open(at_desk, report):
    answer = confirm(at_desk, report).save(**ANSWERS, _keep="1").json()
    assert "可以入库" in answer["bar"]
    assert answer["version"] == Report.objects.get().version


def test_a_row_is_mended_removed_and_moved(at_desk, report):
    people = report.read.people
    form = confirm(at_desk, report)
    changed = {
        f"{people[0].key}-title": "书记",
        f"{people[1].key}-removed": "on",
        f"{people[3].key}-order": "1",
        f"{people[2].key}-roles": ["attended", "read_out"],
    }
    saved(form.save(**changed, _continue="1"))
    after = Report.objects.get().read.people
    assert [one.name for one in after[:3]] == ["何远山", "林一鸣", "苏见微"]
    assert after[1].title == "书记"
    assert after[2].roles == ["attended", "read_out"]


def test_a_row_moves_by_its_buttons_and_stays_at_the_end_of_its_group(at_desk, report):
    first, second, *_rest = report.read.people
    saved(confirm(at_desk, report).save(_up=second.key))
    assert [one.name for one in Report.objects.get().read.people[:2]] == [second.name, first.name]
    saved(confirm(at_desk, report).save(_up=second.key))
    assert Report.objects.get().read.people[0].name == second.name
    saved(confirm(at_desk, report).save(_down=second.key))
    assert Report.objects.get().read.people[0].name == first.name


def test_a_row_is_added_and_its_unit_is_asked_about_like_any_other(at_desk, report):
    saved(confirm(at_desk, report).save(_add="hosts"))
    row = Report.objects.get().read.hosts[-1]
    saved(confirm(at_desk, report).save(**{f"{row.key}-name": "市妇联", "_continue": "1"}))
    assert Report.objects.get().read.unit_named("市妇联").link.fate == Fate.NEW


@pytest.mark.parametrize(
    ("mark", "words_marked", "found"),
    [
        ("person", "旅客", lambda proposal: proposal.people[-1].name),
        ("host", "旅客", lambda proposal: proposal.hosts[-1].name),
        ("unit", "旅客", lambda proposal: proposal.units[-1].name),
        ("group", "旅客", lambda proposal: proposal.people[-1].name if proposal.people[-1].is_group else ""),
        ("headline", "件件都要有人管到底", lambda proposal: proposal.story.headline),
        ("place", "窗口", lambda proposal: proposal.meeting.place),
        ("photographer", "周晚", lambda proposal: proposal.story.photographer),
    ],
)
def test_words_that_were_missed_are_marked_by_hand(at_desk, report, mark, words_marked, found):
    start = a_report.TEXT.index(words_marked)
    sent = {"_mark": mark, "_start": str(start), "_end": str(start + len(words_marked))}
    saved(confirm(at_desk, report).save(**sent))
    assert found(Report.objects.get().read) == words_marked


@pytest.mark.parametrize("place", [("", ""), ("5", "2"), ("0", "99999"), ("x", "y")])
def test_nonsense_cannot_be_marked(at_desk, report, place):
    before = len(report.read.people)
    saved(confirm(at_desk, report).save(_mark="person", _start=place[0], _end=place[1]))
    assert len(Report.objects.get().read.people) == before


def test_somebody_who_was_left_out_can_take_part_after_all(at_desk, report):
    saved(confirm(at_desk, report).save(_take="0"))
    proposal = Report.objects.get().read
    assert proposal.people[-1].name == "周总书记"
    assert not proposal.left_out


def test_a_line_that_is_the_headline_after_all_becomes_it(at_desk, report):
    saved(confirm(at_desk, report).save(**{"line-1": "headline", "_continue": "1"}))
    proposal = Report.objects.get().read
    assert proposal.story.headline == "推进会现场"
    assert [one.text for one in proposal.captions] == a_report.CAPTIONS[1:]


def test_a_name_is_filed_as_the_record_that_was_typed(at_desk, report):
    bureau = makers.make_unit("临港市人民政府新闻办公室")
    key = report.read.unit_named("市外宣办").key
    sent = {f"{key}-link": "other", f"{key}-other": "人民政府新闻", "_continue": "1"}
    saved(confirm(at_desk, report).save(**sent))
    link = Report.objects.get().read.unit_named("市外宣办").link
    assert (link.record, link.chosen) == (bureau.pk, True)


def test_a_name_that_no_record_has_is_refused_in_a_sentence_and_stays_typed(at_desk, report):
    key = report.read.unit_named("市外宣办").key
    sent = {f"{key}-link": "other", f"{key}-other": "没有的单位", "answer:rank": "rank", "_continue": "1"}
    response = confirm(at_desk, report).save(**sent)
    assert response.status_code == 422
    page = page_of(response)
    assert "档案中没有“没有的单位”" in words(page.xpath("//section[contains(@class, 'errornote')]")[0])
    assert page.xpath(f"//input[@name='{key}-other']/@value") == ["没有的单位"]
    assert page.xpath("//input[@name='answer:rank'][@checked]/@value") == ["rank"]


def test_a_new_name_shows_its_likely_duplicates(at_desk, report):
    makers.make_unit("临港市人民政府外宣办公室")
    page = page_of(at_desk.get(report.get_proposal_url()))
    offered = words(page.xpath("//div[@class='lots'][contains(@aria-label, '市外宣办')]")[0])
    assert "临港市人民政府外宣办公室" in offered


def test_a_title_is_checked_against_the_posts_of_the_day(at_desk, lin, section):
    official = makers.make_official("林一鸣")
    makers.make_post(official, makers.make_unit("市直机关工委"), "副书记")
    report = a_report.received(lin)
    page = page_of(at_desk.get(report.get_proposal_url()))
    row = words(page.xpath(f"//li[@id='{report.read.people[0].key}']")[0])
    assert "档案当日：市直机关工委副书记" in row
    assert "文中作“市直机关工委常务副书记”" in words(page)


def test_the_paper_is_shown_whole_and_as_it_came(at_desk, report):
    page = page_of(at_desk.get(report.get_proposal_url()))
    lines = [line.text_content() for line in page.xpath("//ol[@class='lines']//p[@data-start]")]
    assert lines == [line.strip() for line in a_report.TEXT.splitlines()]


def test_markup_in_a_report_is_shown_and_not_run(at_desk, lin):
    at_desk.post(START, {"text": "会议<script>alert(1)</script>在临港召开。\n<b>林一鸣</b>出席。"})
    page = at_desk.get(Report.objects.get().get_proposal_url()).content.decode()
    assert "<script>alert(1)" not in page


def test_a_mark_leads_to_what_it_became(at_desk, report):
    page = page_of(at_desk.get(report.get_proposal_url()))
    mark = page.xpath("//a[contains(@class, 'sp official')]")[0]
    assert "林一鸣" in words(page.xpath(f"//*[@id='{mark.get('href')[1:]}']")[0])


def test_a_report_is_put_aside_and_taken_up_again(at_desk, report):
    saved(confirm(at_desk, report).save(_aside="1"))
    assert Report.objects.get().state == Report.State.ASIDE
    saved(confirm(at_desk, report).save(_reopen="1"))
    assert Report.objects.get().state == Report.State.OPEN


def test_a_filed_report_is_closed_and_leads_to_its_article(at_desk, report):
    form = confirm(at_desk, report)
    saved(form.save(**ANSWERS, _file="1"))
    page = page_of(at_desk.get(report.get_proposal_url()))
    assert page.xpath("//p[@class='filed']/a/@href") == [address(Article, "change", Article.objects.get().pk)]
    events = Event.objects.count()
    assert form.save(**ANSWERS, _file="1").status_code == 302
    assert (Article.objects.count(), Event.objects.count()) == (1, events)


# Two editors, and an expired sign-in.


def test_the_second_of_two_editors_sees_both_versions_and_overwrites_nothing(client, report, lin, gao):
    mine = confirm(_signed_in(client, lin), report)
    saved(confirm(_signed_in(client, gao), report).save(**{"meeting-place": "市会议中心", "_continue": "1"}))
    response = _signed_in(client, lin) and mine.save(**{"meeting-place": "临港剧院", "_continue": "1"})
    assert response.status_code == 409
    said = words(page_of(response))
    assert "市会议中心" in said
    assert "临港剧院" in said
    assert "高远" in said
    assert Report.objects.get().read.meeting.place == "市会议中心"


@pytest.mark.parametrize(("choice", "place"), [("mine", "临港剧院"), ("theirs", "市会议中心")])
def test_the_second_of_two_editors_chooses(client, report, lin, gao, choice, place):
    mine = confirm(_signed_in(client, lin), report)
    saved(confirm(_signed_in(client, gao), report).save(**{"meeting-place": "市会议中心", "_continue": "1"}))
    client.force_login(lin)
    page = page_of(mine.save(**{"meeting-place": "临港剧院", "_continue": "1"}))
    form = next(form for form in page.forms if form.xpath(".//input[@name='_choice:meeting-place']"))
    sent: dict[str, list] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    saved(client.post(report.get_proposal_url(), sent | {"_choice:meeting-place": choice, "_continue": "1"}))
    assert Report.objects.get().read.meeting.place == place


def test_a_page_that_keeps_by_itself_is_told_of_the_other_editor(client, report, lin, gao):
    mine = confirm(_signed_in(client, lin), report)
    saved(confirm(_signed_in(client, gao), report).save(**{"meeting-place": "市会议中心", "_continue": "1"}))
    client.force_login(lin)
    response = mine.save(**{"meeting-place": "临港剧院", "_keep": "1"})
    assert response.status_code == 409
    assert "高远" in response.json()["stale"]


def test_who_else_is_at_a_report_is_said(client, report, lin, gao):
    _signed_in(client, gao).get(report.get_proposal_url())
    assert "高远" in words(
        page_of(_signed_in(client, lin).get(report.get_proposal_url())).xpath("//ul[@class='presence']")[0]
    )


def test_what_was_typed_when_the_sign_in_expired_is_put_back_into_the_form(at_desk, report):
    form = confirm(at_desk, report)
    response = form.save(**{"meeting-place": "临港剧院", "answer:rank": "rank", "_restore": "1"})
    page = page_of(response)
    assert page.xpath("//input[@name='meeting-place']/@value") == ["临港剧院"]
    assert page.xpath("//input[@name='answer:rank'][@checked]/@value") == ["rank"]
    assert Report.objects.get().read.meeting.place == "临港"


def test_a_text_that_was_pasted_when_the_sign_in_expired_is_put_back(at_desk):
    response = at_desk.post(START, {"text": a_report.TEXT, "_restore": "1"})
    assert page_of(response).xpath("//textarea[@id='id_text']")[0].text_content().strip() == a_report.TEXT
    assert not Report.objects.exists()


# The desk.


def test_a_report_waits_on_the_first_page_of_whoever_may_confirm_it(client, report, lin, chen):
    assert report.get_proposal_url() in _signed_in(client, lin).get("/admin/").content.decode()
    assert report.get_proposal_url() not in _signed_in(client, chen).get("/admin/").content.decode()


def test_the_box_lists_reports_and_leads_to_the_proposal(at_desk, report):
    assert a_report.EVENT[:20] in listed(at_desk.get(address(Report, "changelist")))[0]
    assert at_desk.get(address(Report, "change", report.pk)).url == report.get_proposal_url()


def test_reading_anew_knows_what_the_register_learned(at_desk, lin, section):
    at_desk.post(START, {"text": a_report.TEXT, "published_on": "2014-11-24"})
    report = Report.objects.get()
    Unit.objects.create(name="市直机关工委")
    saved(confirm(at_desk, report).save(_again="1"))
    unit = Report.objects.get().read.unit_named("市直机关工委")
    assert unit is None or unit.link.fate == Fate.MATCH


def test_the_proposal_costs_the_same_with_few_names_and_with_many(at_desk, lin, section, django_assert_max_num_queries):
    report = a_report.received(lin)
    with django_assert_max_num_queries(45):
        at_desk.get(report.get_proposal_url())


def test_an_answer_to_a_question_that_is_no_more_does_no_harm(at_desk, report):
    proposal = report.read
    proposal.answers["gone"] = Answer("yes")
    report.keep(proposal, report.received_by)
    saved(confirm(at_desk, report).save(**ANSWERS, _file="1"))
