"""Persons in the text: a title and a name, a name and a title, and names that go on in a list. Who of them took part is
decided from their verbs, in `roles`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.members import members
from intake.extract.mention import BEFORE_BARE, Mention, list_after, suffix_at
from intake.extract.named_first import at_the_head, before_titles, behind_units, elected, in_brackets, latin
from intake.extract.names import Names
from intake.extract.page import Page
from intake.extract.posts import Posts
from intake.extract.words.titles import HONORIFIC, RANK_NOTE
from intake.source import Span

# 分管负责人石林、齐贝、屈志: so many names in a row are no words
ROW_OF_NAMES = re.compile("[\u3400-\u9fff]{2,3}(?:、[\u3400-\u9fff]{2,3})+(?=等|在|分别|先后|出席|参加|[,。;和])")


def find_mentions(page: Page, posts: Posts, names: Names) -> list[Mention]:
    """Every mention of a person, in order."""
    by_start: dict[int, Mention] = {}
    for found in (  # each looks at those that were found before it
        _after_titles(page, posts, names),
        before_titles(page, posts, names, by_start),
        behind_units(page, posts, names, by_start),
        latin(page),
        (Mention(name, suffix_unit=unit) for name, unit in members(page, names, posts.units)),
        elected(page, posts, names, by_start),
        at_the_head(page, posts, names, by_start),
        in_brackets(page, posts, names, by_start),
    ):
        for mention in found:
            by_start.setdefault(mention.name.start, mention)
    for mention in by_start.values():
        said = page.even[mention.name.start : mention.name.end]
        names.sure |= {said, said.replace(" ", "")}
    for mention in _bare(page, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    mentions = [_behind_names(page, mention, names) for mention in by_start.values()]
    return _without_overlap(sorted(mentions, key=lambda mention: mention.name.start))


def _behind_names(page: Page, mention: Mention, names: Names) -> Mention:
    """陈某与市文化局局长黄某: the post begins behind the person who was named before."""
    posts = []
    for post in mention.posts:
        lead = names.joined_before(page.even[post.start : post.title.end])
        if lead and post.whole:
            post = replace(post, title=Span(post.title.start + lead, post.title.end))
        elif lead and post.unit:
            post = replace(post, unit=Span(post.unit.start + lead, post.unit.end))
        posts.append(post)
    return replace(mention, posts=tuple(posts))


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.name.start >= kept[-1].name.end:
            kept.append(mention)
    return kept


def _after_titles(page: Page, posts: Posts, names: Names) -> Iterator[Mention]:
    done, taken = -1, set[int]()
    for title in posts.titles:
        if title.start < done or posts.is_press(title):
            continue
        note = RANK_NOTE.match(page.even, title.end)
        start = note.end() if note else title.end
        start += page.even[start : start + 1] == " "
        if honorific := HONORIFIC.match(page.even, start):
            start = honorific.end()
        end = names.at(start, posts.trusted(title) or bool(ROW_OF_NAMES.match(page.even, start)))
        if end == start or _is_a_unit(page, start, end):
            continue
        first = Mention(Span(start, end), tuple(posts.chain(title, taken)), suffix_at(page, end))
        listed = [first, *list_after(page, posts, names, first)]
        taken |= {mention.end for mention in listed}
        done = listed[-1].end
        yield from listed


def _is_a_unit(page: Page, start: int, end: int) -> bool:
    """会长单位, 主任医院: what follows the title is the beginning of a unit, not a name."""
    return bool(re.match(r"(?:单位|大学|学院|医院|公司|集团)", page.even[end - 2 : end + 2])) and page.even[
        end - 2 : end
    ] in ("单位", "大学", "学院")


def _bare(page: Page, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Places that name again, without a title, who was named before; and officials of the register."""
    taken = {at for mention in known.values() for at in range(mention.name.start, mention.name.end)}
    if names.sure:
        pattern = re.compile("|".join(re.escape(name) for name in sorted(names.sure, key=len, reverse=True)))
        for match in pattern.finditer(page.even):
            if match.start() not in taken and _stands_alone(page, names, *match.span()):
                yield Mention(Span(*match.span()), (), suffix_at(page, match.end()))
    for span in page.known["official"].values():
        if span.start not in taken:
            yield Mention(span, (), suffix_at(page, span.end))


def _stands_alone(page: Page, names: Names, start: int, end: int) -> bool:
    """A name that is a word as well is one only where the text lets a name stand."""
    if not names.is_word(page.even[start:end]):
        return True
    return bool(BEFORE_BARE.search(page.even[max(0, start - 1) : start])) and names.at(start, trusted=True) == end
