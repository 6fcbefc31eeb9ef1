import pytest

from tests import makers
from tests.newsroom.press import race

SECONDS = 4


@pytest.fixture
def paths(press) -> list[str]:
    section = makers.make_section("动态")
    stories = [
        makers.make_public_article(
            f"第{number}位编辑的稿", section=section, tags=["学厦航"], publish_at=makers.at(f"2014-10-{number + 10}")
        )
        for number in range(4)
    ]
    return [
        "/",
        section.get_absolute_url(),
        "/tags/学厦航/",
        "/articles/2014/10/",
        *(one.get_absolute_url() for one in stories),
    ]


def test_no_page_is_stale_whatever_happens_at_the_same_moment(paths, fresh):
    assert race.run(SECONDS, seed=1, paths=paths) == []
    assert race.stale(fresh) == []
