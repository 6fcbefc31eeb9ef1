import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from articles import clock, publishing, related, working_copies
from articles.models import Article, Kindred, RelatedStory
from articles.related import stories_beside
from articles.rules import State
from tests import makers
from tests.makers import at

pytestmark = pytest.mark.django_db


def titles(article, limit: int = 8) -> list[str]:
    return [line.title for line in stories_beside(article, list(article.tags.all()), limit).related]


@pytest.fixture
def report():
    return makers.make_public_article("报道", tags=["学厦航", "平潭"])


def story(title: str, tags: list[str], day: str = "2014-10-01", **fields):
    return makers.make_public_article(title, tags=tags, publish_at=at(day), **fields)


def test_stories_picked_by_hand_come_first_in_their_order(report):
    story("同标签", ["平潭"])
    picked = story("手选", [])
    RelatedStory.objects.create(article=report, title="旧报道", published_on="2012-08-17", order=1)
    RelatedStory.objects.create(article=report, story=picked, order=2)
    assert titles(report) == ["旧报道", "手选", "同标签"]


def test_the_rarest_shared_tag_counts_most(report):
    for number in range(4):
        story(f"常见{number}", ["学厦航"], day="2014-10-20")
    story("少见", ["平潭"], day="2012-01-01")
    assert titles(report)[0] == "少见"


def test_two_shared_tags_count_more_than_one(report):
    story("一个", ["平潭"], day="2014-10-20")
    story("两个", ["平潭", "学厦航"], day="2012-01-01")
    assert titles(report) == ["两个", "一个"]


def test_among_equals_the_newer_comes_first(report):
    story("新", ["平潭"], day="2014-10-02")
    story("旧", ["平潭"], day="2014-10-01")
    assert titles(report) == ["新", "旧"]


def test_a_story_without_shared_tags_is_not_related(report):
    story("无关", ["财政"])
    assert titles(report) == []


def test_a_draft_is_never_related_not_even_picked_by_hand(report):
    draft = makers.make_article("草稿", tags=["平潭"])
    RelatedStory.objects.create(article=report, story=draft)
    story("撤回", ["平潭"], state=State.WITHDRAWN, notice="撤")
    assert titles(report) == []


def test_a_story_picked_by_hand_is_not_repeated_by_its_tags(report):
    RelatedStory.objects.create(article=report, story=story("手选", ["平潭"]))
    assert titles(report) == ["手选"]


def test_no_more_are_shown_than_asked_for(report):
    for number in range(5):
        story(f"稿{number}", ["平潭"])
    assert len(titles(report, limit=3)) == 3


@pytest.fixture
def published(report, wang):
    """Publish a story with the tags of the report, as the newest of all."""

    def publish(title: str):
        draft = makers.make_article(title, tags=["学厦航", "平潭"])
        return publishing.publish_urgently(draft, wang, note="急稿")

    return publish


def test_a_published_story_keeps_what_it_leads_to(report, published):
    late = published("后来")
    story("更后来", ["平潭", "学厦航"], day="2014-11-01")
    assert titles(Article.objects.for_reading().get(pk=late.pk)) == ["报道"]


def test_the_story_nearest_to_a_new_one_leads_to_it_when_the_clock_has_ticked(report, published):
    related.settle_some()
    late = published("后来")
    assert titles(Article.objects.for_reading().get(pk=report.pk)) == []
    assert clock.tick() == (1, 0)
    assert titles(Article.objects.for_reading().get(pk=report.pk)) == ["后来"]
    assert not late.appointments.exists()


def test_a_correction_that_leaves_the_tags_has_nothing_looked_at_again(report, published, wang):
    late = published("后来")
    clock.tick()
    copy = working_copies.begin(late, makers.make_user("lin", "林书"))
    copy.kicker = "优质软环境"
    copy.save()
    publishing.publish_urgently(copy, wang, note="急稿")
    assert not late.appointments.exists()


def test_what_is_withdrawn_is_not_led_to_any_more(report, published, wang):
    publishing.withdraw(published("后来"), wang, notice="有误。")
    assert titles(Article.objects.for_reading().get(pk=report.pk)) == []


def test_the_tick_settles_what_nobody_has_settled(report):
    other = story("旧稿", ["平潭"])
    related.settle_some()
    assert Kindred.objects.get(article=report).stories == [other.pk]
    assert related.settle_some() == (0, 0)


def test_the_command_settles_a_whole_archive_and_goes_on_where_it_was(report, monkeypatch):
    old = [story(f"旧稿{number}", ["平潭"]) for number in range(5)]
    monkeypatch.setattr(related, "AT_A_TIME", 2)
    assert next(related.settle_all()) == 4
    assert Kindred.objects.count() == 2
    call_command("settle_related", verbosity=0)
    assert {row.article for row in Kindred.objects.all()} == {report, *old}
    assert list(related.settle_all()) == []


def test_related_stories_cost_two_queries_however_many_there_are(report):
    costs = []
    report = Article.objects.for_reading().get(pk=report.pk)
    tags = list(report.tags.all())
    for number in range(3):
        story(f"稿{number}", ["平潭", "学厦航"])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            stories_beside(report, tags)
        costs.append(len(queries))
    assert costs == [2, 2, 2]


def test_older_stories_lead_again_to_one_that_was_withdrawn_and_published_again(report):
    wang, lin = (makers.make_user(name, name, is_superuser=True) for name in ("wang", "lin"))
    related.settle_some()
    late = makers.make_article("后来", tags=["学厦航"])
    publishing.publish_urgently(late, wang, note="急稿")
    clock.tick()
    publishing.withdraw(late, wang, notice="撤回")
    related.settle([report.pk])
    copy = working_copies.begin(late, lin)
    copy.notice_kind, copy.notice = Article.Notice.NONE, ""
    copy.save()
    publishing.publish_urgently(copy, wang, note="急稿")
    clock.tick()
    assert titles(report) == ["后来"]


def test_what_the_next_tick_does_leaves_no_task_to_a_worker(report, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    wang = makers.make_user("wang", "王芳", is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        publishing.publish_urgently(makers.make_article("后来", tags=["学厦航"]), wang, note="急稿")
    assert not DBTaskResult.objects.filter(task_path=clock.keep_appointment.module_path).exists()
    clock.tick()
    assert titles(report) == ["后来"]
