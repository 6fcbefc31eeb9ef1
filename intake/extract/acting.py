"""Who acts without a verb that is known for events: 处长某某接受了采访, 书记某某等亲临现场.

Such a person holds an office, is the subject of the clause, and what follows is a verb. That it was a part in the event
is concluded, and the editor is asked to look.
"""

import rjieba

from directory.models.participation import Role
from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.words import verbs
from intake.extract.words.titles import PLAIN, TITLE
from intake.extraction import RoleFound
from intake.source import Span

# 就有关问题作了回应: what follows such a word is a verb.
ADVERBIAL = frozenset(["就", "以", "围绕", "结合"])


def acting(page: Page, group: list[Mention], lead: Span, predicate: Span) -> tuple[RoleFound, ...]:
    """The role of persons who do something that no rule names, or nothing."""
    if not verbs.LEADS_IN.fullmatch(page.even, *lead) or not any(_holds_office(page, mention) for mention in group):
        return ()
    at = predicate.start
    while passed := verbs.PASSED_ACTING.match(page.even, at, predicate.end):
        at = passed.end()
    if at >= predicate.end or verbs.NO_ACT.match(page.even, at, predicate.end):
        return ()
    word, kind = rjieba.tag(page.even[at : min(at + 8, predicate.end)])[0]
    if kind[0] not in "vpil" and word not in ADVERBIAL:
        return ()
    return (RoleFound(Role.ATTENDED, word, Span(at, at + len(word)), inferred=True),)


def _holds_office(page: Page, mention: Mention) -> bool:
    titles = [page.even[post.title.start : post.title.end] for post in mention.posts]
    heads = [TITLE.search(title) for title in titles]
    return any(head and head["head"] not in PLAIN for head in heads)
