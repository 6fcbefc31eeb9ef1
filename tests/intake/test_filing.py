"""A confirmed report is filed whole or not at all, once, and the register learns from it."""

import datetime

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, Picture, RelatedStory
from awards.models import Award, Measure, Round, Tier
from directory.models import Campaign, Event, Host, Official, Participation, Post, Unit, UnitName
from intake import filing, receiving
from intake.filing import Refused
from intake.models import Report
from intake.proposal import Answer, Fate, Link
from tests import makers
from tests.intake import a_report, documents
from tests.intake.documents import docx, paragraph
from tests.makers import make_official, make_post, make_unit

pytestmark = pytest.mark.django_db

ANSWERS = {"headline": "suggested", "day": "yes", "rank": "number"}
WRITTEN = [Article, Award, Campaign, Event, Host, Measure, Official, Participation, Post, Round, Tier, Unit, UnitName]


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WRITTEN}


@pytest.fixture
def section(db):
    return makers.make_section("会议活动")


@pytest.fixture
def report(lin, section) -> Report:
    """In the box, read, and every question answered."""
    return answered(a_report.received(lin), **ANSWERS)


def answered(report: Report, **answers: str) -> Report:
    proposal = report.read
    proposal.answers |= {key: Answer(value) for key, value in answers.items()}
    report.keep(proposal, report.received_by)
    return report


def change(report: Report, act) -> Report:
    proposal = report.read
    act(proposal)
    report.keep(proposal, report.received_by)
    return report


def test_the_draft_has_its_headline_credits_and_body_as_printed(report, lin, section):
    article = filing.file(report, lin)
    assert article.state == Article.State.DRAFT
    assert article.author == lin
    assert article.headline == f"{a_report.EVENT}在临港召开"
    assert (article.dateline_outlet, article.byline_role) == ("文明港", "通讯员")
    assert article.dateline_date == datetime.date(2014, 11, 24)
    assert (article.contributor, article.responsible_editor) == ("市直机关文明办", "周晚")
    assert article.section == section
    assert a_report.MEASURES[0][1] in article.body


def test_the_event_has_its_day_place_number_and_attendance(report, lin):
    event = filing.file(report, lin).event
    assert (event.name, event.place, event.starts_on) == (a_report.EVENT, "临港", datetime.date(2014, 11, 22))
    assert (event.series, event.number, event.clock) == ("推进会", 4, Event.Clock.MORNING)
    assert event.attendance_text == "约120人"
    assert event.purpose == a_report.PURPOSE


def test_hosts_stand_in_printed_order_under_their_printed_names(report, lin):
    event = filing.file(report, lin).event
    assert [host.printed_name for host in event.hosts.all()] == a_report.HOSTS
    assert all(host.unit for host in event.hosts.all())


def test_people_stand_in_printed_order_with_title_unit_and_roles(report, lin):
    people = filing.file(report, lin).event.participations.select_related("official", "unit")
    printed = [(one.name, one.unit_name, one.title, one.roles) for one in people if not one.is_group]
    assert printed == [(name, unit, title, roles) for name, unit, title, roles, _what in a_report.PEOPLE]
    assert all(one.official and one.unit for one in people if not one.is_group)
    assert [one.name for one in people if one.is_group] == a_report.GROUPS


def test_the_document_that_was_read_out_stands_beside_its_reader_and_in_the_round(report, lin):
    event = filing.file(report, lin).event
    assert event.participations.get(name="苏见微").note == a_report.NOTICE
    assert event.rounds.get().document == a_report.NOTICE


def test_winners_stand_in_their_tier_with_printed_numbers_and_no_rank(report, lin):
    article = filing.file(report, lin)
    won = Measure.objects.filter(articles=article).order_by("ordinal")
    assert [(one.ordinal, one.title, one.rank) for one in won] == [
        (n, title, None) for n, (_unit, title) in enumerate(a_report.MEASURES, start=1)
    ]
    assert [one.credits.get().printed_name for one in won] == [unit for unit, _title in a_report.MEASURES]
    tiers = Round.objects.get().tiers.values_list("name", "winners_known")
    assert list(tiers) == [("十佳举措", True), ("提名奖", False)]


def test_winners_are_held_back_until_an_editor_releases_them(report, lin):
    filing.file(report, lin)
    assert not Measure.objects.released().exists()


def test_numbers_that_an_editor_calls_ranks_are_ranks(report, lin):
    filing.file(answered(report, rank="rank"), lin)
    assert list(Measure.objects.order_by("ordinal").values_list("rank", flat=True)) == [1, 2, 3, 4]
    assert Tier.objects.get(name="十佳举措").ranked


def test_a_tier_that_an_editor_leaves_out_is_not_recorded(report, lin):
    filing.file(answered(report, **{"tier:提名奖": "drop"}), lin)
    assert [tier.name for tier in Tier.objects.all()] == ["十佳举措"]


