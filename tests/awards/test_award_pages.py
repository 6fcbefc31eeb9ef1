"""Awards and rounds as readers see them."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.models import MeasureUnit
from directory.models import Unit
from tests.makers import at, make_article, make_award, make_event, make_measure, make_public_article, make_round

pytestmark = pytest.mark.django_db


def words(response) -> str:
    """A page without its head and without the places where a headline may break."""
    return response.text.split("</head>")[-1].replace("<wbr>", "")


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def found(client, award, **asked) -> list[str]:
    return [measure.title for measure in client.get(award.get_absolute_url(), asked).context["measures"]]


class TestRound:
    def test_winners_stand_in_printed_order_with_their_printed_numbers(self, client, second):
        winners = words(client.get(second.get_absolute_url())).split('<ol class="wins">')[1]
        assert in_order(winners, "①", "打造无纸化通关模式", "②", "10项便民利民新举措")

    def test_units_stand_as_printed_and_lead_to_the_unit_of_today(self, client, second, customs):
        customs.name = "中华人民共和国福州海关"
        customs.save()
        winners = words(client.get(second.get_absolute_url())).split('<ol class="wins">')[1].split("</ol>")[0]
        assert f'href="{customs.get_absolute_url()}">福州海关</a>' in winners
        assert "中华人民共和国" not in winners

    def test_several_units_of_a_measure_stand_in_order(self, client, second, police):
        measure = second.measures.get(ordinal=1)
        MeasureUnit.objects.create(measure=measure, unit=police, printed_name="公安厅（印）", order=1)
        assert in_order(words(client.get(second.get_absolute_url())), "福州海关</a>、", "公安厅（印）")

    def test_a_tier_without_names_says_so(self, client, second):
        nominees = words(client.get(second.get_absolute_url())).split("提名奖</span>")[1]
        assert "名单未刊" in nominees.split("</section>")[0]

    def test_a_list_of_which_a_part_is_known_says_so(self, client, first):
        text = words(client.get(first.get_absolute_url()))
        assert "一站式通关" in text and "名单不全" in text

    def test_it_leads_to_its_document_event_and_report(self, client, second):
        second.event, second.article = make_event(), make_public_article("会议报道")
        second.save()
        text = words(client.get(second.get_absolute_url()))
        for part in ("通报表彰的通知", second.event.get_absolute_url(), "会议报道"):
            assert part in text

    def test_it_does_not_lead_to_a_report_that_is_a_draft(self, client, second):
        second.article = make_article("草稿")
        second.save()
        second.measures.get(ordinal=1).articles.add(make_article("草稿二"))
        assert "草稿" not in client.get(second.get_absolute_url()).text

    def test_a_measure_leads_to_the_story_told_of_it(self, client, second):
        story = make_public_article("无纸化")
        second.measures.get(ordinal=1).articles.add(story)
        winner = words(client.get(second.get_absolute_url())).split('<ol class="wins">')[1].split("</li>")[0]
        assert story.get_absolute_url() in winner

    def test_its_winners_stand_beside_what_they_won_in_other_rounds(self, client, first, second, customs):
        table = client.get(second.get_absolute_url()).context["matrix"]
        assert [round.number for round in table.rounds] == [1, 2]
        won = {unit: [len(cell.measures) for cell in cells] for unit, cells in table.rows}
        assert won[customs] == [1, 1]

    def test_a_round_of_another_award_has_its_own_address(self, client, second):
        other = make_round(make_award("别的评选"), 2)
        assert client.get(other.get_absolute_url()).context["round"] == other

    def test_a_round_that_is_not_there_is_not_found(self, client, second):
        assert client.get(reverse("round", args=[second.award.slug, 9])).status_code == 404


class TestAward:
    def test_rounds_stand_side_by_side(self, client, award, first, second):
        cards = client.get(award.get_absolute_url()).context["cards"]
        assert [round.number for round, _tiers in cards] == [2, 1]

    def test_the_matrix_tells_won_from_unknown_and_from_open(self, client, award, first, second, third, police):
        table = client.get(award.get_absolute_url()).context["matrix"]
        cells = dict(table.rows)[police]
        assert [(len(c.measures), c.unknown, c.open) for c in cells] == [
            (0, True, False),
            (1, False, False),
            (0, False, True),
        ]

    def test_a_complete_list_without_a_unit_means_that_it_did_not_win(self, client, award, second, police):
        second.tiers.update(winners_known=True)
        other = make_round(award, 1)
        make_measure(other.tiers.create(name="十佳举措"), unit=police)
        table = client.get(award.get_absolute_url()).context["matrix"]
        assert [cell.unknown for cell in dict(table.rows)[Unit.objects.get(name="福州海关")]] == [False, False]

    def test_the_chart_and_its_table_count_by_kind_of_unit(self, client, award, first, second):
        response = client.get(award.get_absolute_url())
        bars = [(bar.label, bar.counts, bar.total) for bar in response.context["chart"].bars]
        labels = [str(label) for label in (Unit.Kind.CENTRAL.label, Unit.Kind.GOVERNMENT.label)]
        assert bars == [(labels[0], [1, 1], 2), (labels[1], [0, 1], 1)]
        assert response.text.count(f">{labels[0]}<") >= 2

    def test_a_measure_of_two_units_of_a_kind_counts_once(self, client, award, second, customs):
        measure = second.measures.get(ordinal=1)
        MeasureUnit.objects.create(measure=measure, unit=Unit.objects.create(name="厦门海关", kind="central"), order=1)
        bars = client.get(award.get_absolute_url()).context["chart"].bars
        assert sorted(bar.total for bar in bars) == [1, 1]

    @pytest.mark.parametrize(
        ("asked", "titles"),
        [
            ({"round": "2"}, ["打造无纸化通关模式,便捷企业快速通关", "10项便民利民新举措"]),
            ({"year": "2012"}, ["一站式通关"]),
            ({"unit": "fuzhou-haiguan"}, ["打造无纸化通关模式,便捷企业快速通关", "一站式通关"]),
            ({"tier": "十佳举措", "year": "2014", "unit": "fuzhou-haiguan"}, ["打造无纸化通关模式,便捷企业快速通关"]),
            ({"round": "1", "year": "2014"}, []),
            ({"round": "x"}, []),
            ({"round": "²"}, []),
            ({"year": "99999999999999999999"}, []),
            ({"unit": "no-such-unit"}, []),
            ({"round": ""}, ["打造无纸化通关模式,便捷企业快速通关", "10项便民利民新举措", "一站式通关"]),
        ],
    )
    def test_winners_are_found_by_round_tier_unit_and_year(self, client, award, first, second, asked, titles):
        assert found(client, award, **asked) == titles

    def test_the_form_keeps_what_was_asked(self, client, award, first, second):
        text = client.get(award.get_absolute_url(), {"round": "2", "tier": "十佳举措"}).text
        assert '<option value="2" selected>' in text and "<option selected>十佳举措" in text

    def test_winners_of_another_award_are_not_found_here(self, client, award, second):
        make_measure(make_round(make_award("别的评选"), 2).tiers.create(name="十佳举措"), "别的举措")
        assert "别的举措" not in found(client, award)

    def test_the_list_of_awards_says_how_far_each_round_is(self, client, award, second, third):
        text = words(client.get(reverse("awards")))
        assert in_order(text, award.name, third.label, "结果尚未公布", second.label, "已公布")


class TestDownload:
    def address(self, award, format: str) -> str:
        return reverse("award_sheet", args=[award.slug, format])

    def test_the_file_holds_exactly_what_the_page_found(self, client, award, first, second):
        for asked in ({}, {"round": "2"}, {"unit": "fuzhou-haiguan"}, {"round": "1", "year": "2014"}):
            content = client.get(self.address(award, "csv"), asked).content.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(content)))[1:]
            assert [row[6] for row in rows] == found(client, award, **asked)

    def test_the_workbook_holds_the_same_rows(self, client, award, first, second):
        sheet = load_workbook(io.BytesIO(client.get(self.address(award, "xlsx")).content)).active
        assert [row[6].value for row in sheet.iter_rows(min_row=2)] == found(client, award)

    def test_the_page_leads_to_the_file_of_what_was_asked(self, client, award, second):
        text = client.get(award.get_absolute_url(), {"round": "2", "tier": "十佳举措"}).text
        assert f"{self.address(award, 'xlsx')}?round=2&amp;tier=%E5%8D%81%E4%BD%B3%E4%B8%BE%E6%8E%AA" in text

    def test_readers_and_staff_take_away_the_same_rows_of_a_round(self, client, desk, award, first, second):
        ours = client.get(self.address(award, "csv"), {"round": "2"}).content
        staff = desk.get(reverse("admin:awards_measure_export", args=["csv"]), {"round": str(second.pk)}).content
        assert ours == staff


class TestHeldResults:
    """Until a round is released, no address says who won."""

    SECRETS = ("保密", "保密局", "保密举措", "保密文件")

    def addresses(self, award, third) -> list[str]:
        unit = Unit.objects.get(name="福建省公安厅")
        sheet = reverse("award_sheet", args=[award.slug, "csv"])
        return [
            reverse("awards"),
            award.get_absolute_url(),
            award.get_absolute_url() + "?round=3",
            award.get_absolute_url() + "?year=2016",
            award.get_absolute_url() + f"?unit={unit.slug}",
            third.get_absolute_url(),
            unit.get_absolute_url(),
            sheet,
            sheet + "?round=3",
            reverse("home"),
        ]

    def test_no_page_and_no_file_shows_a_winner(self, client, award, second, third):
        third.event = make_event()
        third.save()
        for address in [*self.addresses(award, third), third.event.get_absolute_url()]:
            response = client.get(address)
            text = response.content.decode("utf-8-sig")
            assert response.status_code == 200
            assert not [secret for secret in self.SECRETS if secret in text], address

    def test_the_form_offers_nothing_of_it(self, client, award, second, third):
        choices = client.get(award.get_absolute_url()).context["choices"]
        assert [round.number for round in choices.rounds] == [2]
        assert (choices.tiers, choices.years) == (["十佳举措", "提名奖"], [2014])
        assert {unit.name for unit in choices.units} == {"福州海关", "福建省公安厅"}

    def test_the_round_itself_is_there_and_says_that_it_waits(self, client, third):
        assert "结果尚未公布" in client.get(third.get_absolute_url()).text

    def test_a_release_set_for_later_is_not_a_release(self, client, award, third):
        third.released_at = at("2999-01-01")
        third.save()
        assert found(client, award) == []
        assert "保密" not in client.get(third.get_absolute_url()).text

    def test_once_released_everything_is_shown(self, client, award, third):
        third.released_at = at("2016-01-01")
        third.save()
        assert found(client, award) == ["保密举措", "保密举措二"]
        assert "保密局" in client.get(third.get_absolute_url()).text


def test_a_unit_shows_its_honours_by_round(client, award, first, second, customs):
    honours = words(client.get(customs.get_absolute_url())).split('id="honours"')[1].split('id="meetings"')[0]
    assert in_order(honours, second.label, "打造无纸化通关模式，便捷企业快速通关", first.label, "一站式通关")


def test_an_event_shows_the_round_conferred_at_it(client, second):
    second.event = make_event()
    second.save()
    text = words(client.get(second.event.get_absolute_url()))
    assert in_order(text, second.label, "①", "打造无纸化通关模式，便捷企业快速通关", "名单未刊")
