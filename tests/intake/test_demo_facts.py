"""What the demonstration says is what the report of 2014-10-24 prints, each fact on its own record."""

from unittest.mock import patch

import pytest
from django.test import TestCase, override_settings

from articles.models import Article, Picture, Promotion
from awards.models import Measure, Tier
from directory.models import Campaign, Event, Official, UnitName
from intake.demo import load, pictures
from newsroom.search.find import Asked, find
from tests import makers

DOCUMENT = "《关于给予省直机关“学厦航、学先进,打造优质软环境作表率”活动第二轮十佳举措通报表彰的通知》"


class TheDemonstration(TestCase):
    """Loaded once for all of these tests: each only reads."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def media(cls, tmp_path_factory):
        with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
            yield

    @classmethod
    def setUpTestData(cls):
        square = makers.picture_file().read()
        with patch.object(pictures, "draw", lambda names: [square for _ in names]):
            load.load("a word for the test")
        cls.report = Article.objects.get(contributor="省直机关文明办")
        cls.meeting = Event.objects.get(number=4)

    def test_the_newsroom_looks_alive(self):
        public = Article.objects.public()
        assert public.count() >= 24
        assert public.values("section").distinct().count() >= 6
        assert UnitName.objects.count() >= 10
        assert public.filter(tags=None).count() == 0

    def test_four_events_of_the_campaign_are_recorded(self):
        events = Event.objects.filter(campaign__short_name="学厦航")
        assert events.count() == 4
        assert list(events.filter(starts_on__isnull=False).values_list("number", flat=True)) == [4]

    def test_the_campaign_answers_to_its_other_names(self):
        for name in ("“学厦航”活动", "“学厦航、学先进,打造优质软环境作表率”活动"):
            assert Campaign.objects.named(name).get().name == "“学厦航、打造优质软环境”活动"

    def test_the_meeting_has_its_ten_hosts_as_printed(self):
        assert [str(host) for host in self.meeting.hosts.all()] == [
            "省直机关工委",
            "省委宣传部",
            "省外宣办",
            "省委文明办",
            "省效能办",
            "福建日报社",
            "省广播影视集团",
            "人民日报社福建分社",
            "新华社福建分社",
            "中新社福建分社",
        ]

    def test_four_officials_took_part_in_the_order_of_the_body(self):
        printed = [str(who) for who in self.meeting.participations.filter(is_group=False)]
        assert printed == [
            "省直机关工委常务副书记朱清",
            "省发改委党组书记、主任郑栅洁",
            "省直机关工委副书记邱荣",
            "省直机关工委巡视员夏善国",
        ]

    def test_their_roles_are_those_of_the_report(self):
        roles = {who.name: who.roles for who in self.meeting.participations.filter(is_group=False)}
        assert roles == {
            "朱清": ["attended", "spoke"],
            "郑栅洁": ["attended", "addressed"],
            "邱荣": ["read_out"],
            "夏善国": ["presided"],
        }

    def test_the_document_is_noted_on_the_one_who_read_it(self):
        assert self.meeting.participations.get(name="邱荣").note == DOCUMENT

    def test_about_170_people_attended_in_the_morning_in_fuzhou(self):
        assert (self.meeting.attendance, self.meeting.attendance_approximate) == (170, True)
        assert (str(self.meeting.starts_on), self.meeting.clock, self.meeting.place) == (
            "2014-10-22",
            "morning",
            "福州",
        )

    def test_nobody_is_said_to_hold_a_post_since_a_day_that_is_not_known(self):
        posts = [post for official in Official.objects.all() for post in official.posts.all()]
        assert len(posts) == 4
        assert all(post.since is None and post.until is None for post in posts)

    def test_the_report_keeps_its_dateline_and_credits(self):
        assert self.report.dateline == "文明风10月24日讯（通讯员）"
        assert self.report.responsible_editor == "金婷"

    def test_the_report_lists_its_five_dated_stories(self):
        related = [(str(story.published_on), story.title) for story in self.report.related_stories.all()]
        assert related == [
            ("2012-08-17", "福州海关获省直机关“学厦航、学先进活动”十佳举措"),
            ("2012-08-16", "省直机关“学厦航”活动推进会在厦门召开"),
            ("2012-06-06", "省直机关“学厦航”十佳举措评选结果出炉"),
            ("2012-02-24", "我省广泛开展“学厦航”活动"),
            ("2012-01-20", "省交通运输厅学厦航打造优质服务软环境构建和谐文明交通"),
        ]

    def test_the_report_has_its_eight_captions_in_printed_order(self):
        assert [picture.shown_caption for picture in self.report.article_pictures.all()] == [
            "推进会现场",
            "省直机关工委常务副书记朱清出席会议并讲话",
            "省发改委党组书记、主任郑栅洁出席会议并致辞",
            "省直机关工委巡视员夏善国主持会议",
            f"省直机关工委副书记邱荣宣读{DOCUMENT}",
            "会议表彰了“学厦航”活动第二轮“十佳举措”和提名奖单位代表",
            "在主席台就座的领导",
            "推进会现场",
        ]

    def test_every_picture_says_that_it_is_a_drawing(self):
        assert Picture.objects.exists()
        assert not Picture.objects.exclude(alt__startswith="版画风格的绘图：").exists()

    def test_the_report_names_its_units_and_officials(self):
        assert self.report.units.count() == 21
        assert set(self.report.officials.values_list("name", flat=True)) == {"朱清", "郑栅洁", "邱荣", "夏善国"}

    def test_ten_measures_won_the_second_round_in_printed_order(self):
        won = Measure.objects.released().filter(round__number=2).in_printed_order()
        assert [(m.ordinal, str(m.credits.get()), m.title) for m in won] == [
            (1, "福州海关", "打造无纸化通关模式,便捷企业快速通关"),
            (2, "省公安厅", "10项便民利民新举措"),
            (3, "省发改委", "强化“点对点”服务,促进平潭项目建设提速增效"),
            (4, "省科技厅", "创新驱动,服务企业技术创新主体地位"),
            (5, "省工商局", "一企一策、多措并举,破解企业融资难题"),
            (6, "省卫生厅", "推进公立医院“三改二推一评议”活动,打造优质医疗服务窗口"),
            (7, "省司法厅", "创建平潭“一站式”法律服务平台"),
            (8, "省委宣传部", "实施“310行动”计划,助力文化产业跨越发展"),
            (9, "省地税局", "推行“标准化纳税服务”"),
            (10, "省经贸委", "构建中小企业公共服务平台网络"),
        ]

    def test_a_printed_number_is_not_taken_for_a_rank(self):
        assert not Measure.objects.filter(rank__isnull=False).exists()
        assert not Tier.objects.filter(ranked=True).exists()

    def test_the_nominees_are_unknown(self):
        tier = Tier.objects.get(name="提名奖")
        assert not tier.winners_known
        assert not tier.measures.exists()

    def test_of_the_first_round_one_winner_is_known(self):
        tier = Tier.objects.get(round__number=1)
        assert [str(credit) for m in tier.measures.all() for credit in m.credits.all()] == ["福州海关"]
        assert not tier.winners_known

    def test_every_winner_of_the_second_round_has_a_piece_of_its_own(self):
        for measure in Measure.objects.filter(round__number=2):
            assert measure.articles.filter(kicker__startswith="第二轮“十佳举措”之").count() == 1

    def test_nobody_is_recorded_who_was_only_mentioned(self):
        assert set(Official.objects.values_list("name", flat=True)) == {"朱清", "郑栅洁", "邱荣", "夏善国"}

    def test_every_public_story_was_signed_at_every_level_by_different_people(self):
        for article in Article.objects.public():
            signers = [row.by_id for row in article.reviews.filter(verb="approve")]
            assert len(set(signers)) == len(signers) == article.section.review_levels

    def test_the_report_bears_its_own_day_and_says_when_it_really_was_published(self):
        assert f"{self.report.publish_at:%Y-%m-%d}" == "2014-10-24"
        assert self.report.first_published >= self.report.created > self.report.publish_at

    def test_the_desk_has_a_story_at_every_point_of_its_way(self):
        waiting = set(Article.objects.exclude(state="published").values_list("state", flat=True))
        assert waiting == {"draft", "first_review", "second_review", "third_review", "approved"}

    def test_the_report_leads_the_front_page(self):
        assert Promotion.objects.running().get(slot="lead").article == self.report

    def test_the_demonstration_is_found(self):
        assert self.report.headline in [entry.title for entry in find(Asked("约170人到会")).results]
        assert "福建省发展和改革委员会" in [entry.title for entry in find(Asked("省发改委")).named]

    def test_search_gives_what_a_reader_expects(self):
        named = {typed: [entry.title for entry in find(Asked(typed)).named] for typed in ("朱清", "zhuqing", "zq")}
        assert set(map(tuple, named.values())) == {("朱清",)}
        for typed in ("朱清", "zhuqing", "平潭", "厦", "学厦航", "发改委", '"第二轮"', "２０１４"):
            assert self.report.headline in [entry.title for entry in find(Asked(typed, size=100)).results], typed
        assert "平潭" in find(Asked("平潭")).results[0].title
        assert [entry.kind for entry in find(Asked("学厦航")).named] == ["campaign"]
        assert [entry.title for entry in find(Asked("发改委")).named] == ["福建省发展和改革委员会"]
        for typed in ('"第二轮"', "第二轮十佳举措", "第2轮十佳举措"):
            assert [entry.kind for entry in find(Asked(typed)).named] == ["round"]
