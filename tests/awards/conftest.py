import pytest

from tests.makers import make_award, make_measure, make_round, make_tier, make_unit


@pytest.fixture
def award():
    return make_award("十佳举措评选")


@pytest.fixture
def customs():
    return make_unit("福州海关", kind="central")


@pytest.fixture
def police():
    return make_unit("福建省公安厅", short_name="省公安厅")


@pytest.fixture
def second(award, customs, police):
    """The second round as the report printed it: winners in order, the nominees not named."""
    round = make_round(award, 2, year=2014, document="通报表彰的通知")
    tier = make_tier(round, "十佳举措")
    make_measure(tier, "10项便民利民新举措", unit=police, ordinal=2)
    make_measure(tier, "打造无纸化通关模式,便捷企业快速通关", unit=customs, ordinal=1)
    make_tier(round, "提名奖", winners_known=False, order=1)
    return round


@pytest.fixture
def first(award, customs):
    """The first round, of which one winner is known, without a number."""
    round = make_round(award, 1, year=2012)
    make_measure(make_tier(round, "十佳举措", winners_known=False), "一站式通关", unit=customs)
    return round


@pytest.fixture
def third(award, police):
    """A round that is decided and held back: nothing of it may be seen."""
    round = make_round(award, 3, year=2016, released=False, stage="decided", document="保密文件")
    tier = make_tier(round, "保密奖")
    make_measure(tier, "保密举措", unit=police, ordinal=1)
    make_measure(tier, "保密举措二", unit=make_unit("保密局", kind="company"), ordinal=2)
    return round
