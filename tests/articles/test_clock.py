"""What happens by itself at a time."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import default_task_backend

from articles import clock, publishing, workflow, working_copies
from articles.models import Appointment, Article, Review
from articles.rules import State, Verb
from tests import makers

pytestmark = pytest.mark.django_db

SOON = datetime.timedelta(minutes=10)


@pytest.fixture
def signed(lin, chen, zhao, wang):
    return makers.sign(makers.make_article("推进会召开", author=lin), lin, [chen, zhao, wang])


@pytest.fixture
def scheduled(signed, wang):
    return publishing.schedule(signed, wang, timezone.now() + SOON)


@pytest.fixture
def later(monkeypatch):
    """Set the clock on."""

    def set_on(by=SOON):
        moment = timezone.now() + by
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_on


def test_nothing_happens_before_its_time(scheduled):
    call_command("tick")
    assert not Article.objects.public().exists()


def test_what_is_due_is_published_with_the_time_that_was_set(scheduled, later):
    at = scheduled.publish_at
    later()
    call_command("tick")
    live = Article.objects.public().get()
    assert (live, live.publish_at) == (scheduled, at)
    assert live.first_published >= at


def test_a_second_tick_does_nothing_more(scheduled, later):
    later()
    call_command("tick")
    rows = Review.objects.count()
    call_command("tick")
    assert Review.objects.count() == rows
    assert Appointment.objects.get().attempts == 1


def test_a_working_copy_goes_live_at_its_time(signed, lin, chen, zhao, wang, later):
    publishing.publish(signed, wang)
    shown = signed.publish_at
    copy = publishing.correct(signed, lin, note="更正")
    Article.objects.filter(pk=copy.pk).update(headline="第四次推进会召开", version=copy.version + 1)
    copy.refresh_from_db()
    makers.sign(copy, lin, [chen, zhao, wang])
    publishing.schedule(copy, wang, timezone.now() + SOON)
    assert Article.objects.public().get().headline == "推进会召开"
    later()
    call_command("tick")
    live = Article.objects.public().get()
    assert (live.headline, live.publish_at) == ("第四次推进会召开", shown)


def test_a_time_that_was_cancelled_does_not_come(scheduled, wang, later):
    workflow.move(scheduled, Verb.UNSCHEDULE, wang)
    later()
    call_command("tick")
    assert scheduled.state == State.APPROVED
    assert not Article.objects.public().exists()


def test_a_time_that_was_moved_comes_once_and_later(scheduled, wang, later):
    publishing.schedule(scheduled, wang, timezone.now() + 3 * SOON)
    later(2 * SOON)
    call_command("tick")
    assert not Article.objects.public().exists()
    later(2 * SOON)
    call_command("tick")
    assert Article.objects.public().get() == scheduled


def test_one_that_fails_is_shown_and_tried_again_and_stops_no_other(scheduled, lin, chen, zhao, wang, later, caplog):
    other = makers.sign(makers.make_article("另一篇", author=lin), lin, [chen, zhao, wang])
    publishing.schedule(other, wang, timezone.now() + SOON)
    Article.objects.filter(pk=scheduled.pk).update(headline="签字之后改了")
    later(2 * SOON)
    with pytest.raises(CommandError):
        call_command("tick")
    assert Article.objects.public().get() == other
    failure = Appointment.objects.failed().get()
    assert failure.article == scheduled
    assert "签字之后" in failure.error
    assert "was not kept" in caplog.text
    Article.objects.filter(pk=scheduled.pk).update(headline="推进会召开")
    call_command("tick")
    assert Article.objects.public().count() == 2


def test_the_desk_shows_what_failed(desk, scheduled, later):
    Article.objects.filter(pk=scheduled.pk).update(headline="签字之后改了")
    later(2 * SOON)
    clock.tick()
    page = desk.get(f"/admin/articles/article/{scheduled.pk}/change/").content.decode()
    assert "没有成功" in page


def test_an_article_leaves_the_site_when_it_expires(signed, wang, later):
    publishing.publish(signed, wang)
    publishing.set_times(signed, wang, pinned_until=None, expire_at=timezone.now() + SOON)
    later()
    call_command("tick")
    assert not Article.objects.public().exists()
    assert Appointment.objects.get(kind=clock.EXPIRE).done_at


def test_a_working_copy_thrown_away_takes_its_time_with_it(signed, lin, chen, zhao, wang, later):
    publishing.publish(signed, wang)
    copy = publishing.correct(signed, lin, note="更正")
    makers.sign(copy, lin, [chen, zhao, wang])
    publishing.schedule(copy, wang, timezone.now() + SOON)
    workflow.move(copy, Verb.RETURN, wang, note="不改了")
    working_copies.discard(copy, lin)
    later()
    call_command("tick")
    assert Article.objects.public().get().headline == "推进会召开"


def test_withdrawing_stops_a_correction_that_waits_for_its_time(signed, lin, chen, zhao, wang, later):
    publishing.publish(signed, wang)
    copy = publishing.correct(signed, lin, note="更正")
    makers.sign(copy, lin, [chen, zhao, wang])
    publishing.schedule(copy, wang, timezone.now() + SOON)
    publishing.withdraw(signed, wang, notice="本文已撤回。")
    later()
    call_command("tick")
    copy.refresh_from_db()
    assert copy.state == State.DRAFT
    assert not Article.objects.public().exists()


def test_the_time_in_the_past_is_refused(signed, wang):
    with pytest.raises(workflow.Refused):
        publishing.schedule(signed, wang, timezone.now() - SOON)


def test_a_changed_date_is_logged_and_leaves_first_published_alone(signed, wang):
    publishing.publish(signed, wang)
    first = signed.first_published
    with pytest.raises(workflow.Refused):
        publishing.redate(signed, wang, makers.at("2014-10-24"))
    publishing.redate(signed, wang, makers.at("2014-10-24", "18:20"), note="补录旧稿")
    signed.refresh_from_db()
    assert (signed.first_published, signed.publish_at) == (first, makers.at("2014-10-24", "18:20"))
    row = signed.reviews.first()
    assert "2014-10-24 18:20" in row.note and "补录旧稿" in row.note


def test_a_task_waits_for_the_time(signed, wang, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    at = timezone.now() + SOON
    with django_capture_on_commit_callbacks(execute=True):
        publishing.schedule(signed, wang, at)
    (result,) = default_task_backend.results
    assert result.task.run_after == at
    assert result.args == [Appointment.objects.get().pk]
