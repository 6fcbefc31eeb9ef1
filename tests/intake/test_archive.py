"""The generated archive: the same for the same seed, like a newsroom's own, and gone without a trace."""

import re
from collections import Counter
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from taggit.models import Tag

from articles.models import Article, Section
from directory.models import Campaign, Event, Official, Unit
from intake.archive import clearing, filling, writing
from newsroom.models import User
from newsroom.search.find import Asked, find
from newsroom.search.models import SearchState
from tests import makers

COUNT = 120


def generate(*options: str) -> str:
    said = StringIO()
    call_command("generate_archive", *options, stdout=said)
    return said.getvalue()


def counts() -> dict[str, int]:
    models = [Article, Campaign, Event, Official, Section, Tag, Unit, User, Unit.history.model, Event.history.model]
    return {model.__name__: model.objects.count() for model in models}


class TheArchive(TestCase):
    """Made once for all of these tests, in batches smaller than the whole."""

    @classmethod
    def setUpTestData(cls):
        cls.unit = makers.make_unit("福州海关")
        cls.before = counts()
        with patch.object(filling, "BATCH", 50):
            filling.fill(COUNT, seed=7, progress=lambda number: None)

    def test_every_story_is_public(self):
        assert Article.objects.public().count() == COUNT

    def test_stories_hold_tags_units_sections_and_further_sections(self):
        assert not Article.objects.filter(tags=None).exists()
        assert not Article.objects.filter(units=None).exists()
        assert Article.objects.values("section").distinct().count() == len(writing.words()["sections"])
        assert Article.objects.filter(placements__isnull=False).exists()

    def test_some_stories_name_officials_campaigns_and_events(self):
        for name in ("officials", "campaign", "event"):
            assert 0 < Article.objects.filter(**{f"{name}__isnull": False}).distinct().count() < COUNT

    def test_later_numbers_were_published_later(self):
        moments = list(Article.objects.order_by("pk").values_list("publish_at", flat=True))
        assert moments == sorted(moments)

    def test_an_official_is_found_by_pinyin(self):
        official = Official.objects.first()
        assert Official.objects.looked_up(official.lookup_keys.split("\n")[1]).filter(pk=official.pk).exists()

    def test_a_second_archive_is_refused_while_the_first_is_there(self):
        with pytest.raises(CommandError):
            generate("--articles", "1")

    def test_it_goes_without_a_trace(self):
        generate("--clear")
        assert counts() == self.before

    def test_what_was_there_before_stays(self):
        article = makers.make_article("自己的稿件", tags=[writing.tag_names()[0]])
        generate("--clear")
        assert list(Article.objects.all()) == [article]
        assert article.tags.count() == 1
        assert Unit.objects.filter(name="福州海关").exists()

    def test_a_story_that_reports_a_round_stays_and_is_said_to(self):
        makers.make_round(article=Article.objects.first())
        assert re.search(r"\b1\b", generate("--clear"))
        assert Article.objects.count() == 1
        assert clearing.is_there()

    def test_a_unit_that_a_story_of_ours_names_stays(self):
        unit = Unit.objects.get(slug="archive-unit-1")
        makers.make_article("自己的稿件").units.add(unit)
        generate("--clear")
        assert list(Unit.objects.filter(slug__startswith="archive-")) == [unit]

    def test_a_made_archive_is_found_and_a_cleared_one_is_not(self):
        asked = Asked(writing.words()["places"][0])
        generate("--clear", "--articles", "30")
        assert find(asked).results
        generate("--clear")
        assert not find(asked).results

    def test_the_index_is_left_alone_when_asked(self):
        before = SearchState.current().live
        generate("--clear", "--no-search")
        assert SearchState.current().live == before

    def test_clearing_and_making_again_is_one_command(self):
        first = list(Article.objects.order_by("pk").values_list("headline", flat=True))
        generate("--clear", "--articles", str(COUNT), "--seed", "7")
        assert list(Article.objects.order_by("pk").values_list("headline", flat=True)) == first


def test_the_same_seed_writes_the_same_story():
    assert writing.write(3, 41, 100) == writing.write(3, 41, 100)


def test_another_seed_writes_another_story():
    assert writing.write(3, 41, 100) != writing.write(4, 41, 100)


def test_a_body_has_about_a_thousand_characters():
    lengths = [len(re.sub("<[^>]+>", "", writing.write(1, number, 50).body)) for number in range(50)]
    assert min(lengths) >= 1000
    assert sum(lengths) / 50 < 1200


def test_no_slot_is_left_unfilled():
    for number in range(300):
        story = writing.write(1, number, 300)
        assert not re.search(r"[{}]", story.headline + story.summary + story.body)


def test_tags_follow_zipf():
    """The commonest tag is about ten times as common as the tenth."""
    seen = Counter(tag for number in range(3000) for tag in writing.write(1, number, 3000).tags)
    assert 4 < seen[0] / seen[9] < 16


@pytest.mark.parametrize("options", [[], ["--articles", "-1"], ["--articles", "5", "--seed", "-1"]])
def test_a_command_that_says_too_little_is_refused(options):
    with pytest.raises(CommandError):
        generate(*options)
