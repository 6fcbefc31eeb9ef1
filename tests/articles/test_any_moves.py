"""Thousands of random moves by random people: what must never be seen, whatever they try."""

import datetime
import os
from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles import clock, content, publishing, revisions, workflow, working_copies
from articles.models import Article, Review, Revision, Section
from articles.rules import MOVES, State, Verb
from tests import makers

pytestmark = pytest.mark.django_db

GROUPS = ["writer", "reviewer_1", "reviewer_2", "reviewer_3", "publisher", "administrator"]
# Each may hold two groups, because that is where separation is tested; one is a superuser.
CAST = [[name] for name in GROUPS] + [
    ["writer", "reviewer_1"],
    ["reviewer_1", "reviewer_2"],
    ["reviewer_2", "reviewer_3"],
    ["writer", "publisher"],
    ["reviewer_3", "publisher"],
    ["writer"],
]
people = st.integers(0, len(CAST))
words = st.sampled_from(["推进会在福州召开", "推进会在厦门召开", "十佳举措揭晓", "更正出席人数"])
choice = st.integers(0, 59)
# What leads to readers; without a push that way, most stories would end among the drafts.
ONWARD = {Verb.SUBMIT, Verb.APPROVE, Verb.PUBLISH, Verb.SCHEDULE, Verb.CORRECT}
verbs = st.sampled_from(sorted(Verb.values))


