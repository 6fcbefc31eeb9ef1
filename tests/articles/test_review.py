import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import ledger, publishing, revisions, workflow, working_copies
from articles.models import Article, Review, Revision
from articles.models.review import LedgerIsKept
from articles.rules import State, Verb
from articles.workflow import Refused
from newsroom.models import Stale
from newsroom.search.models import SearchEntry, Shelf
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(lin):
    return makers.make_article("省直机关推进会召开", author=lin, tags=["学厦航"])


@pytest.fixture
def signed(story, lin, chen, zhao, wang):
    """Signed at three levels, not yet public."""
    return makers.sign(story, lin, [chen, zhao, wang])


def test_three_reviews_lead_from_a_draft_to_approval(signed, chen, zhao, wang):
    assert signed.state == State.APPROVED
    assert [row.by for row in ledger.signatures(signed)] == [chen, zhao, wang]


def test_a_section_with_one_level_asks_for_one_review(lin, chen):
    story = makers.make_article(author=lin, section=makers.make_section(review_levels=1))
    assert makers.sign(story, lin, [chen]).state == State.APPROVED


def test_a_writer_cannot_approve_her_own_story(story, lin):
    lin.groups.add(Group.objects.get(name="reviewer_1"))
    workflow.move(story, Verb.SUBMIT, lin)
    assert workflow.why_not(story, Verb.APPROVE, lin)


def test_nobody_signs_two_levels(story, lin, chen):
    chen.groups.add(Group.objects.get(name="reviewer_2"))
    workflow.move(story, Verb.SUBMIT, lin)
    workflow.move(story, Verb.APPROVE, chen)
    with pytest.raises(Refused, match=workflow.why_not(story, Verb.APPROVE, chen)):
        workflow.move(story, Verb.APPROVE, chen)


def test_a_reviewer_of_another_level_cannot_sign(story, lin, zhao):
    workflow.move(story, Verb.SUBMIT, lin)
    assert workflow.why_not(story, Verb.APPROVE, zhao)


def test_returning_needs_a_note_and_voids_signatures(story, lin, chen, zhao):
    workflow.move(story, Verb.SUBMIT, lin)
    workflow.move(story, Verb.APPROVE, chen)
    with pytest.raises(Refused):
        workflow.move(story, Verb.RETURN, zhao)
    workflow.move(story, Verb.RETURN, zhao, note="标题过长")
    assert story.state == State.DRAFT
    assert ledger.signatures(story) == []


def test_what_changed_after_the_last_signature_is_not_published(signed, wang):
    Article.objects.filter(pk=signed.pk).update(headline="改了一个字")
    signed.refresh_from_db()
    with pytest.raises(Refused):
        publishing.publish(signed, wang)


def test_publishing_shows_it_and_keeps_what_was_signed(signed, wang):
    publishing.publish(signed, wang)
    assert Article.objects.public().get() == signed
    assert signed.reviews.first().digest == ledger.Review.objects.filter(verb=Verb.APPROVE).first().digest


def test_publishing_a_working_copy_keeps_address_times_and_links(signed, lin, chen, zhao, wang):
    publishing.publish(signed, wang)
    before = (signed.pk, signed.first_published, signed.publish_at)
    other = makers.make_article()
    other.related_stories.create(story=signed)
    copy = publishing.correct(signed, lin, note="更正出席人数")
    copy.headline = "省直机关第四次推进会召开"
    copy.save()
    copy.tags.add("软环境")
    assert Article.objects.public().get().headline == "省直机关推进会召开"
    makers.sign(copy, lin, [chen, zhao, wang])
    live = publishing.publish(copy, wang)
    assert (live.pk, live.first_published, live.publish_at) == before
    assert live.headline == "省直机关第四次推进会召开"
    assert set(live.tags.names()) == {"学厦航", "软环境"}
    assert (live.notice_kind, live.notice) == ("correction", "更正出席人数")
    assert other.related_stories.get().story == live
    assert Article.objects.filter(replaces__isnull=False).count() == 0


