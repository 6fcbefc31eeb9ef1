"""Every rule of the directory: the database refuses, whatever the program does, and the form says why in Chinese."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from directory.models import (
    Campaign,
    CampaignLead,
    CampaignName,
    Event,
    Host,
    Official,
    Participation,
    Post,
    Unit,
    UnitName,
)
from tests.desk import Form, address, errors
from tests.makers import make_campaign, make_event, make_official, make_post, make_unit

pytestmark = pytest.mark.django_db

EARLY, LATE = datetime.date(2012, 2, 24), datetime.date(2014, 10, 22)


def refused(model, **fields) -> None:
    """The database itself refuses the row: no form and no model method stands before it."""
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.bulk_create([model(**fields)])


def test_the_database_refuses_a_second_unit_of_one_name():
    make_unit("福州海关")
    refused(Unit, name="福州海关", slug="fuzhou-haiguan-2")


def test_the_database_refuses_a_second_unit_at_one_address():
    make_unit("福州海关", slug="haiguan")
    refused(Unit, name="厦门海关", slug="haiguan")


def test_the_database_refuses_a_unit_dissolved_before_it_was_founded():
    refused(Unit, name="省经贸委", slug="a", founded=LATE, dissolved=EARLY)


def test_the_database_refuses_a_unit_that_belongs_to_itself():
    unit = make_unit()
    with pytest.raises(IntegrityError):
        Unit.objects.filter(pk=unit.pk).update(parent=unit)


def test_the_database_refuses_one_other_name_twice():
    unit = make_unit()
    UnitName.objects.create(unit=unit, name="省计委")
    refused(UnitName, unit=unit, name="省计委")


def test_the_database_refuses_a_name_that_ended_before_it_began():
    refused(UnitName, unit=make_unit(), name="省计委", since=LATE, until=EARLY)


def test_the_database_refuses_a_post_that_ended_before_it_began():
    refused(Post, official=make_official(), unit=make_unit(), title="主任", since=LATE, until=EARLY)


def test_the_database_refuses_one_post_twice():
    post = make_post(make_official(), make_unit(), since=EARLY)
    refused(Post, official=post.official, unit=post.unit, title=post.title, since=EARLY)


def test_the_database_refuses_one_post_of_unknown_beginning_twice():
    post = make_post(make_official(), make_unit())
    refused(Post, official=post.official, unit=post.unit, title=post.title)


def test_the_database_refuses_a_campaign_that_ended_before_it_began():
    refused(Campaign, name="学厦航", slug="a", since=LATE, until=EARLY)


def test_the_database_refuses_a_second_campaign_of_one_name():
    make_campaign("学厦航")
    refused(Campaign, name="学厦航", slug="another")


def test_the_database_refuses_one_other_name_of_a_campaign_twice():
    campaign = make_campaign()
    CampaignName.objects.create(campaign=campaign, name="学厦航")
    refused(CampaignName, campaign=campaign, name="学厦航")


def test_the_database_refuses_a_unit_that_leads_a_campaign_twice():
    lead = CampaignLead.objects.create(campaign=make_campaign(), unit=make_unit())
    refused(CampaignLead, campaign=lead.campaign, unit=lead.unit)


def test_the_database_refuses_an_event_that_ends_before_it_begins():
    refused(Event, name="会议", starts_on=LATE, ends_on=EARLY)


@pytest.mark.parametrize(
    "fields",
    [
        {"clock": "exact"},
        {"clock": "morning", "starts_at": datetime.time(9)},
        {"clock": "unknown", "ends_at": datetime.time(9)},
    ],
)
def test_the_database_refuses_hours_without_an_exact_time_and_the_other_way_round(fields):
    refused(Event, name="会议", **fields)


def test_the_database_refuses_a_number_twice_in_one_series():
    event = make_event(campaign=make_campaign(), series="推进会", number=4)
    refused(Event, name="会议", campaign=event.campaign, series="推进会", number=4)


def test_two_events_without_a_number_are_no_repetition():
    campaign = make_campaign()
    assert make_event(campaign=campaign, series="推进会") != make_event(campaign=campaign, series="推进会")


def test_the_database_refuses_one_host_twice_in_a_role():
    host = Host.objects.create(event=make_event(), unit=make_unit())
    refused(Host, event=host.event, unit=host.unit, printed_name="又一次")


def test_the_database_refuses_a_host_without_a_printed_name():
    refused(Host, event=make_event(), unit=make_unit(), printed_name="")


def test_the_database_refuses_an_official_twice_at_one_event():
    event, official = make_event(), make_official()
    Participation.objects.create(event=event, official=official, name="朱清")
    refused(Participation, event=event, official=official, name="朱清")


def test_the_database_refuses_a_group_that_is_an_official():
    refused(Participation, event=make_event(), official=make_official(), name="朱清", is_group=True)


def test_the_database_refuses_a_participation_without_a_name():
    refused(Participation, event=make_event(), name="")


@pytest.mark.parametrize("model", [Unit, Official, Campaign])
def test_the_form_refuses_an_address_that_is_none(desk, model):
    response = Form(desk, address(model, "add")).save(name="福州海关", slug="福州海关")
    assert response.status_code == 200
    assert not model.objects.exists()


def said(desk, record, sentence: str, *rows: tuple[str, dict], **changed) -> None:
    """The form of a record refuses with this sentence, and saves nothing."""
    model = type(record) if not isinstance(record, type) else record
    page = address(model, "add") if isinstance(record, type) else address(model, "change", record.pk)
    form = Form(desk, page)
    for prefix, values in rows:
        form.row(prefix, **values)
    response = form.save(**changed)
    assert response.status_code == 200, response.status_code
    assert sentence in errors(response), errors(response)


def test_the_form_names_a_unit_that_is_there(desk):
    make_unit("福州海关")
    said(desk, Unit, "名称 的 单位 已存在", name="福州海关")


def test_the_form_refuses_a_unit_dissolved_before_it_was_founded(desk):
    said(desk, Unit, "撤销日期要晚于成立日期", name="省经贸委", founded="2014-10-22", dissolved="2012-02-24")


def test_the_form_refuses_a_unit_that_belongs_to_itself(desk):
    unit = make_unit()
    said(desk, unit, "单位不能隶属于自己", parent=unit.pk)


def test_the_form_refuses_an_other_name_that_is_there(desk):
    unit = make_unit()
    UnitName.objects.create(unit=unit, name="省计委")
    said(desk, unit, "已有这个其他名称", ("other_names", {"name": "省计委"}))


def test_the_form_refuses_one_other_name_in_two_new_rows(desk):
    said(desk, make_unit(), "已有这个其他名称", *[("other_names", {"name": "省计委"})] * 2)


def test_the_form_refuses_a_name_that_ended_before_it_began(desk):
    row = {"name": "省计委", "since": "2014-10-22", "until": "2012-02-24"}
    said(desk, make_unit(), "“至”要晚于“自”", ("other_names", row))


def test_the_form_refuses_a_post_that_ended_before_it_began(desk):
    row = {"unit": make_unit().pk, "title": "主任", "since": "2014-10-22", "until": "2012-02-24"}
    said(desk, make_official(), "“至”要晚于“自”", ("posts", row))


def test_the_form_refuses_a_post_that_is_there(desk):
    post = make_post(make_official(), make_unit(), since=EARLY)
    row = {"unit": post.unit.pk, "title": post.title, "since": "2012-02-24"}
    said(desk, post.official, "已有起始日期相同的这一任职", ("posts", row))


def test_the_form_refuses_a_post_of_unknown_beginning_that_is_there(desk):
    post = make_post(make_official(), make_unit())
    said(desk, post.official, "起始日期不详", ("posts", {"unit": post.unit.pk, "title": post.title}))


def test_the_form_refuses_one_post_of_unknown_beginning_in_two_new_rows(desk):
    official, unit = make_official(), make_unit()
    said(desk, official, "起始日期不详", *[("posts", {"unit": unit.pk, "title": "主任"})] * 2)
    assert not official.posts.exists()


def test_the_form_refuses_a_campaign_that_ended_before_it_began(desk):
    said(desk, Campaign, "“至”要晚于“自”", name="学厦航", since="2014-10-22", until="2012-02-24")


def test_the_form_refuses_an_other_name_of_a_campaign_that_is_there(desk):
    campaign = make_campaign()
    CampaignName.objects.create(campaign=campaign, name="学厦航")
    said(desk, campaign, "已有这个其他名称", ("other_names", {"name": "学厦航"}))


def test_the_form_refuses_a_unit_that_already_leads_the_campaign(desk):
    lead = CampaignLead.objects.create(campaign=make_campaign(), unit=make_unit())
    said(desk, lead.campaign, "牵头单位里已有这个单位", ("leads", {"unit": lead.unit.pk}))


def test_the_form_refuses_an_event_that_ends_before_it_begins(desk):
    said(desk, Event, "结束日期早于开始日期", name="会议", starts_on="2014-10-22", ends_on="2012-02-24")


@pytest.mark.parametrize("fields", [{"clock": "exact"}, {"clock": "morning", "starts_at": "9:00"}])
def test_the_form_refuses_hours_without_an_exact_time_and_the_other_way_round(desk, fields):
    said(desk, Event, "“时段”选“具体时间”才填钟点", name="会议", **fields)


def test_the_form_refuses_a_number_twice_in_one_series(desk):
    event = make_event(campaign=make_campaign(), series="推进会", number=4)
    said(desk, Event, "已有这个次数的活动", name="会议", campaign=event.campaign.pk, series="推进会", number="4")


def test_the_form_refuses_one_host_twice_in_a_role(desk):
    host = Host.objects.create(event=make_event(), unit=make_unit())
    said(desk, host.event, "同一类主办单位", ("hosts", {"unit": host.unit.pk}))


def test_the_form_refuses_a_host_that_is_nobody(desk):
    said(desk, make_event(), "请选择单位，或照录", ("hosts", {"order": "1"}))


def test_the_form_refuses_an_official_twice_at_one_event(desk):
    event, official = make_event(), make_official()
    Participation.objects.create(event=event, official=official, name="朱清")
    said(desk, event, "与会人员里已有这位官员", ("participations", {"official": official.pk}))


def test_the_form_refuses_a_group_that_is_an_official(desk):
    row = {"name": "朱清", "official": make_official().pk, "is_group": "on"}
    said(desk, make_event(), "两者只能选一个", ("participations", row))


def test_the_form_refuses_a_participation_without_a_name(desk):
    said(desk, make_event(), "请照录姓名，或选择官员", ("participations", {"note": "宣读文件"}))
