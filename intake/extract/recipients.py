"""Who won: units, persons with or without their units, works, read from a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.extract.lists import cut, is_strange, reads_like_a_name
from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.winning_persons import Persons, person_at
from intake.extract.words import awards as words
from intake.extract.words.surnames import COMPOUND, SINGLE
from intake.extraction import AwardFound, Found
from intake.source import Span


@dataclass(frozen=True)
class Won:
    """A place where the text says that a list won something."""

    listed: Span
    award: Span
    told_before: bool = False  # the clause before the verb, whose subject has won
    leads_in: bool = False  # the list stands at the head of a sentence that goes on


class Recipients:
    """Reads a list of winners: units, persons with or without their units, works."""

    def __init__(self, page: Page, units: list[Span], mentions: list[Mention]) -> None:
        self.page = page
        self._units_by_start = {unit.start: unit for unit in units}
        self._units_by_end = {unit.end: unit.start for unit in units}
        self.persons = Persons(page, units, mentions)
        self._names_end = {mention.end for mention in mentions}

    def fitted(self, won: Won) -> Won:
        """The list up to where its names end: a name into which it ends is part of it (授予彭某某这一称号), a sentence
        that goes on is not (一等奖获得者王某发言).
        """
        end = won.listed.end
        if won.leads_in:
            persons = [mention.end for mention in self.persons.mentions_in(won.listed) if mention.end <= end]
            return replace(won, listed=Span(won.listed.start, max(persons, default=end)))
        for mention in self.persons.mentions_in(Span(max(0, end - 4), end)):
            if mention.name.start < end < mention.name.end <= won.award.end and end == won.award.start:
                return replace(
                    won, listed=Span(won.listed.start, mention.name.end), award=Span(mention.name.end, won.award.end)
                )
        return won

    def items(self, listed: Span) -> Iterator[Span]:
        """The items of a list without the words that lead into it and out of it."""
        even = self.page.even
        start = listed.start
        said = even[start : listed.end]
        if lead := words.LIST_START.match(said):
            start += lead.end()
        end = listed.end
        if how := words.HOW_WON.search(even, start, end):
            end = how.start()
        if tail := words.ETC.search(even[start:end]):
            end = start + tail.start()
        end = start + len(words.LIST_END.sub("", even[start:end]))
        for item in self._divided(Span(start, end)):
            yield from self._cut_at_joins(self._without_makers(item))

    def _without_makers(self, item: Span) -> Span:
        """由某科完成的《某成果》: the work has won; the person where one made it: 由张某采写的《某文》."""
        by = words.BY_PERSON.match(self.page.even, *item)
        maker = self.one(Span(*by.span("who"))) if by else None
        if by and maker and maker.is_person:
            return Span(by.start("who"), item.end)
        made = words.MADE_BY.match(self.page.even, *item)
        return Span(made.end(), item.end) if made else item

    def _divided(self, listed: Span) -> Iterator[Span]:
        """、 divides a list; where there is none, a comma does: 某局甲,某局乙,某局丙. ; divides several lists."""
        mark = self._mark_of(listed)
        for part in cut(self.page.even, listed, mark):
            if mark == ";":
                yield from self._divided(part)
            else:
                yield from cut(self.page.even, part, ",")  # 某公司甲、乙,某厂丙

    def _mark_of(self, listed: Span) -> str:
        bare = re.sub(r"\([^()\n]*\)|“[^”\n]*”|《[^》\n]*》", "", self.page.even[listed.start : listed.end])
        return next((mark for mark in ";、," if bare.count(mark) > (mark == ",")), "、")

    def _cut_at_joins(self, item: Span) -> Iterator[Span]:
        """和 divides two winners where a unit or a person ends before it."""
        for match in re.finditer(r"以及|和|与|及|/", self.page.even[item.start : item.end]):
            at = item.start + match.start()
            if (
                at in self._names_end
                or self._units_by_end.get(at, item.start - 1) >= item.start
                or self._joins_units(item.start, at, item.end, match.end() - match.start())
                or self._joins_names(item.start, at, item.end, match.end() - match.start())
            ):
                yield Span(item.start, at)
                yield from self._cut_at_joins(Span(item.start + match.end(), item.end))
                return
        yield item

    def _joins_units(self, start: int, at: int, end: int, length: int) -> bool:
        """三中队和附中队: two that end alike."""
        before, after = self.page.even[start:at], self.page.even[at + length : end]
        alike = before[-1:] == after[-1:] and 2 < len(before) < 14 and 2 < len(after) < 14
        return alike and bool(words.UNIT_LIKE.search(before))

    def _joins_names(self, start: int, at: int, end: int, length: int) -> bool:
        """某中学的陈某和蒋某(成人组): what stands on both sides reads like a name."""
        after = re.sub(r"\([^()]*\)$", "", self.page.even[at + length : end])
        before = self.page.even[max(start, at - 3) : at]
        stranger = re.fullmatch("[\u3400-\u9fff]{2,3}", after) and is_strange(after)
        if not any(reads_like_a_name(before[-n:]) for n in (3, 2)):
            return False
        behind = Span(at + length, end)
        described = self.persons.named_after_unit(behind) or self.persons.described(behind)  # 某厂的陈某和某局的蒋某
        return reads_like_a_name(after) or bool(stranger or described)

    def one(self, item: Span) -> AwardFound | None:
        even = self.page.even
        said = even[item.start : item.end]
        lead = len(said) - len(re.sub(r"^\s*(?:[我本该][市县区省院校团局](?=.)(?!代表[队团]))?", "", said))
        item = Span(item.start + lead, item.start + len(said.rstrip()))
        by_work = words.BY_WORK.search(even, *item)
        if by_work and (winner := self.one(Span(item.start, by_work.start()))):
            title = Span(*by_work.span("title"))
            return replace(winner, title=Found(self.page.said(title), title))
        if tail := words.SCORE.search(even[item.start : item.end]) or words.ETC.search(even[item.start : item.end]):
            item = Span(item.start, item.start + tail.start())
        said = even[item.start : item.end]
        if (
            not said
            or words.COUNT_ONLY.match(said)
            or len(said) > 50
            or re.match(r"(?:对|并|给(?!水|排)|为|将|决定|多次|曾|连续|近年来|先后|以|在[^\u4e00-\u9fff])", said)
        ):
            return None
        if place := words.PLACE_PREFIX.match(said):
            item = Span(item.start + place.end(), item.end)
            said = even[item.start : item.end]
        if tail := re.search(r"\([^()]{1,16}\)$|同志$|同学$|先生$|女士$|一家人?$|夫妇$|兄弟$|姐弟$|兄妹$|姐妹$", said):
            return self.one(Span(item.start, item.start + tail.start()))
        if latin := re.match(r"[a-z]{2,8}(?=[\u4e00-\u9fff]{2,3}$)", said):  # ICU张某
            return self.one(Span(item.start + latin.end(), item.end))
        if " " in said and self.persons.is_a_person(item):
            return person_at(self.page, item)
        if person := self.persons.ending(item) or self.persons.ahead(item) or self.persons.behind(item):
            return person
        if work := re.fullmatch(
            rf"(?P<who>[^《》“”]{{2,30}}?)(?:{words.DONE_BY}?的[\u4e00-\u9fff]{{0,6}})?[《“](?P<title>[^》]{{2,60}})[》”]",
            said,
        ):
            return self._work(item, work)
        if re.fullmatch(r"《[^》]{2,60}》|“[^”]{4,60}”(?<!队”)", said) and (said[0] == "《" or self._is_made(item)):
            span = Span(item.start + 1, item.end - 1)
            return AwardFound(self.page.said(span), span)
        if built := words.BUILT_BY.match(even, *item):
            return self.one(Span(built.end(), item.end))
        if (team := words.TEAM_BEHIND.fullmatch(even, *item)) and team["team"] != said:  # 实力强大的美国队
            return self.one(Span(*team.span("team")))
        if words.BAD_RECIPIENT.search(said):
            return None
        if self._reads_like_a_unit(item):
            return AwardFound(self.page.said(item), item, units=(Found(self.page.said(item), item),))
        if re.fullmatch(
            r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{5,8}", said
        ) and self._bare_name(item):
            return person_at(self.page, item)
        return None

    def subject(self, clause: Span) -> AwardFound | None:
        """The unit or person with which a clause begins: 某队以72比65战胜某队."""
        even = self.page.even
        for mention in self.persons.mentions_in(clause):
            if mention.start == clause.start and not words.NO_SUBJECT.match(even, mention.end):
                return person_at(self.page, mention.name)
        unit = self._units_by_start.get(clause.start)
        bare = not unit and not words.BAD_RECIPIENT.match(even, clause.start)
        for length in (3, 2) if bare else ():  # 胡某某以10秒的优势险胜
            name = Span(clause.start, clause.start + length)
            if reads_like_a_name(even[name.start : name.end]) and words.BY_DOING.match(even, name.end):
                return person_at(self.page, name)
        if not unit or unit.end >= clause.end or words.NO_SUBJECT.match(even, unit.end):
            beaten = words.BEAT.search(even, *clause) or words.HOW_WON.search(even, *clause)
            return self.one(Span(clause.start, beaten.start())) if beaten else self.persons.ahead(clause)
        team = words.TEAM.match(even, unit.end)
        unit = Span(unit.start, team.end()) if team else unit
        return AwardFound(self.page.said(unit), unit, units=(Found(self.page.said(unit), unit),))

    def _work(self, item: Span, work: re.Match) -> AwardFound:
        who = Span(item.start + work.start("who"), item.start + work.end("who"))
        if words.GENRE.fullmatch(self.page.even, *who):  # 小品《回家》
            span = Span(item.start + work.start("title"), item.start + work.end("title"))
            return AwardFound(self.page.said(span), span)
        if named := re.search("(?:同学|同志|老师|先生|女士)$", self.page.even[who.start : who.end]):
            who = Span(who.start, who.start + named.start())
        if made := words.MADE.search(self.page.even, *who):
            who = Span(who.start, made.start())
        title = Span(item.start + work.start("title"), item.start + work.end("title"))
        work_title = Found(self.page.said(title), title)
        if person := self.persons.ending(who) or self.persons.named_after_unit(who) or self.persons.described(who):
            return replace(person, title=work_title)
        makers = tuple(self.shares(who))
        if all(maker.span and reads_like_a_name(self.page.even[slice(*maker.span)]) for maker in makers):
            return AwardFound(self.page.said(who), who, is_person=True, people=makers, title=work_title)
        return AwardFound(self.page.said(who), who, units=makers, title=work_title)

    def _is_made(self, item: Span) -> bool:
        """A work in quotation marks, behind who made it or in a list of such: 合作的“某技术”, “甲”“乙”项目."""
        return self.page.even[item.start - 1] == "的" or bool(words.QUOTED_ALIKE.match(self.page.even, item.end))

    def shares(self, who: Span) -> Iterator[Found[str]]:
        for span in cut(self.page.even, who):
            yield Found(self.page.said(span), span)

    def _reads_like_a_unit(self, item: Span) -> bool:
        said = self.page.even[item.start : item.end]
        if self._units_by_end.get(item.end, item.start - 1) >= item.start:
            return True
        return bool(words.UNIT_LIKE.search(said))

    def _bare_name(self, item: Span) -> bool:
        """A name without a title: with a surname, or written with a dot, or behind its country in brackets."""
        said = self.page.even[item.start : item.end]
        if "·" in said or self.page.even[item.start - 1 : item.start] == ")":
            return True
        return len(said) <= 4 and (said[0] in SINGLE or said[:2] in COMPOUND)
