"""Who won: units, persons with or without their units, works, read from a list."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.extract.lists import cut, has_a_surname
from intake.extract.names import DOTTED, LATIN, Names
from intake.extract.page import Page
from intake.extract.people import Mention
from intake.extract.words import awards as words
from intake.extract.words.places import PLACES
from intake.extract.words.surnames import COMPOUND, JAPANESE, SINGLE, TRANSLITERATED
from intake.extraction import AwardFound, Found
from intake.source import Span

HAN_ONLY = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True)
class Won:
    """A place where the text says that a list won something."""

    listed: Span
    award: Span
    told_before: bool = False  # the clause before the verb, whose subject has won


def person_at(page: Page, span: Span) -> AwardFound:
    said = page.said(span)
    return AwardFound(said, span, is_person=True, people=(Found(said, span),))


class Recipients:
    """Reads a list of winners: units, persons with or without their units, works."""

    def __init__(self, page: Page, units: list[Span], mentions: list[Mention]) -> None:
        self.page = page
        self._units_by_start = {unit.start: unit for unit in units}
        self._units_by_end = {unit.end: unit.start for unit in units}
        self._mentions = mentions
        self._by_end = {mention.end: mention for mention in mentions}

    def with_whole_names(self, won: Won) -> Won:
        """授予彭某某这一称号: a name into which the list ends belongs to it, and not to the award."""
        end = won.listed.end
        for mention in self._mentions_in(Span(max(0, end - 4), end)):
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
        end = start + len(
            re.sub(
                r"(?:日前|近日|最近|今天|昨天|今年|去年|当天|又一次|分别|双双|并列|均|也|还|先后|一举|共同|最终|再次|首次|又|都|已|的|(?:选送|报送|创作|表演|演出)的(?:节目|作品|文章|论文)|等?组成的[\u4e00-\u9fff]{0,6}(?:队|团队|小组|组合)(?:\([^()]*\))?)+$",
                "",
                even[start:end],
            )
        )
        for item in self._divided(Span(start, end)):
            made = words.MADE_BY.match(even, *item)
            yield from self._cut_at_joins(Span(made.end(), item.end) if made else item)

    def _divided(self, listed: Span) -> Iterator[Span]:
        """、 divides a list; where there is none, a comma does: 某局甲,某局乙,某局丙. ; divides several lists."""
        mark = self._mark_of(listed)
        for part in cut(self.page.even, listed, mark):
            yield from self._divided(part) if mark == ";" else [part]

    def _mark_of(self, listed: Span) -> str:
        bare = re.sub(r"\([^()\n]*\)|“[^”\n]*”|《[^》\n]*》", "", self.page.even[listed.start : listed.end])
        return next((mark for mark in ";、," if bare.count(mark) > (mark == ",")), "、")

    def _cut_at_joins(self, item: Span) -> Iterator[Span]:
        """和 divides two winners where a unit or a person ends before it."""
        for match in re.finditer(r"以及|和|与|及", self.page.even[item.start : item.end]):
            at = item.start + match.start()
            if (
                at in self._by_end
                or self._units_by_end.get(at, item.start - 1) >= item.start
                or self._joins_names(item.start, at, item.end, match.end() - match.start())
            ):
                yield Span(item.start, at)
                yield from self._cut_at_joins(Span(item.start + match.end(), item.end))
                return
        yield item

    def _joins_names(self, start: int, at: int, end: int, length: int) -> bool:
        """某中学的陈某和蒋某(成人组): what stands on both sides reads like a name."""
        after = re.sub(r"\([^()]*\)$", "", self.page.even[at + length : end])
        before = self.page.even[max(start, at - 3) : at]
        stranger = re.fullmatch("[\u3400-\u9fff]{2,3}", after) and self._is_strange(after)
        return (self._reads_like_a_name(after) or bool(stranger)) and any(
            self._reads_like_a_name(before[-n:]) for n in (3, 2)
        )

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
        if tail := re.search(r"\([^()]{1,16}\)$|一家人?$|夫妇$|兄弟$|姐弟$|兄妹$|姐妹$", said):
            return self.one(Span(item.start, item.start + tail.start()))
        if " " in said and self.is_a_person(item):
            return person_at(self.page, item)
        if person := self._person(item) or self._ahead(item) or self._behind(item):
            return person
        if work := re.fullmatch(
            r"(?P<who>[^《》“”]{2,30}?)(?:选送的|报送的|创作的|推荐的|翻译的|撰写的|编写的|拍摄的|的[\u4e00-\u9fff]{0,6})?[《“](?P<title>[^》]{2,60})[》”]",
            said,
        ):
            return self._work(item, work)
        if re.fullmatch(r"《[^》]{2,60}》|“[^”]{4,60}”(?<!队”)", said) and (said[0] == "《" or self._is_made(item)):
            span = Span(item.start + 1, item.end - 1)
            return AwardFound(self.page.said(span), span)
        if words.BAD_RECIPIENT.search(said):
            return None
        if self._reads_like_a_unit(item):
            return AwardFound(self.page.said(item), item, units=(Found(self.page.said(item), item),))
        if re.fullmatch(
            r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{5,8}", said
        ) and self._bare_name(item):
            return person_at(self.page, item)
        return None

    def is_a_person(self, word: Span) -> bool:
        """Whether a word of a list is a person's name by itself."""
        said = self.page.even[word.start : word.end].replace(" ", "")
        if DOTTED.fullmatch(said) or LATIN.fullmatch(self.page.source.text, *word):
            return True
        if not HAN_ONLY.fullmatch(said) or said in PLACES or words.UNIT_WORD.search(said):
            return False
        return has_a_surname(said) or (2 < len(said) < 7 and self._is_strange(said))

    def strangers(self, item: Span) -> list[AwardFound]:
        """Among persons, a name without a known surname: 拓万里, 采油工拓万里."""
        if note := re.search(r"\([^()\n]{1,20}\)$", self.page.even[item.start : item.end]):
            item = Span(item.start, item.start + note.start())
        match = words.STRANGER.fullmatch(self.page.even, *item)
        if not match or words.UNIT_LIKE.search(match["name"]):
            return []
        if len(match["name"]) == 4 and match["name"][:2] not in JAPANESE and not self._is_strange(match["name"]):
            return []
        return [person_at(self.page, Span(*match.span("name")))]

    def subject(self, clause: Span) -> AwardFound | None:
        """The unit or person with which a clause begins: 某队以72比65战胜某队."""
        even = self.page.even
        for mention in self._mentions_in(clause):
            if mention.start == clause.start and not words.NO_SUBJECT.match(even, mention.end):
                return person_at(self.page, mention.name)
        unit = self._units_by_start.get(clause.start)
        if not unit or unit.end >= clause.end or words.NO_SUBJECT.match(even, unit.end):
            return None
        team = words.TEAM.match(even, unit.end)
        unit = Span(unit.start, team.end()) if team else unit
        return AwardFound(self.page.said(unit), unit, units=(Found(self.page.said(unit), unit),))

    def _person(self, item: Span) -> AwardFound | None:
        mention = self._by_end.get(item.end)
        return person_at(self.page, mention.name) if mention and item.start <= mention.name.start else None

    def _behind(self, item: Span) -> AwardFound | None:
        """A name behind its unit or behind what describes it; both where there are both: 某段检车员巩某."""
        named, described = self._named_after_unit(item), self._described(item)
        return described if named and described and described.span.start > named.span.start else named or described

    def _ahead(self, item: Span) -> AwardFound | None:
        """选手黄某在决赛中以…的成绩: the person before how it was won."""
        for mention in self._mentions_in(item):
            if words.BY_DOING.match(self.page.even, mention.end):
                return person_at(self.page, mention.name)
        return None

    def _mentions_in(self, item: Span) -> list[Mention]:
        first = bisect_left(self._mentions, item.start, key=lambda mention: mention.name.start)
        last = bisect_left(self._mentions, item.end, key=lambda mention: mention.name.start)
        return self._mentions[first:last]

    def _named_after_unit(self, item: Span) -> AwardFound | None:
        """城东支行桑青: a unit and a name without a post between."""
        unit = self._units_by_start.get(item.start)
        if not unit or not 2 <= item.end - unit.end <= 8:
            return None
        start = unit.end + (self.page.even[unit.end] in "的 ")  # 实验小学的某某
        said = self.page.even[start : item.end].replace(" ", "")
        if len(said) > 3 and not DOTTED.fullmatch(said) and (said[:2] not in COMPOUND or len(said) > 4):
            stranger = not words.UNIT_LIKE.search(said) and self._is_strange(said)
            return person_at(self.page, Span(start, item.end)) if stranger else None
        is_name = (has_a_surname(said) or TRANSLITERATED.issuperset(said)) and not words.UNIT_LIKE.search(said)
        return person_at(self.page, Span(start, item.end)) if is_name else None

    def _described(self, item: Span) -> AwardFound | None:
        """来自某班的费某, 卫生员骆某: a name behind what describes it."""
        occupied = words.OCCUPIED.fullmatch(self.page.even, *item)
        if occupied and (has_a_surname(occupied["name"]) or self._is_strange(occupied["name"])):
            return person_at(self.page, Span(*occupied.span("name")))
        if (at_home := self._from_a_place(item)) is not None:
            return at_home
        match = words.DESCRIBED.fullmatch(self.page.even, *item)
        if not match or not has_a_surname(match["name"]) or words.UNIT_LIKE.search(match["name"]):
            return None
        return person_at(self.page, Span(*match.span("name")))

    def _from_a_place(self, item: Span) -> AwardFound | None:
        """山东田又耕: a province or city and a name."""
        said = self.page.even[item.start : item.end]
        for length in (2, 3):
            name = said[length:]
            if said[:length] in PLACES and self._reads_like_a_name(name):
                return person_at(self.page, Span(item.start + length, item.end))
        return None

    @staticmethod
    def _reads_like_a_name(said: str) -> bool:
        return has_a_surname(said) and not words.UNIT_LIKE.search(said) and not Names.is_word(said)

    @staticmethod
    def _is_strange(said: str) -> bool:
        """A name of another language: no unit, and no word of the dictionary in it."""
        if DOTTED.fullmatch(said) or (len(said) > 2 and TRANSLITERATED.issuperset(said)):
            return True
        return bool(HAN_ONLY.fullmatch(said)) and not words.UNIT_LIKE.search(said) and not Names.holds_a_word(said)

    def _work(self, item: Span, work: re.Match) -> AwardFound:
        who = Span(item.start + work.start("who"), item.start + work.end("who"))
        if made := words.MADE.search(self.page.even, *who):
            who = Span(who.start, made.start())
        title = Span(item.start + work.start("title"), item.start + work.end("title"))
        work_title = Found(self.page.said(title), title)
        if person := self._person(who) or self._named_after_unit(who) or self._described(who):
            return replace(person, title=work_title)
        return AwardFound(self.page.said(who), who, units=tuple(self.shares(who)), title=work_title)

    def _is_made(self, item: Span) -> bool:
        """A work in quotation marks, behind who made it: 合作的“某技术”."""
        return self.page.even[item.start - 1] == "的"

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
