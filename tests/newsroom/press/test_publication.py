"""A publication leaves the pages of an archive as they are, but for the few stories nearest to it."""

import pytest

from articles import clock, publishing, related
from tests import makers
from tests.newsroom.press.conftest import stored


@pytest.fixture
def archive(reader):
    """Three sections with six stories each, all with one tag and one unit, and every page of them stored."""
    unit = makers.make_unit("福州海关")
    sections = [makers.make_section(f"栏目{name}") for name in "甲乙丙"]
    stories = [
        makers.make_public_article(
            f"{section}第{day}篇", section=section, tags=["学厦航"], publish_at=makers.at(f"2014-10-{day:02}")
        )
        for section in sections
        for day in range(1, 7)
    ]
    for story in stories:
        story.units.add(unit)
    related.settle_some()
    pages = [*sections, *stories, unit]
    paths = [page.get_absolute_url() for page in pages]
    for path in [*paths, "/", "/tags/学厦航/", "/articles/2014/10/", "/awards/", "/events/", "/feeds/latest.atom"]:
        reader.get(path)
    return sections, stories


def test_of_the_stories_with_the_same_tag_the_nearest_four_lead_to_a_new_one_when_the_clock_has_ticked(archive, wang):
    sections, stories = archive
    elsewhere = makers.make_section("下级栏目", parent=sections[2])
    before = stored()
    draft = makers.make_article("新的一篇", section=elsewhere, tags=["学厦航"])
    publishing.publish_urgently(draft, wang, note="急稿")
    pages = {f"zh-hans{story.get_absolute_url()}index.html" for story in stories}
    assert not pages & (before - stored())
    clock.tick()
    assert len(pages & (before - stored())) == related.NEAREST


def test_an_earlier_month_stays_when_the_month_after_it_has_stories_already(archive, wang, reader):
    sections, _stories = archive
    makers.make_public_article(section=sections[0], publish_at=makers.at("2014-09-10"))
    makers.make_public_article(section=sections[0], publish_at=makers.at("2014-11-10"))
    for month in ("09", "10", "11"):
        reader.get(f"/articles/2014/{month}/")
    publishing.publish_urgently(makers.make_article(section=sections[0]), wang, note="急稿")
    kept = {month for month in ("09", "10", "11") if f"zh-hans/articles/2014/{month}/index.html" in stored()}
    assert kept == {"09", "10"}


def test_the_page_of_a_tag_of_many_stories_goes_with_its_own_new_story_and_with_no_other(reader, wang, monkeypatch):
    monkeypatch.setattr("articles.models.article_queryset.MANY", 2)
    monkeypatch.setattr("articles.models.article_queryset.PAGE_SIZE", 1)
    for day in range(1, 6):
        makers.make_public_article(tags=["学厦航"], publish_at=makers.at(f"2014-10-{day:02}"))
    section = makers.make_section("别处")
    reader.get("/tags/学厦航/")
    publishing.publish_urgently(makers.make_article("别的事", section=section), wang, note="急稿")
    assert "zh-hans/tags/学厦航/index.html" in stored()
    publishing.publish_urgently(makers.make_article("第六篇", section=section, tags=["学厦航"]), wang, note="急稿")
    assert "zh-hans/tags/学厦航/index.html" not in stored()