class Newsroom(RuleBasedStateMachine):
    stories = Bundle("stories")
    # Over all sequences, so that the test can tell whether it tried everything.
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()

    def __init__(self):
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.people = [makers.make_user(f"person{n}", f"第{n}人", groups=groups) for n, groups in enumerate(CAST)]
        self.people.append(makers.make_user("super", "超级", is_superuser=True))
        self.sections = [makers.make_section(review_levels=levels) for levels in (1, 2, 3)]
        self.seen: tuple = ()
        self.ledger: list[tuple] = []
        self.first_published: dict[int, datetime.datetime] = {}
        self.shown: dict[int, str] = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    @rule(target=stories, section=st.integers(0, 2), author=people, headline=words)
    def enter(self, section, author, headline):
        story = makers.make_article(headline, section=self.sections[section], author=self.people[author])
        revisions.keep(story, self.people[author])
        return story.pk

    @rule(story=stories, by=people, headline=words, copy=st.booleans())
    def edit(self, story, by, headline, copy):
        """The desk asks `why_not_edit` before it saves, and keeps a revision after."""
        article = self.find(story, copy)
        if workflow.why_not_edit(article, self.people[by]):
            return
        assert article.state not in (State.APPROVED, State.SCHEDULED, State.PUBLISHED, State.WITHDRAWN)
        article.headline = headline
        article.save()
        article.article_pictures.all().delete()
        revisions.keep(article, self.people[by])

    @rule(story=stories, by=people, verb=verbs, copy=st.booleans(), note=st.sampled_from(["", "理由"]))
    def move(self, story, by, verb, copy, note):
        self.attempt(self.find(story, copy), verb, self.people[by], note)

    @rule(story=stories, copy=st.booleans(), walk=st.lists(st.tuples(choice, choice), min_size=12, max_size=16))
    def moves_that_are_allowed(self, story, copy, walk):
        """Most random moves are refused; these are made by somebody who may, so that far states are reached."""
        for verb, by in walk:
            article = self.find(story, copy)
            possible = sorted({verb for state, verb in MOVES if state == article.state})
            onward = [verb for verb in possible if verb in ONWARD]
            verbs = onward if onward and verb % 3 else possible
            verb = verbs[verb // 3 % len(verbs)]
            start = by % len(self.people)
            queue = [*self.people[start:], *self.people[:start]]
            who = next((person for person in queue if not workflow.why_not(article, verb, person)), None)
            if who:
                self.attempt(article, verb, who, "理由")

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes):
        """Times that were set come nearer."""
        by = datetime.timedelta(minutes=minutes)
        for article in Article.objects.filter(state=State.SCHEDULED):
            Article.objects.filter(pk=article.pk).update(publish_at=article.publish_at - by)
            article.appointments.filter(done_at=None).update(at=article.publish_at - by)
        clock.tick()

    @rule(levels=st.integers(1, 3), section=st.integers(0, 2))
    def another_number_of_levels(self, levels, section):
        Section.objects.filter(pk=self.sections[section].pk).update(review_levels=levels)

    def find(self, story: int, copy: bool) -> Article:
        article = Article.objects.select_related("section", "replaces").get(pk=story)
        return (copy and Article.objects.select_related("section").filter(replaces=article).first()) or article

    def attempt(self, article: Article, verb: str, by, note: str) -> None:
        acts = {
            Verb.PUBLISH: lambda: publishing.publish(article, by),
            Verb.SCHEDULE: lambda: publishing.schedule(article, by, timezone.now() + datetime.timedelta(hours=1)),
            Verb.URGENT: lambda: publishing.publish_urgently(article, by, note=note),
            Verb.COUNTERSIGN: lambda: publishing.countersign(article, by),
            Verb.CORRECT: lambda: publishing.correct(article, by, note=note),
            Verb.DISCARD: lambda: working_copies.discard(article, by),
            Verb.REDATE: lambda: publishing.redate(article, by, makers.at("2014-10-24"), note=note),
            Verb.TIME: lambda: publishing.set_times(article, by, pinned_until=None, expire_at=None),
            Verb.WITHDRAW: lambda: publishing.withdraw(article, by, notice=note),
            Verb.RESTORE: lambda: publishing.restore(article, article.root.revisions.last(), by),
        }
        reason = workflow.why_not(article, verb, by)
        try:
            with transaction.atomic():
                acts.get(verb, lambda: workflow.move(article, verb, by, note=note))()
        except PermissionDenied as refusal:
            assert str(refusal)
            self.refused[verb] += 1
        else:
            assert not reason, f"{verb} was made although: {reason}"
            self.made[verb] += 1

    @invariant()
    def the_rules_hold(self):
        """Looked at whenever anything in the database is different from what it was."""
        articles = Article.objects.aggregate(rows=Count("pk"), saves=Sum("version"), last=Max("updated"))
        now = (Review.objects.count(), Revision.objects.count(), *articles.values())
        if now != self.seen:
            self.seen = now
            self.no_ledger_row_is_lost_or_changed()
            self.nothing_is_public_unsigned()
            self.what_was_urgent_stays_flagged_until_another_signs()
            self.readers_see_what_was_published_and_nothing_half_finished()
            self.there_is_one_working_copy_at_most_and_it_is_never_public()
            self.first_published_never_moves()

    def no_ledger_row_is_lost_or_changed(self):
        rows = list(Review.objects.order_by("pk").values_list("pk", "verb", "by", "note", "digest"))
        assert rows[: len(self.ledger)] == self.ledger
        self.ledger = rows

    def nothing_is_public_unsigned(self):
        for article in Article.objects.filter(state=State.PUBLISHED):
            published = article.reviews.filter(verb__in=[Verb.PUBLISH, Verb.URGENT]).first()
            if published.verb == Verb.URGENT:
                continue
            before = article.reviews.filter(pk__lt=published.pk)
            submitted = before.filter(verb=Verb.SUBMIT).first()
            signed = before.filter(verb=Verb.APPROVE, pk__gt=submitted.pk)
            assert signed.count() >= 1
            assert len({row.by_id for row in signed}) == signed.count(), "somebody signed two levels"
            assert article.author_id not in {row.by_id for row in signed}, "the writer signed"
            assert signed.first().digest == published.digest, "what was published is not what was signed"

    def what_was_urgent_stays_flagged_until_another_signs(self):
        for article in Article.objects.filter(first_published__isnull=False):
            rows = article.reviews.filter(verb__in=[Verb.URGENT, Verb.COUNTERSIGN])
            last, urgent = rows.first(), rows.filter(verb=Verb.URGENT).first()
            assert article.owes_signature == (last is not None and last.verb == Verb.URGENT)
            if last and last.verb == Verb.COUNTERSIGN:
                assert last.by_id != urgent.by_id

    def readers_see_what_was_published_and_nothing_half_finished(self):
        for article in Article.objects.public():
            published = article.reviews.filter(verb__in=[Verb.PUBLISH, Verb.URGENT]).first()
            assert content.digest(content.read(article)) == published.digest

    def there_is_one_working_copy_at_most_and_it_is_never_public(self):
        copies = Counter(Article.objects.exclude(replaces=None).values_list("replaces", flat=True))
        assert not copies or max(copies.values()) == 1
        assert not Article.objects.public().exclude(replaces=None).exists()

    def first_published_never_moves(self):
        now = dict(Article.objects.exclude(first_published=None).values_list("pk", "first_published"))
        assert {pk: now[pk] for pk in self.first_published} == self.first_published
        self.first_published = now


def test_no_sequence_of_moves_breaks_the_rules():
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            # Some thousand moves, the same at every run; SEQUENCES=400 goes elsewhere for longer.
            max_examples=int(os.environ.get("SEQUENCES", 20)),
            derandomize="SEQUENCES" not in os.environ,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert set(Verb.values) - set(Newsroom.made) == set(), "never made: the test saw too little"
    assert len(Newsroom.refused) > len(Verb.values) / 2, "hardly refused: the test saw too little"
