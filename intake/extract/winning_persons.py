"""Persons in a list of winners: with a post, behind their unit, behind what describes them, or as a bare name."""

import re
from bisect import bisect_left

from intake.extract.lists import HAN_ONLY, has_a_surname, is_strange, reads_like_a_name
from intake.extract.mention import Mention
from intake.extract.names import DOTTED, LATIN
from intake.extract.page import Page
from intake.extract.words import awards as words
from intake.extract.words.places import PLACES
from intake.extract.words.surnames import COMPOUND, JAPANESE, TRANSLITERATED
from intake.extraction import AwardFound, Found
from intake.source import Span


def person_at(page: Page, span: Span) -> AwardFound:
    said = page.said(span)
    return AwardFound(said, span, is_person=True, people=(Found(said, span),))


class Persons:
    """Finds the person whom an item of a list names."""

    def __init__(self, page: Page, units: list[Span], mentions: list[Mention]) -> None:
        self.page = page
        self._units_by_start = {unit.start: unit for unit in units}
        self._mentions = mentions
        self._by_end = {mention.end: mention for mention in mentions}

    def is_a_person(self, word: Span) -> bool:
        """Whether a word of a list is a person's name by itself."""
        said = self.page.even[word.start : word.end].replace(" ", "")
        if DOTTED.fullmatch(said) or LATIN.fullmatch(self.page.source.text, *word):
            return True
        if not HAN_ONLY.fullmatch(said) or said in PLACES or words.UNIT_WORD.search(said):
            return False
        return has_a_surname(said) or (2 < len(said) < 7 and is_strange(said))

    def strangers(self, item: Span) -> list[AwardFound]:
        """Among persons, a name without a known surname: 拓万里, 采油工拓万里."""
        if note := re.search(r"\([^()\n]{1,20}\)$", self.page.even[item.start : item.end]):
            item = Span(item.start, item.start + note.start())
        match = words.STRANGER.fullmatch(self.page.even, *item)
        if not match or words.UNIT_LIKE.search(match["name"]):
            return []
        if len(match["name"]) == 4 and match["name"][:2] not in JAPANESE and not is_strange(match["name"]):
            return []
        return [person_at(self.page, Span(*match.span("name")))]

    def ending(self, item: Span) -> AwardFound | None:
        mention = self._by_end.get(item.end)
        return person_at(self.page, mention.name) if mention and item.start <= mention.name.start else None

    def behind(self, item: Span) -> AwardFound | None:
        """A name behind its unit or behind what describes it; both where there are both: 某段检车员巩某."""
        named, described = self.named_after_unit(item), self.described(item)
        return described if named and described and described.span.start > named.span.start else named or described

    def ahead(self, item: Span) -> AwardFound | None:
        """选手黄某在决赛中以…的成绩: the person before how it was won."""
        for mention in self.mentions_in(item):
            if words.BY_DOING.match(self.page.even, mention.end):
                return person_at(self.page, mention.name)
        return None

    def mentions_in(self, item: Span) -> list[Mention]:
        first = bisect_left(self._mentions, item.start, key=lambda mention: mention.name.start)
        last = bisect_left(self._mentions, item.end, key=lambda mention: mention.name.start)
        return self._mentions[first:last]

    def named_after_unit(self, item: Span) -> AwardFound | None:
        """城东支行桑青: a unit and a name without a post between."""
        unit = self._units_by_start.get(item.start)
        if not unit or not 2 <= item.end - unit.end <= 8:
            return None
        start = unit.end + (self.page.even[unit.end] in "的 ")  # 实验小学的某某
        said = self.page.even[start : item.end].replace(" ", "")
        if len(said) > 3 and not DOTTED.fullmatch(said) and (said[:2] not in COMPOUND or len(said) > 4):
            stranger = not words.UNIT_LIKE.search(said) and is_strange(said)
            return person_at(self.page, Span(start, item.end)) if stranger else None
        is_name = (has_a_surname(said) or TRANSLITERATED.issuperset(said)) and not words.UNIT_LIKE.search(said)
        return person_at(self.page, Span(start, item.end)) if is_name else None

    def described(self, item: Span) -> AwardFound | None:
        """来自某班的费某, 卫生员骆某: a name behind what describes it."""
        occupied = words.OCCUPIED.fullmatch(self.page.even, *item)
        if (
            occupied
            and not words.UNIT_LIKE.search(occupied["name"])
            and (has_a_surname(occupied["name"]) or is_strange(occupied["name"]))
        ):
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
            if said[:length] in PLACES and reads_like_a_name(name):
                return person_at(self.page, Span(item.start + length, item.end))
        return None
