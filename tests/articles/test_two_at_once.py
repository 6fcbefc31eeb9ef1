"""Two people at the same moment: one does it, the other is refused clearly. On SQLite and PostgreSQL alike."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import clock, publishing, workflow, working_copies
from articles.models import Article, Review, Revision
from articles.rules import State, Verb
from articles.workflow import Refused
from newsroom import rights
from newsroom.models import Stale
from tests import makers
from tests.newsroom.test_together import opened

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def groups(transactional_db):
    """Emptying the tables between tests that commit takes the groups along."""
    rights.make_groups()


@pytest.fixture
def cast(groups):
    return {
        name: makers.make_user(name, name, groups=held)
        for name, held in {
            "lin": ["writer"],
            "xu": ["writer"],
            "chen": ["reviewer_1"],
            "fang": ["reviewer_1"],
            "zhao": ["reviewer_2"],
            "wang": ["reviewer_3", "publisher"],
            "sun": ["publisher"],
        }.items()
    }


@pytest.fixture
def story(cast):
    return makers.make_article("推进会召开", author=cast["lin"])


@pytest.fixture
def signed(story, cast):
    return makers.sign(story, cast["lin"], [cast["chen"], cast["zhao"], cast["wang"]])


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What became of each act, all begun at the same moment on connections of their own."""
    outcomes: list[object] = [None] * len(acts)
    gate = threading.Barrier(len(acts))

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            act()
            outcomes[number] = "done"
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def one_winner(outcomes: list[object], refusal: type[Exception]) -> Exception:
    """The refusal of everybody but one."""
    assert outcomes.count("done") == 1, outcomes
    (refused,) = (outcome for outcome in outcomes if outcome != "done")
    assert isinstance(refused, refusal), outcomes
    assert str(refused)
    return refused


def fresh(article: Article) -> Article:
    return Article.objects.select_related("section", "replaces").get(pk=article.pk)


def test_of_two_reviewers_who_sign_at_once_one_signs(story, cast):
    workflow.move(story, Verb.SUBMIT, cast["lin"])
    mine, hers = fresh(story), fresh(story)
    outcomes = at_once(
        lambda: workflow.move(mine, Verb.APPROVE, cast["chen"]),
        lambda: workflow.move(hers, Verb.APPROVE, cast["fang"]),
    )
    one_winner(outcomes, Refused)
    assert fresh(story).state == State.SECOND_REVIEW
    assert Review.objects.filter(verb=Verb.APPROVE).count() == 1


def test_of_an_approval_and_a_return_at_once_one_counts(story, cast):
    workflow.move(story, Verb.SUBMIT, cast["lin"])
    mine, hers = fresh(story), fresh(story)
    outcomes = at_once(
        lambda: workflow.move(mine, Verb.APPROVE, cast["chen"]),
        lambda: workflow.move(hers, Verb.RETURN, cast["fang"], note="重写"),
    )
    one_winner(outcomes, Refused)
    assert Review.objects.exclude(verb=Verb.SUBMIT).count() == 1


def test_of_two_who_publish_at_once_one_publishes(signed, cast):
    mine, hers = fresh(signed), fresh(signed)
    outcomes = at_once(lambda: publishing.publish(mine, cast["wang"]), lambda: publishing.publish(hers, cast["sun"]))
    one_winner(outcomes, Refused)
    assert Review.objects.filter(verb=Verb.PUBLISH).count() == 1


def test_of_two_who_begin_a_correction_at_once_one_begins(signed, cast):
    publishing.publish(signed, cast["wang"])
    mine, hers = fresh(signed), fresh(signed)
    outcomes = at_once(
        lambda: publishing.correct(mine, cast["lin"], note="更正"),
        lambda: publishing.correct(hers, cast["xu"], note="另一处更正"),
    )
    one_winner(outcomes, Refused)
    assert Article.objects.filter(replaces=signed).count() == 1


def test_of_a_publication_and_throwing_the_copy_away_at_once_one_happens(signed, cast):
    publishing.publish(signed, cast["wang"])
    copy = publishing.correct(signed, cast["lin"], note="更正")
    mine, hers = fresh(copy), fresh(copy)
    outcomes = at_once(
        lambda: publishing.publish_urgently(mine, cast["wang"], note="数字有误"),
        lambda: working_copies.discard(hers, cast["lin"]),
    )
    one_winner(outcomes, Refused)
    assert not Article.objects.filter(replaces=signed).exists()


def test_of_two_who_save_the_same_article_one_is_told(story):
    mine, hers = fresh(story), fresh(story)
    mine.headline, hers.headline = "我的标题", "她的标题"
    outcomes = at_once(mine.save, hers.save)
    one_winner(outcomes, Stale)
    kept = mine if outcomes[0] == "done" else hers
    assert fresh(story).headline == kept.headline


def test_of_two_who_save_the_same_form_one_sees_both_versions(story, cast):
    clients = [Client(), Client()]
    forms = []
    for one, name in zip(clients, ("lin", "xu"), strict=True):
        one.force_login(cast[name])
        forms.append(opened(one, story))
    answers: list[int] = []

    def save(number: int) -> None:
        url, form = forms[number]
        answers.append(clients[number].post(url, {**form, "headline": f"第{number}个标题"}).status_code)

    assert at_once(lambda: save(0), lambda: save(1)) == ["done", "done"]
    assert sorted(answers) == [302, 409]
    assert fresh(story).version == 1
    assert Revision.objects.filter(snapshot__fields__headline=fresh(story).headline).count() == 1


def test_two_ticks_at_once_publish_once(signed, cast):
    publishing.schedule(signed, cast["wang"], timezone.now() + datetime.timedelta(hours=1))
    Article.objects.filter(pk=signed.pk).update(publish_at=timezone.now())
    signed.appointments.update(at=timezone.now())
    assert at_once(clock.tick, clock.tick) == ["done", "done"]
    assert Review.objects.filter(verb=Verb.PUBLISH).count() == 1
    assert fresh(signed).state == State.PUBLISHED
