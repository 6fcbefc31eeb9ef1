"""Walks the stories of the demonstration through their reviews, so that the ledger is a real one."""

from articles.models import Article
from articles.publishing import publish as show_readers
from articles.rules import LEVEL_OF, State, Verb
from articles.workflow import move
from intake.demo import cast
from newsroom.models import User

RETURNED = "returned"


def publish(article: Article, people: dict[str, User]) -> None:
    """Submitted, signed at every level of its section and published, under the day that it bears."""
    bring_to(article, State.APPROVED, people)
    show_readers(article, people[cast.PUBLISHER])


def bring_to(article: Article, stage: str, people: dict[str, User], note: str = "") -> None:
    """Move a draft on until it waits where the content says; a returned one is a draft again, with a note."""
    if stage == State.DRAFT:
        return
    move(article, Verb.SUBMIT, people[cast.WRITER])
    if stage == RETURNED:
        move(article, Verb.RETURN, people[cast.REVIEWERS[0]], note=note)
        return
    while article.state != stage:
        reviewer = cast.REVIEWERS[LEVEL_OF[State(article.state)] - 1]
        move(article, Verb.APPROVE, people[reviewer], proofread=True)
