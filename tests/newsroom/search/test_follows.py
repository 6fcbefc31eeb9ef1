"""Whatever is changed, wherever: the index says at once what a rebuild would say."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from taggit.models import Tag

from articles.models import Placement
from articles.tags import merge
from awards import search as awards_search
from awards.models import Round
from newsroom.search.find import Asked, find
from newsroom.search.models import SearchEntry
from newsroom.search.rebuild import rebuild
from tests import makers

DAY = datetime.timedelta(days=1)


def entries() -> dict[tuple[str, int], str]:
    rows = SearchEntry.objects.live().values_list("kind", "object_id", "digest")
    return {(kind, pk): digest for kind, pk, digest in rows}


@pytest.fixture
def world(report, second_round, zhu_qing, ndrc) -> dict:
    """One of everything that search offers, linked with each other."""
    event = makers.make_event("第四次推进会")
    host = event.hosts.create(unit=ndrc, printed_name="省发改委")
    first = makers.make_round(second_round.award, number=1)
    second_round.event, second_round.article = event, report
    second_round.save()
    organiser = second_round.award.organiser_set.create(unit=ndrc)
    report.tags.add("软环境")
    report.units.add(ndrc)
    use = report.article_pictures.create(picture=makers.make_picture("主席台全景"))
    attachment = report.attachments.create(title="通知", file=makers.picture_file("notice.txt.jpg"))
    return {
        "story": report,
        "other": makers.make_public_article("另一篇", tags=["软环境", "作风"]),
        "unit": ndrc,
        "other_unit": makers.make_unit("福州海关"),
        "official": zhu_qing,
        "event": event,
        "host": host,
        "round": second_round,
        "first": first,
        "measure": second_round.measures.get(),
        "organiser": organiser,
        "use": use,
        "attachment": attachment,
        "placement": Placement.objects.create(article=report, section=makers.make_section()),
        "campaign": second_round.award.campaign,
        "tag": Tag.objects.get(name="软环境"),
    }


def change(record, **fields) -> None:
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


CHANGES: dict[str, Callable[[dict], object]] = {
    "a unit's short name": lambda w: change(w["unit"], short_name="省发改"),
    "a unit's other name": lambda w: change(w["unit"].other_names.get(), name="计委"),
    "an official's post moves": lambda w: change(w["official"].posts.get(), official=makers.make_official("林群")),
    "an event's day": lambda w: change(w["event"], starts_on=datetime.date(2015, 1, 2)),
    "a host leaves": lambda w: w["host"].delete(),
    "a host moves to another event": lambda w: change(w["host"], event=makers.make_event("另一次")),
    "an organiser": lambda w: change(w["organiser"], unit=w["other_unit"]),
    "a lead of a campaign": lambda w: w["campaign"].leads.create(unit=w["unit"]),
    "the report of a round": lambda w: change(w["round"], article=w["other"]),
    "a measure moves to another round": lambda w: change(
        w["measure"], round=w["first"], tier=makers.make_tier(w["first"]), ordinal=None
    ),
    "a credit moves to another unit": lambda w: change(w["measure"].credits.get(), unit=w["other_unit"]),
    "the stories of a measure": lambda w: w["measure"].articles.set([w["other"]]),
    "an award's name": lambda w: change(w["round"].award, name="先进评选"),
    "a tier's name": lambda w: change(w["round"].tiers.get(), name="优秀举措"),
    "results are held back": lambda w: change(w["round"], released_at=None),
    "a tag's name": lambda w: change(w["tag"], name="好环境"),
    "a tag is merged": lambda w: merge(w["tag"], Tag.objects.get(name="作风")),
    "a tag is deleted": lambda w: w["tag"].delete(),
    "a caption": lambda w: change(w["use"].picture, caption="会场外景"),
    "a picture moves to another story": lambda w: change(w["use"], article=w["other"]),
    "a document moves to another story": lambda w: change(w["attachment"], article=w["other"]),
    "a placement moves to another story": lambda w: change(w["placement"], article=w["other"]),
    "a section's name": lambda w: change(w["placement"].section, name="通知公告"),
    "a headline above a document": lambda w: change(w["story"], headline="新标题"),
    "a story is withdrawn": lambda w: change(w["story"], state="withdrawn", notice="已撤"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_index_says_what_a_rebuild_would(world, name):
    before = entries()
    CHANGES[name](world)
    at_once = entries()
    assert at_once != before
    rebuild(again=True)
    assert at_once == entries()


def test_a_round_is_found_by_its_winners_from_the_moment_set_for_their_release(second_round):
    change(second_round, released_at=timezone.now() + DAY)
    assert "round" not in [entry.kind for entry in find(Asked("点对点")).results]
    Round.objects.update(released_at=timezone.now())  # a day later
    awards_search.tick()
    assert "round" in [entry.kind for entry in find(Asked("点对点")).results]
