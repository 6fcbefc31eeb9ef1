"""What the desk says before an article is sent on."""

import datetime

import pytest

from articles.checks import checks, findings
from articles.models import ArticlePicture, CheckLevel, LinkCheck, Phrase, RelatedStory
from articles.models.checking import Level
from directory.models import Host, Participation, UnitName
from tests.makers import (
    make_article,
    make_event,
    make_measure,
    make_official,
    make_picture,
    make_post,
    make_public_article,
    make_round,
    make_tier,
    make_unit,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2014, 10, 22)


def said(article, code: str) -> list[str]:
    return [finding.sentence for finding in findings(article) if finding.check.code == code]


def complete(**fields):
    """A draft with nothing to say about, apart from what a test breaks."""
    fields = {"summary": "推进会在福州召开。", "source": "文明风", "body": "<p>会议在福州召开。</p>", **fields}
    return make_article("第四次推进会在福州召开", **fields)


def test_a_complete_article_is_not_commented():
    assert findings(complete()) == []


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("body", {"body": "<p></p>"}),
        ("section", {"section": None}),
        ("summary", {"summary": " "}),
        ("source", {"source": ""}),
        ("headline_length", {"short_headline": "省" * 21}),
        ("half_width", {"body": "<p>有影响,见实效。</p>"}),
        ("links", {"body": '<p><a href="/units/no-such-unit/">单位</a></p>'}),
        ("links", {"body": '<p><a href="/no/such/page/">网页</a></p>'}),
    ],
)
def test_what_is_missing_or_wrong_is_said(code, fields):
    assert said(complete(**fields), code)


@pytest.mark.parametrize("text", ["10:30开会", "约1,700人", "见https://example.org/a?b=1,2", "Hello, world", "A(B)C"])
def test_marks_in_numbers_and_latin_text_are_left_alone(text):
    assert said(complete(body=f"<p>{text}</p>"), "half_width") == []


def test_a_picture_without_alternative_text_stops_the_article():
    article = complete()
    ArticlePicture.objects.create(article=article, picture=make_picture("会场"))
    assert [finding.stops for finding in findings(article)] == [True]


def test_a_decorative_picture_needs_no_alternative_text():
    article = complete()
    ArticlePicture.objects.create(article=article, picture=make_picture("", decorative=True))
    assert findings(article) == []


def test_an_office_decides_what_a_check_does():
    CheckLevel.objects.create(code="summary", level=Level.REQUIRED)
    CheckLevel.objects.create(code="source", level=Level.OFF)
    found = findings(complete(summary="", source=""))
    assert [(finding.check.code, finding.stops) for finding in found] == [("summary", True)]


def test_what_stops_an_article_is_said_first():
    found = findings(complete(summary="", section=None))
    assert [finding.stops for finding in found] == [True, False]


def test_a_phrase_to_avoid_is_found_with_what_to_print_instead():
    Phrase.objects.create(text="座右名", instead="座右铭")
    [sentence] = said(complete(body="<p>他的座右名是服务。</p>"), "phrases")
    assert "座右铭" in sentence


def test_the_longest_phrase_that_fits_is_reported_once():
    Phrase.objects.create(text="一站")
    Phrase.objects.create(text="一站式")
    assert len(said(complete(body="<p>一站式服务。</p>"), "phrases")) == 1


def test_a_phrase_has_a_weight_of_its_own():
    Phrase.objects.create(text="座右名", level=Level.REQUIRED)
    assert findings(complete(body="<p>座右名。</p>"))[0].stops


@pytest.fixture
def meeting():
    event = make_event(starts_on=DAY)
    ndrc = make_unit("福建省发展和改革委员会", short_name="省发改委")
    zheng = make_official("郑栅洁")
    make_post(zheng, ndrc, "党组书记", since=datetime.date(2013, 1, 1))
    make_post(zheng, ndrc, "主任", since=datetime.date(2013, 1, 1), until=datetime.date(2015, 1, 1))
    Participation.objects.create(event=event, official=zheng, name="郑栅洁", title="党组书记、主任", unit=ndrc)
    return event


def test_a_title_held_that_day_is_not_commented(meeting):
    assert said(complete(event=meeting), "posts") == []


def test_a_title_with_its_unit_in_front_is_the_same_title(meeting):
    meeting.participations.update(title="省发改委党组书记、主任")
    assert said(complete(event=meeting), "posts") == []


