import pytest

from articles.models import Article
from awards.models import Round
from directory.models import CampaignName, Official, Unit, UnitName
from tests import makers


@pytest.fixture
def ndrc(db) -> Unit:
    unit = makers.make_unit("福建省发展和改革委员会", short_name="省发改委")
    UnitName.objects.create(unit=unit, name="省计委")
    return unit


@pytest.fixture
def zhu_qing(db) -> Official:
    official = makers.make_official("朱清")
    makers.make_post(official, makers.make_unit("省直机关工委"), "常务副书记")
    return official


@pytest.fixture
def report(ndrc, zhu_qing) -> Article:
    """A public story with a name, a place, a date and a campaign in it."""
    return makers.make_public_article(
        "省直机关“学厦航”活动推进会召开",
        deck="打造优质软环境",
        body="<p>省直机关工委常务副书记朱清出席会议并讲话,10月22日上午在福州召开。</p><p>服务平潭开放开发,省发改委致辞。</p>",
    )


@pytest.fixture
def second_round(ndrc) -> Round:
    award = makers.make_award("“学厦航”活动十佳举措评选")
    award.campaign = makers.make_campaign("学厦航、打造优质软环境")
    award.save()
    CampaignName.objects.create(campaign=award.campaign, name="学厦航")
    round = makers.make_round(award, number=2, name="第二轮")
    makers.make_measure(makers.make_tier(round), "强化“点对点”服务", ndrc, ordinal=3)
    return round