def test_there_is_one_working_copy_at_a_time(signed, lin, wang):
    publishing.publish(signed, wang)
    publishing.correct(signed, lin, note="更正")
    with pytest.raises(Refused):
        publishing.correct(signed, lin, note="再更正")


def test_a_working_copy_can_be_thrown_away_without_losing_its_ledger(signed, lin, wang):
    publishing.publish(signed, wang)
    copy = publishing.correct(signed, lin, note="更正")
    rows = signed.reviews.count()
    working_copies.discard(copy, lin)
    assert not Article.objects.filter(pk=copy.pk).exists()
    assert signed.reviews.count() == rows + 1


def test_urgent_publication_owes_a_signature_until_another_person_signs(story, chen, zhao, wang):
    with pytest.raises(Refused):
        publishing.publish_urgently(story, wang)
    publishing.publish_urgently(story, wang, note="防汛预警")
    assert story.owes_signature
    assert workflow.why_not(story, Verb.COUNTERSIGN, wang)
    sun = makers.make_user("sun", "孙平", groups=["reviewer_3"])
    publishing.countersign(story, sun)
    assert not story.owes_signature


def test_withdrawing_needs_a_notice(signed, wang):
    publishing.publish(signed, wang)
    with pytest.raises(Refused):
        publishing.withdraw(signed, wang)
    publishing.withdraw(signed, wang, notice="本文已撤回。")
    assert not Article.objects.public().exists()


def test_a_section_that_names_people_refuses_others(story, lin, chen):
    story.section.people.add(chen)
    assert workflow.why_not(story, Verb.SUBMIT, lin)


def test_ledger_rows_cannot_be_changed_or_removed(signed):
    row = signed.reviews.first()
    for act in (row.save, row.delete, Review.objects.all().delete, lambda: Review.objects.update(note="")):
        with pytest.raises(LedgerIsKept):
            act()


@pytest.mark.parametrize("sql", ["UPDATE articles_review SET note = 'x'", "DELETE FROM articles_review"])
def test_the_database_itself_keeps_the_ledger(signed, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert signed.reviews.count() == 4


def test_first_published_never_moves(signed, wang):
    publishing.publish(signed, wang)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(first_published=timezone.now())


def test_the_second_of_two_savers_is_refused(story):
    mine, hers = Article.objects.get(pk=story.pk), Article.objects.get(pk=story.pk)
    hers.headline = "她的标题"
    hers.save()
    with pytest.raises(Stale), transaction.atomic():
        mine.save()
    assert Article.objects.get().headline == "她的标题"


def test_a_save_that_changes_nothing_keeps_no_revision(story, lin):
    revisions.keep(story, lin)
    revisions.keep(story, lin)
    assert Revision.objects.count() == 1


def found(words: str) -> list[str]:
    return [entry.title for entry in SearchEntry.objects.filter(shelf=Shelf.PUBLIC, title__contains=words)]


def test_search_finds_it_when_it_is_published_and_no_longer_when_it_is_withdrawn(signed, wang):
    assert found("推进会") == []
    publishing.publish(signed, wang)
    assert found("推进会") == ["省直机关推进会召开"]
    publishing.withdraw(signed, wang, notice="本文已撤回。")
    assert found("推进会") == []


def test_search_finds_the_words_of_a_correction_once_it_is_published(signed, lin, chen, zhao, wang):
    publishing.publish(signed, wang)
    copy = publishing.correct(signed, lin, note="更正")
    copy.headline = "第四次推进会在福州召开"
    copy.save()
    makers.sign(copy, lin, [chen, zhao, wang])
    assert found("推进会") == ["省直机关推进会召开"]
    publishing.publish(copy, wang)
    assert found("推进会") == ["第四次推进会在福州召开"]
