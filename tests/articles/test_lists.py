"""Sections, months and tags as readers see them."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Placement
from newsroom.paging import Cursor
from tests.makers import at, make_article, make_campaign, make_event, make_public_article, make_section

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(days=1)


def headlines(response) -> list[str]:
    context = response.context
    pinned = context.get("pinned") or []
    return [article.headline for article in [*pinned, *context["page"]]]


@pytest.fixture
def news():
    return make_section("要闻")


def test_a_section_lists_its_stories_newest_first(client, news):
    make_public_article("旧闻", section=news, publish_at=at("2014-10-01"))
    make_public_article("新闻", section=news, publish_at=at("2014-10-02"))
    assert headlines(client.get(news.get_absolute_url())) == ["新闻", "旧闻"]


def test_a_section_lists_what_the_sections_below_it_publish(client, news):
    below = make_section("简讯", parent=make_section("短新闻", parent=news))
    make_public_article("一句话", section=below)
    assert headlines(client.get(news.get_absolute_url())) == ["一句话"]


def test_a_story_placed_in_a_section_and_below_it_is_listed_once(client, news):
    below = make_section("简讯", parent=news)
    story = make_public_article("两处都有", section=below)
    Placement.objects.create(article=story, section=news)
    assert headlines(client.get(news.get_absolute_url())) == ["两处都有"]


def test_a_story_is_listed_in_the_further_sections_it_is_placed_in(client, news):
    Placement.objects.create(article=make_public_article("别处来的"), section=news)
    assert headlines(client.get(news.get_absolute_url())) == ["别处来的"]


def test_a_pinned_story_stands_above_newer_ones(client, news):
    make_public_article("置顶", section=news, publish_at=at("2014-10-01"), pinned_until=timezone.now() + SOON)
    make_public_article("新闻", section=news, publish_at=at("2014-10-02"))
    assert headlines(client.get(news.get_absolute_url())) == ["置顶", "新闻"]


def test_a_story_whose_pin_has_run_out_stands_where_it_belongs(client, news):
    make_public_article("旧置顶", section=news, publish_at=at("2014-10-01"), pinned_until=timezone.now() - SOON)
    make_public_article("新闻", section=news, publish_at=at("2014-10-02"))
    assert headlines(client.get(news.get_absolute_url())) == ["新闻", "旧置顶"]


def test_a_pin_of_another_section_pins_nothing_here(client, news):
    make_public_article("别处置顶", pinned_until=timezone.now() + SOON)
    make_public_article("新闻", section=news)
    assert headlines(client.get(news.get_absolute_url())) == ["新闻"]


def test_a_pinned_story_is_not_repeated_on_older_pages(client, news):
    make_public_article("置顶", section=news, publish_at=at("2014-01-01"), pinned_until=timezone.now() + SOON)
    for day in range(1, 26):
        make_public_article(section=news, publish_at=at(f"2014-10-{day:02}"))
    first = client.get(news.get_absolute_url())
    older = client.get(news.get_absolute_url(), {"before": str(first.context["page"].older)})
    assert "置顶" in headlines(first) and "置顶" not in headlines(older)
    assert len(headlines(first)) + len(headlines(older)) == 26


def test_sections_tied_into_a_circle_do_not_hang_the_page(client, news):
    below = make_section("简讯", parent=news)
    type(news).objects.filter(pk=news.pk).update(parent=below)
    assert client.get(news.get_absolute_url()).status_code == 200


def test_no_list_shows_a_draft_or_a_story_of_tomorrow(client, news):
    make_article("草稿", section=news, tags=["学厦航"])
    tomorrow = timezone.now() + SOON
    make_public_article("明天的", section=news, publish_at=tomorrow, tags=["学厦航"])
    make_public_article("今天的", section=news, tags=["学厦航"])
    for address in (news.get_absolute_url(), reverse("tag", args=["学厦航"]), reverse("month", args=[2014, "10"])):
        assert headlines(client.get(address)) == ["今天的"]


def test_a_tag_that_only_drafts_carry_is_not_found(client):
    make_article(tags=["未公开"])
    assert client.get(reverse("tag", args=["未公开"])).status_code == 404


def test_a_tag_offers_the_tags_that_stand_beside_it(client):
    make_public_article(tags=["学厦航", "软环境"])
    beside = client.get(reverse("tag", args=["学厦航"])).context["beside"]
    assert [tag.name for tag in beside] == ["软环境"]


def test_a_month_keeps_the_offices_own_time(client):
    # 2014-10-31 16:30 UTC is half past midnight on the 1st of November in Shanghai.
    late = datetime.datetime(2014, 10, 31, 16, 30, tzinfo=datetime.UTC)
    make_public_article("十一月的", publish_at=late)
    assert headlines(client.get(reverse("month", args=[2014, "10"]))) == []
    assert headlines(client.get(reverse("month", args=[2014, "11"]))) == ["十一月的"]


def test_a_month_leads_to_the_nearest_months_that_have_stories(client):
    for day in ("2012-01-20", "2012-08-17", "2014-10-24", "2015-03-01"):
        make_public_article(publish_at=at(day))
    context = client.get(reverse("month", args=[2014, "10"])).context
    assert (context["earlier"], context["later"]) == (datetime.date(2012, 8, 1), datetime.date(2015, 3, 1))


def test_a_month_shows_which_months_of_its_year_have_stories(client):
    make_public_article(publish_at=at("2012-01-20"))
    make_public_article(publish_at=at("2012-08-17"))
    make_article()
    months = client.get(reverse("month", args=[2012, "01"])).context["months"]
    assert [day.month for day, has_stories in months if has_stories] == [1, 8]


def test_a_month_without_stories_still_leads_on(client):
    make_public_article(publish_at=at("2012-08-17"))
    response = client.get(reverse("month", args=[2013, "05"]))
    assert response.status_code == 200
    assert reverse("month", args=[2012, "08"]) in response.text


@pytest.mark.parametrize(
    "address", ["/articles/2014/13/", "/articles/2014/1/", "/articles/0000/01/", "/articles/9999/12/"]
)
def test_there_is_no_month_outside_the_calendar_or_in_the_future(client, address):
    assert client.get(address).status_code == 404


def test_a_month_groups_its_stories_by_day(client):
    for day in ("2014-10-22", "2014-10-24", "2014-10-24"):
        make_public_article(publish_at=at(day))
    days = client.get(reverse("month", args=[2014, "10"])).context["days"]
    assert [(day.day, len(rows)) for day, rows in days] == [(24, 2), (22, 1)]


LISTS = {
    "everything": lambda: Article.objects.public(),
    "a section": lambda: Article.objects.public().filter(section=make_section()),
    "unpinned in a section": lambda: Article.objects.public().filter(section=make_section()).unpinned(),
    "a campaign": lambda: Article.objects.public().filter(campaign=make_campaign()),
    "an event": lambda: Article.objects.public().filter(event=make_event()),
    "a month": lambda: Article.objects.public().in_month(2014, 10),
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what is in the tables")
@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("name", LISTS)
def test_a_page_of_stories_is_read_along_an_index_and_never_sorted(name, older):
    """The choice that SQLite makes without statistics, which a newsroom has none of on its first day."""
    rows = LISTS[name]().newest_first()
    if older:
        rows = rows.filter(Cursor(at("2014-10-24"), 57).older("publish_at"))
    plan = rows[:21].explain()
    assert "_order" in plan and "TEMP B-TREE" not in plan, plan


@pytest.fixture
def many_of_a_tag(monkeypatch):
    """Thirty stories of a year with a tag, thirty of another year without; few are many here."""
    monkeypatch.setattr("articles.models.article_queryset.MANY", 25)
    monkeypatch.setattr("articles.models.article_queryset.MET_AMONG", 40)

    def make(tagged: int, others: int) -> Tag:
        for day in range(1, 31):
            make_public_article(f"有{day}", publish_at=at(f"{tagged}-06-{day:02}"), tags=["学厦航"])
            make_public_article(f"无{day}", publish_at=at(f"{others}-06-{day:02}"))
        return Tag.objects.get(name="学厦航")

    return make


@pytest.mark.parametrize(("tagged", "others"), [(2024, 2014), (2014, 2024)])
def test_a_tag_of_many_stories_lists_the_newest_of_them_whenever_they_are_from(client, many_of_a_tag, tagged, others):
    many_of_a_tag(tagged, others)
    first = client.get(reverse("tag", args=["学厦航"]))
    assert headlines(first) == [f"有{day}" for day in range(30, 10, -1)]
    second = client.get(reverse("tag", args=["学厦航"]), {"before": str(first.context["page"].older)})
    assert headlines(second) == [f"有{day}" for day in range(10, 0, -1)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL finds it out by its statistics")
@pytest.mark.parametrize(("tagged", "others", "is_met"), [(2024, 2014, True), (2014, 2024, False)])
def test_only_stories_of_today_are_met_along_the_newest(many_of_a_tag, tagged, others, is_met):
    tag = many_of_a_tag(tagged, others)
    asked = str(Article.objects.public().tagged(tag).newest_first().query)
    assert ("EXISTS" in asked) is is_met
