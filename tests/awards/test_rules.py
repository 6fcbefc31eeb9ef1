"""Every rule of the honours: the database refuses, whatever the program does, and the form says why in Chinese."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from awards.models import Award, AwardOrganiser, Measure, MeasureUnit, Round, Tier
from tests.desk import Form, address, errors
from tests.makers import at, make_award, make_measure, make_round, make_tier, make_unit

pytestmark = pytest.mark.django_db


def refused(model, **fields) -> None:
    """The database itself refuses the row: no form and no model method stands before it."""
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.bulk_create([model(**fields)])


@pytest.fixture
def tier():
    return make_tier(make_round(), ranked=True)


def test_the_database_refuses_a_second_award_of_one_name():
    make_award("十佳举措评选")
    refused(Award, name="十佳举措评选", slug="another")


def test_the_database_refuses_an_organiser_twice():
    organiser = AwardOrganiser.objects.create(award=make_award(), unit=make_unit())
    refused(AwardOrganiser, award=organiser.award, unit=organiser.unit)


def test_the_database_refuses_a_second_round_of_one_number():
    round = make_round(number=2)
    refused(Round, award=round.award, number=2)


def test_the_database_refuses_a_round_of_number_zero():
    refused(Round, award=make_award(), number=0)


def test_the_database_refuses_a_round_that_closes_before_it_opens():
    days = {"opens_on": datetime.date(2014, 10, 22), "closes_on": datetime.date(2014, 10, 21)}
    refused(Round, award=make_award(), number=1, **days)


def test_the_database_refuses_results_released_before_they_are_decided():
    refused(Round, award=make_award(), number=1, stage="vote", released_at=at("2014-10-22"))


def test_the_database_refuses_a_second_tier_of_one_name(tier):
    refused(Tier, round=tier.round, name=tier.name)


def test_the_database_refuses_a_rank_twice_in_a_tier(tier):
    make_measure(tier, rank=1)
    refused(Measure, round=tier.round, tier=tier, title="另一项", rank=1)


def test_the_database_refuses_a_printed_number_twice_in_a_tier(tier):
    make_measure(tier, ordinal=1)
    refused(Measure, round=tier.round, tier=tier, title="另一项", ordinal=1)


def test_the_database_refuses_a_rank_without_a_tier(tier):
    refused(Measure, round=tier.round, title="另一项", rank=1)


def test_the_database_refuses_a_unit_credited_twice(tier):
    credit = make_measure(tier).credits.get()
    refused(MeasureUnit, measure=credit.measure, unit=credit.unit, printed_name="又一次")


def test_the_database_refuses_a_credit_without_a_printed_name(tier):
    refused(MeasureUnit, measure=make_measure(tier), unit=make_unit(), printed_name="")


def said(form: Form, sentence: str, **changed) -> None:
    response = form.save(**changed)
    assert response.status_code == 200, response.status_code
    assert sentence in errors(response), errors(response)


def test_the_form_refuses_an_organiser_twice(desk):
    organiser = AwardOrganiser.objects.create(award=make_award(), unit=make_unit())
    form = Form(desk, address(Award, "change", organiser.award.pk))
    said(form.row("organiser_set", unit=organiser.unit.pk), "主办单位里已有这个单位")


def test_the_form_refuses_a_second_award_of_one_name(desk):
    make_award("十佳举措评选")
    said(Form(desk, address(Award, "add")), "名称 的 评选 已存在", name="十佳举措评选")


def test_the_form_refuses_a_second_round_of_one_number(desk):
    round = make_round(number=2)
    said(Form(desk, address(Round, "add")), "这个评选已有这一轮", award=round.award.pk, number="2")


def test_the_form_refuses_a_round_of_number_zero(desk):
    said(Form(desk, address(Round, "add")), "大于或等于1", award=make_award().pk, number="0")


def test_the_form_refuses_a_round_that_closes_before_it_opens(desk):
    days = {"opens_on": "2014-10-22", "closes_on": "2014-10-21"}
    said(Form(desk, address(Round, "add")), "征集截止日期不能早于开始日期", award=make_award().pk, number="1", **days)


def test_the_form_refuses_results_released_before_they_are_decided(desk):
    fields = {"award": make_award().pk, "number": "1", "stage": "vote", "released_at": "2014-10-22 09:00"}
    said(Form(desk, address(Round, "add")), "评定之后才能公布结果", **fields)


def test_the_form_refuses_a_second_tier_of_one_name(desk, tier):
    form = Form(desk, address(Round, "change", tier.round.pk))
    said(form.row("tiers", name=tier.name), "这一轮已有同名的奖项")


def test_the_form_refuses_to_remove_a_tier_that_has_winners(desk, tier):
    make_measure(tier)
    form = Form(desk, address(Round, "change", tier.round.pk))
    assert form.save(**{"tiers-0-DELETE": "on"}).status_code == 200
    assert Tier.objects.filter(pk=tier.pk).exists()


@pytest.mark.parametrize(("field", "sentence"), [("rank", "已有这个名次"), ("ordinal", "已有这个原文序号")])
def test_the_form_of_a_round_refuses_a_place_twice(desk, tier, field, sentence):
    make_measure(tier, **{field: 1})
    form = Form(desk, address(Round, "change", tier.round.pk))
    said(form.row("measures", title="另一项", tier_name=tier.name, **{field: "1"}), sentence)


@pytest.mark.parametrize(("field", "sentence"), [("rank", "已有这个名次"), ("ordinal", "已有这个原文序号")])
def test_the_form_of_a_measure_refuses_a_place_that_is_taken(desk, tier, field, sentence):
    make_measure(tier, **{field: 1})
    form = Form(desk, address(Measure, "add"))
    said(form, sentence, round=tier.round.pk, title="另一项", tier_name=tier.name, **{field: "1"})


def test_the_form_refuses_a_rank_without_a_tier(desk, tier):
    fields = {"round": tier.round.pk, "title": "另一项", "rank": "1"}
    said(Form(desk, address(Measure, "add")), "获得奖项的举措才有名次", **fields)
    said(Form(desk, address(Round, "change", tier.round.pk)).row("measures", title="另一项", rank="1"), "才有名次")


def test_the_form_refuses_a_rank_in_a_tier_that_is_not_ranked(desk):
    tier = make_tier(make_round())
    fields = {"round": tier.round.pk, "title": "另一项", "tier_name": tier.name, "rank": "1"}
    said(Form(desk, address(Measure, "add")), "不分名次", **fields)


def test_the_form_refuses_a_tier_of_another_round(desk, tier):
    fields = {"round": make_round(number=3).pk, "title": "另一项", "tier_name": tier.name}
    said(Form(desk, address(Measure, "add")), "这一轮没有这个奖项", **fields)


def test_the_form_refuses_a_unit_credited_twice(desk, tier):
    make_unit("福建省公安厅", short_name="省公安厅")
    row = {"title": "另一项", "printed": "省公安厅、福建省公安厅"}
    said(Form(desk, address(Round, "change", tier.round.pk)).row("measures", **row), "有两个是同一个单位")
