"""One line of a list of winners: 急诊科 丁一、骨科 邓莉莉; 国画《…》 撒某（某市总工会）; 安某 某局科长.

A line is cut into chunks at its marks, a chunk into words at its spaces. A person among the words has won; without one
a unit has, and what is neither says what was won.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.page import Page
from intake.extract.recipients import Recipients
from intake.extract.winning_persons import person_at
from intake.extract.words import awards as words
from intake.extraction import AwardFound, Found
from intake.source import Span

# A name of two characters set to the width of three is one word: 罗　倩.
WORD = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff] {1,2}[\u3400-\u9fff](?![\u3400-\u9fff])|[^\s()]+(?:\([^()\n]*\))?"
)
NOTE = re.compile(r"\((?P<inside>[^()\n]{1,60})\)$")
WORK = re.compile(r"《(?P<title>.{1,100})》")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:省|市|自治区|县|区|州)")
# 《抢险之夜》（组照）——某队: what kind of work it is
KIND = re.compile(r"\([^()]{1,6}\)(?=[—\-]+)")
LABEL = re.compile(r"^(?P<label>[^:《》()]{2,20}):\s*")


class Entries:
    """Reads the lines of a list of winners."""

    def __init__(self, page: Page, recipients: Recipients) -> None:
        self.page = page
        self.recipients = recipients

    def of(self, line: Span) -> list[AwardFound]:
        """Every winner that a line names, without its number."""
        helped = words.HELPED.search(self.page.even, *line)
        line = self._trimmed(Span(line.start, helped.start()) if helped else line)
        if WORK.search(self.page.even, *line):
            works = [self._work(part) for part in self._works(line)]
            return [work for work in works if work]
        if (titled := self._titled(line)) is not None:
            return titled
        return [award for chunk in self._chunks(line) for award in self._chunk(chunk)]

    def _trimmed(self, span: Span) -> Span:
        said = self.page.even[span.start : span.end]
        return Span(span.start + len(said) - len(said.lstrip(" ,、;·-—")), span.start + len(said.rstrip(" ,、;。·")))

    def _works(self, line: Span) -> Iterator[Span]:
        """Several works in one line: 甲《…》、乙《…》."""
        start = line.start
        for mark in re.finditer(r"(?<=[》)])\s?[、,;]\s?(?=[^,;、]*《)", self.page.even[line.start : line.end]):
            yield Span(start, line.start + mark.start())
            start = line.start + mark.end()
        yield Span(start, line.end)

    def _work(self, line: Span) -> AwardFound | None:
        """A work and who made it, before it, behind it or in brackets."""
        even = self.page.even
        work = WORK.search(even, *line)
        if not work:
            return None
        title = Found(self.page.said(Span(*work.span("title"))), Span(*work.span("title")))
        before = self._trimmed(Span(line.start, work.start()))
        kind = KIND.match(even, work.end(), line.end)
        behind = self._trimmed(Span(kind.end() if kind else work.end(), line.end))
        for maker in self._makers(before, behind):
            return replace(maker, title=title)
        return AwardFound(title.value, Span(*work.span("title")))

    def _makers(self, before: Span, behind: Span) -> Iterator[AwardFound]:
        """Who made a work, the likeliest first: a person beside it, a unit beside it, who stands in brackets."""
        if author := words.AUTHOR.search(self.page.even, *behind):
            yield self._author(self._trimmed(Span(*author.span("who"))))
        behind, before = self._without_sender(behind), self._without_sender(before)
        for side in (behind, before):
            if persons := self.persons(self._without_note(side)):
                yield self._together(persons)
        note = NOTE.search(self.page.even, *behind)
        if note and (author := words.AUTHOR.search(self.page.even, *note.span("inside"))):
            yield self._as_printed(Span(*author.span("who")))
        outside = self._without_note(behind)
        # 湖北省 《长江号子》 某馆: the place is none that made it where somebody stands behind.
        for side in (outside, before) if PLACE.fullmatch(self.page.even, *before) else (before, outside):
            said = self.page.even[side.start : side.end]
            if said and not words.GENRE.fullmatch(said):
                yield self.recipients.one(side) or self._as_printed(side)
        if note:
            yield self._as_printed(Span(*note.span("inside")))

    def _author(self, who: Span) -> AwardFound:
        """Behind 作者：, where a name may be a word or a city too (柏林)."""
        shares = tuple(self.recipients.shares(who))
        if any(words.UNIT_LIKE.search(share.value) or len(share.value) > 4 for share in shares):
            winners = [self.recipients.one(share.span) for share in shares if share.span]
            persons = [winner.span for winner in winners if winner and winner.is_person]
            return self._together(persons) if len(persons) == len(shares) else self._as_printed(who)
        return AwardFound(self.page.said(who), who, is_person=True, people=shares)

    def _without_sender(self, span: Span) -> Span:
        """某协会选送: who sent it in, without the word for it."""
        if sent := words.SENT_BY.search(self.page.even, *span):
            return self._trimmed(Span(span.start, sent.start()))
        own = words.OF_OURS.match(self.page.even, *span)
        return Span(own.start("who"), own.end("who")) if own else span

    def _as_printed(self, who: Span) -> AwardFound:
        shares = tuple(self.recipients.shares(who))
        if all(share.span and self.recipients.persons.is_a_person(share.span) for share in shares):
            return AwardFound(self.page.said(who), who, is_person=True, people=shares)
        return AwardFound(self.page.said(who), who, units=shares)

    def _together(self, persons: list[Span]) -> AwardFound:
        """Persons who share a work: one winner, as printed."""
        if len(persons) == 1:
            return person_at(self.page, persons[0])
        whole = Span(persons[0].start, persons[-1].end)
        people = tuple(Found(self.page.said(each), each) for each in persons)
        return AwardFound(self.page.said(whole), whole, is_person=True, people=people)

    def _without_note(self, span: Span) -> Span:
        note = NOTE.search(self.page.even, *span)
        return self._trimmed(Span(span.start, note.start())) if note else span

    def _titled(self, line: Span) -> list[AwardFound] | None:
        """某题（某局 郑某）: a long title that names nobody, and who won with it in brackets."""
        note = NOTE.search(self.page.even, *line)
        core = self._without_note(line)
        if not note or core.end - core.start < 9 or self._names_somebody(core):
            return None
        inside = Span(*note.span("inside"))
        title = Found(self.page.said(core), core)
        return [replace(award, title=title) for chunk in self._chunks(inside) for award in self._chunk(chunk)]

    def _names_somebody(self, core: Span) -> bool:
        last = list(self._chunks(core))[-1]
        return bool(self.persons(last)) or self.recipients.one(last) is not None

    def _chunks(self, line: Span) -> Iterator[Span]:
        """What stands between the marks of a list; marks in brackets and quotes divide nothing."""
        depth, start = 0, line.start
        for at in range(line.start, line.end):
            char = self.page.even[at]
            depth += (char in "(“《") - (char in ")”》")
            if char in "、,;" and depth <= 0:
                yield self._trimmed(Span(start, at))
                start = at + 1
        yield self._trimmed(Span(start, line.end))

    def _chunk(self, chunk: Span) -> list[AwardFound]:
        if label := LABEL.match(self.page.even[chunk.start : chunk.end]):
            return self._labelled(chunk, label)
        core = self._without_note(chunk)
        if persons := self.persons(core):
            return [person_at(self.page, name) for name in persons]
        parts = self._words(core)
        if len(parts) < 2:
            award = self.recipients.one(core)
            return [award] if award else []
        found = [(part, self.recipients.one(part)) for part in parts]
        if all(award for _part, award in found):
            return [award for _part, award in found if award]
        return [self._with_title(award, found) for _part, award in found if award][:1]

    def _labelled(self, chunk: Span, label: re.Match) -> list[AwardFound]:
        """急诊科：丁某, 红茶类：某公司, or 某局：某举措."""
        behind = self._trimmed(Span(chunk.start + label.end(), chunk.end))
        if words.CLASS.search(label["label"]):
            return self._chunk(behind)
        if persons := self.persons(behind):
            return [person_at(self.page, name) for name in persons]
        who = self._trimmed(Span(chunk.start, chunk.start + label.end("label")))
        award = self.recipients.one(who)
        return [replace(award, title=Found(self.page.said(behind), behind))] if award else []

    def _with_title(self, award: AwardFound, found: list[tuple[Span, AwardFound | None]]) -> AwardFound:
        """The longest word that is nobody says what was won."""
        rest = max((part for part, other in found if other is None), key=lambda part: part.end - part.start)
        return award if rest.end - rest.start < 5 else replace(award, title=Found(self.page.said(rest), rest))

    def _words(self, chunk: Span) -> list[Span]:
        return [Span(*match.span()) for match in WORD.finditer(self.page.even, *chunk)]

    def persons(self, chunk: Span) -> list[Span]:
        """The words of a chunk that are names of persons, each without the note behind it."""
        words_ = [self._without_note(word) for word in self._words(chunk)]
        return [word for word in words_ if self.recipients.persons.is_a_person(word)]