def test_captions_wait_in_the_draft_for_their_pictures(report, lin):
    article = filing.file(report, lin)
    assert article.waiting_captions.splitlines() == a_report.CAPTIONS


def test_related_stories_keep_their_titles_and_days(report, lin):
    article = filing.file(report, lin)
    listed = article.related_stories.values_list("published_on", "title")
    assert [(day.isoformat(), title) for day, title in listed] == a_report.RELATED


def test_a_related_story_that_is_here_is_linked(lin, section):
    day, title = a_report.RELATED[0]
    story = makers.make_public_article(title, publish_at=makers.at(day))
    article = filing.file(answered(a_report.received(lin), **ANSWERS), lin)
    assert RelatedStory.objects.get(article=article, title=title).story == story


def test_every_unit_and_official_that_is_named_is_linked_to_the_draft(report, lin):
    article = filing.file(report, lin)
    assert {unit.name for unit in article.units.all()} == set(a_report.unit_names())
    assert {one.name for one in article.officials.all()} == {person[0] for person in a_report.PEOPLE}


def test_a_report_is_filed_once(report, lin):
    article = filing.file(report, lin)
    before = counts()
    assert filing.file(Report.objects.get(), lin) == article
    assert counts() == before


@pytest.mark.parametrize(
    "broken",
    [
        # The last to be written has a rank that the database refuses; the record of a related story is gone.
        lambda proposal: setattr(proposal.related[-1], "link", Link(Fate.MATCH, 999_999, True)),
        lambda proposal: setattr(proposal.honours, "link", Link(Fate.MATCH, 999_999, True)),
        lambda proposal: setattr(proposal.people[3], "link", Link(Fate.MATCH, 999_999, True)),
        lambda proposal: setattr(proposal.meeting, "ends_on", datetime.date(2014, 11, 1)),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_fails_in_the_middle_leaves_nothing_behind(report, lin, broken):
    change(report, broken)
    before = counts()
    with pytest.raises(Refused):
        filing.file(report, lin)
    assert counts() == before
    assert Report.objects.get().state == Report.State.OPEN


def test_words_that_are_longer_than_the_record_takes_are_refused_by_name(report, lin):
    change(report, lambda proposal: setattr(proposal.meeting, "place", "会场" * 61))
    before = counts()
    with pytest.raises(Refused, match=r"会场会场.*122.*120"):
        filing.file(report, lin)
    assert counts() == before


def test_nothing_is_filed_while_a_question_is_open(lin, section):
    report = answered(a_report.received(lin), headline="suggested", day="yes")
    with pytest.raises(Refused, match="1–4"):
        filing.file(report, lin)
    assert not Article.objects.exists()


def test_a_program_files_with_the_suggested_answers(section, lin):
    article = filing.file(a_report.received(), None, taking_suggestions=True)
    assert article.headline == f"{a_report.EVENT}在临港召开"
    assert not Tier.objects.filter(ranked=True).exists()


def test_an_answer_of_ones_own_counts(report, lin):
    report = change(report, lambda proposal: proposal.answers.update(headline=Answer("own", "学港航，看窗口")))
    assert filing.file(report, lin).headline == "学港航，看窗口"


def test_another_year_moves_the_event_and_the_dateline(report, lin):
    change(report, lambda proposal: proposal.answers.update(day=Answer("own", "2013")))
    article = filing.file(report, lin)
    assert (article.event.starts_on.year, article.dateline_date.year) == (2013, 2013)


def test_without_the_right_to_enter_a_part_nothing_is_filed(report, lin):
    lin.groups.clear()
    rights = ["change_report", "add_article", "add_event"]
    lin.user_permissions.set(Permission.objects.filter(codename__in=rights))
    lin = type(lin).objects.get(pk=lin.pk)
    with pytest.raises(Refused):
        filing.file(report, lin)
    assert not Event.objects.exists()


def test_nobody_files_into_a_section_that_names_others(report, lin, section, chen):
    section.people.add(chen)
    with pytest.raises(Refused, match="会议活动"):
        filing.file(report, lin)


def worded() -> bytes:
    """The report as a Word file, with one picture above its caption."""
    lines = [paragraph(line) for line in a_report.TEXT.splitlines()]
    return docx(documents.picture("会场全景"), *lines)


def test_a_picture_that_came_in_the_document_is_filed_with_its_caption(section, lin):
    report = receiving.receive(worded(), lin, published_on=a_report.PUBLISHED, filename="report.docx")
    article = filing.file(report, None, taking_suggestions=True)
    use = article.article_pictures.get()
    assert (use.caption, use.picture.alt) == ("推进会现场", "会场全景")
    assert article.lead_picture == use.picture
    assert use.picture.file.storage.exists(use.picture.file.name)
    assert article.waiting_captions.splitlines() == a_report.CAPTIONS[1:]


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_was_stored_before_a_failure_is_removed_again(section, lin, settings):
    report = receiving.receive(worded(), lin, published_on=a_report.PUBLISHED, filename="report.docx")
    change(report, lambda proposal: setattr(proposal.honours, "link", Link(Fate.MATCH, 999_999, True)))
    with pytest.raises(Refused):
        filing.file(report, None, taking_suggestions=True)
    assert not Picture.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


# What the register knows already.


@pytest.fixture
def committee():
    return make_unit("中共临港市委市直机关工作委员会", short_name="市直机关工委")


def test_known_names_are_linked_and_not_made_again(lin, section, committee):
    official = make_official("林一鸣")
    make_post(official, committee, "常务副书记", since=datetime.date(2012, 3, 1))
    filing.file(answered(a_report.received(lin), **ANSWERS), lin)
    assert Official.objects.filter(name="林一鸣").count() == 1
    assert Participation.objects.get(name="林一鸣").official == official
    assert Host.objects.get(printed_name="市直机关工委").unit == committee


def test_a_name_that_an_editor_matched_is_known_to_the_next_report(report, lin):
    bureau = make_unit("临港市人民政府新闻办公室")
    filing.file(
        change(
            report, lambda proposal: setattr(proposal.unit_named("市外宣办"), "link", Link(Fate.MATCH, bureau.pk, True))
        ),
        lin,
    )
    assert Host.objects.get(printed_name="市外宣办").unit == bureau
    again = a_report.received(lin).read
    assert again.unit_named("市外宣办").link == Link(Fate.MATCH, bureau.pk)


def test_a_new_unit_is_known_to_the_next_report(report, lin):
    filing.file(report, lin)
    again = a_report.received(lin).read
    assert all(unit.link.fate == Fate.MATCH for unit in again.units)


def test_a_new_official_and_the_title_are_known_to_the_next_report(report, lin):
    filing.file(report, lin)
    again = a_report.received(lin).read
    assert again.people[0].link == Link(Fate.MATCH, Official.objects.get(name="林一鸣").pk)
    post = Post.objects.get(official__name="林一鸣")
    assert (post.title, post.unit.name, post.since) == ("常务副书记", "市直机关工委", None)


def test_every_name_of_the_campaign_is_known_to_the_next_report(report, lin):
    filing.file(report, lin)
    campaign = Campaign.objects.get()
    assert campaign.name == "“学港航、比服务”活动"
    assert [other.name for other in campaign.other_names.all()] == ["“学港航”活动"]


def test_another_report_of_the_same_event_adds_nothing_twice(report, lin):
    filing.file(report, lin)
    before = counts()
    second = change(a_report.received(lin), lambda proposal: proposal.answers.update(alike=Answer("other")))
    filing.file(answered(second, **ANSWERS), lin)
    assert counts() == before | {"Article": 2}


def test_a_report_that_is_said_to_be_the_same_is_not_filed(report, lin):
    filing.file(report, lin)
    second = answered(a_report.received(lin), alike="same", **ANSWERS)
    with pytest.raises(Refused):
        filing.file(second, lin)
    assert Article.objects.count() == 1


def test_a_title_that_the_record_does_not_know_is_recorded_when_asked(lin, section, committee):
    official = make_official("林一鸣")
    make_post(official, committee, "副书记")
    report = answered(a_report.received(lin), **ANSWERS, **{"title:林一鸣": "post"})
    filing.file(report, lin)
    assert set(official.posts.values_list("title", flat=True)) == {"副书记", "常务副书记"}


def test_a_title_that_the_record_does_not_know_stays_out_of_it_unasked(lin, section, committee):
    official = make_official("林一鸣")
    make_post(official, committee, "副书记")
    filing.file(answered(a_report.received(lin), **ANSWERS), lin)
    assert list(official.posts.values_list("title", flat=True)) == ["副书记"]
    assert Participation.objects.get(name="林一鸣").title == "常务副书记"


def test_of_two_namesakes_the_one_of_the_unit_is_meant(lin, section, committee):
    other = make_official("林一鸣")
    make_post(other, make_unit("市公安局"), "局长")
    meant = make_official("林一鸣")
    make_post(meant, committee, "常务副书记")
    assert a_report.received(lin).read.people[0].link == Link(Fate.MATCH, meant.pk)


def test_of_two_namesakes_that_nothing_tells_apart_an_editor_chooses(lin, section):
    _first, second = make_official("林一鸣"), make_official("林一鸣")
    report = answered(a_report.received(lin), **ANSWERS)
    with pytest.raises(Refused, match="林一鸣"):
        filing.file(report, lin)
    filing.file(answered(report, **{"who:林一鸣": str(second.pk)}), lin)
    assert Participation.objects.get(name="林一鸣").official == second