def test_a_title_no_longer_held_that_day_is_said(meeting):
    meeting.starts_on = datetime.date(2015, 1, 1)
    meeting.save()
    [sentence] = said(complete(event=meeting), "posts")
    assert "“主任”" in sentence and "党组书记" in sentence


@pytest.mark.parametrize(("day", "right"), [("2014-10-22", True), ("2015-10-22", False)])
def test_a_title_in_the_text_is_held_against_the_day_it_tells_of(meeting, day, right):
    meeting.participations.update(title="党组书记")
    type(meeting).objects.filter(pk=meeting.pk).update(starts_on=day)
    meeting.refresh_from_db()
    article = complete(event=meeting, body="<p>省发改委主任郑栅洁讲话，省发改委党组书记郑栅洁主持。</p>")
    assert (said(article, "posts") == []) is right


def test_a_deputy_is_not_taken_for_the_head_she_was_before(meeting):
    official = make_official("林书")
    unit = make_unit("省人社厅")
    make_post(official, unit, "主任", until=datetime.date(2013, 1, 1))
    make_post(official, unit, "副主任", since=datetime.date(2013, 1, 1))
    article = complete(event=meeting, body="<p>副主任林书介绍情况。</p>")
    article.officials.add(official)
    assert said(article, "posts") == []


def test_a_name_unlike_the_record_is_said(meeting):
    meeting.participations.update(name="郑珊洁")
    assert "郑栅洁" in said(complete(event=meeting), "posts")[0]


def test_an_official_without_a_recorded_post_is_said(meeting):
    Participation.objects.create(event=meeting, official=make_official("朱清"), name="朱清", title="常务副书记")
    assert "朱清" in said(complete(event=meeting), "posts")[0]


def test_a_former_name_of_a_unit_is_said_when_it_was_not_its_name_that_day(meeting):
    unit = make_unit("福建省工业和信息化厅")
    UnitName.objects.create(unit=unit, name="省经贸委", until=datetime.date(2014, 1, 1))
    article = complete(event=meeting, body="<p>省经贸委构建平台。</p>")
    article.units.add(unit)
    assert "省经贸委" in said(article, "unit_names")[0]


def test_a_unit_dissolved_before_the_day_is_said(meeting):
    article = complete(event=meeting)
    article.units.add(make_unit("旧局", dissolved=DAY))
    assert said(article, "unit_names")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2个主办单位", True),
        ("两家主办单位", True),
        ("10个主办单位", False),
        ("由两家单位联合主办", True),
        ("十家单位共同主办", False),
    ],
)
def test_a_declared_count_of_hosts_is_compared_with_the_list(meeting, text, right):
    for unit in (make_unit(), make_unit()):
        Host.objects.create(event=meeting, unit=unit)
    assert (said(complete(event=meeting, body=f"<p>{text}。</p>"), "counts") == []) is right


def test_winners_that_differ_from_the_round_are_said():
    article = complete(body="<p>①福州海关《打造无纸化通关模式，便捷企业快速通关》，②省科技厅《创新驱动》</p>")
    tier = make_tier(make_round(article=article))
    make_measure(tier, "打造无纸化通关模式,便捷企业快速通关", make_unit("福州海关"))
    make_measure(tier, "创新驱动", make_unit("省公安厅"))
    make_measure(tier, "推行“标准化纳税服务”", make_unit("省地税局"))
    sentences = said(article, "winners")
    assert ["标准化纳税服务" in sentences[0], "省公安厅" in sentences[1], len(sentences)] == [True, True, 2]


def test_an_article_that_leaves_the_winners_to_the_table_is_not_commented():
    article = complete()
    make_measure(make_tier(make_round(article=article)), "创新驱动")
    assert said(article, "winners") == []


def test_a_link_to_a_public_story_leads_somewhere_and_one_to_a_draft_does_not():
    public, draft = make_public_article(), make_article()
    body = f'<p><a href="{public.get_absolute_url()}">一</a><a href="{draft.get_absolute_url()}">二</a></p>'
    [sentence] = said(complete(body=body), "links")
    assert draft.get_absolute_url() in sentence


def test_a_link_outside_is_broken_when_it_failed_twice():
    article = complete()
    RelatedStory.objects.create(article=article, title="旧闻", url="https://gone.example/")
    seen = LinkCheck.objects.create(url="https://gone.example/", failures=1, answer="404")
    once = said(article, "links")
    LinkCheck.objects.filter(pk=seen.pk).update(failures=2)
    assert (once, len(said(article, "links"))) == ([], 1)


def test_every_check_has_a_name_for_the_office():
    assert all(str(made.label) for made in checks())
