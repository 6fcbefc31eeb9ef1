"""Posts of a person: the titles that lead up to a name, each with the unit in front of it."""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from intake.extract.page import Page
from intake.extract.units import PARTY, raw_units
from intake.extract.words import verbs
from intake.extract.words.titles import LEADERS, LEARNED, OFFICES, PRESS, TITLE
from intake.source import Span

# 县委书记, 省委常委: the organ is part of what the post is called.
ORGAN = re.compile(r"(?:[\u4e00-\u9fff]{0,10}?[省市县区州旗盟镇乡]|自治区|中央|中央政治局|[\u4e00-\u9fff]{2,4}地)委$")
COMMITTEE = re.compile(r"(?:[省市县区州旗盟镇乡]|自治区|中央|团|地)委$|政治局$|中央$")
POLITICAL = re.compile(
    r"(?:[省市县区州旗盟镇乡]|军|政法|纪)委$|党委$|人大常委会$|人大$|政协$|自治区$|政治局$|中央$|军委$|国务院$|人民政府$|政府$|统战部$|宣传部$|组织部$|总工会$|委办公室$"
)
GENERIC_UNIT = re.compile(
    r"(?:[\u4e00-\u9fff]{2}特区|(?:我|本|该)?(?:医院|学院|学校|大学|集团|公司|中心|分行|支行|总行|银行|街道|社区|局|院|校|所|馆|办事处|处|科|系|厂|区|市|县|镇|乡))$"
)
OFFICE_OF = re.compile(
    r"(?:党支部|党总支|党工委|办公室|工会办|党办|院办|校办|政治部|政治处|工会|团委|综合部|综合科|办公厅|人事处|宣传科|统战部|宣传部|组织部|纪工委|督导组|专家组|评委会|组委会|执委会|常委会|机关工会|妇联)$"
)
PLACE_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,10}(?:省|市|县|区|州|旗|盟|镇|乡|村|自治区|街道|社区|队|国)$")
# 外交部长, 文化局长: the last character of the office is the first of its chief.
FIELD = re.compile(
    r"(?:外交|国防|财政|内政|教育|卫生|农业|林业|水利|贸易|外贸|商务|司法|文化|体育|民政|公安|交通|建设|环保|劳动|人事|税务|工商|审计|统计|"
    r"物价|粮食|旅游|广电|城建|国土|安全|科技|经济|工业|能源|宣传|组织|统战|工业和信息化|基层)$"
)
HOLDS = re.compile(r"获得者|获奖者|得主")
JOIN = re.compile("以及|和|与|及|、|在|率")
# 学生工作部（处）
DOUBLE = re.compile(r"\([部处室科院会站所馆][\u4e00-\u9fff]?\)")
UNREAD = re.compile("[\u3400-\u9fff·0-9]{1,22}")
UNION = re.compile(r"(?<!总)工会$|机关党委$|党委$|纪委$|政治部$")


@dataclass(frozen=True)
class Post:
    """A title with the unit before it. `whole`: unit and title are one name that is not taken apart."""

    title: Span
    unit: Span | None = None
    whole: bool = False
    former: bool = False  # 原 before the unit: 原市政协主席

    @property
    def start(self) -> int:
        return (self.unit.start - self.former) if self.unit else self.title.start


class Posts:
    """Every title of a report and what is before it."""

    def __init__(self, page: Page, begins: int = 0) -> None:
        """`begins`: where the text begins behind its dateline; no unit reaches into that (电 | 国务院)."""
        self.page = page
        self.units = [
            Span(max(unit.start, begins), unit.end) if unit.end > begins else unit for unit in raw_units(page)
        ]
        self._units = {span.end: span for span in self.units}
        for span in list(self._units.values()):
            if (party := PARTY.search(page.even, span.start, span.end)) and party.start() > span.start + 1:
                self._units.setdefault(party.start(), Span(span.start, party.start()))
            if double := DOUBLE.match(page.even, span.end):
                self._units.setdefault(double.end(), Span(span.start, double.end()))

    @cached_property
    def titles(self) -> list[Span]:
        """Titles in order; 副理事长兼秘书长 and 博士生导师 are one each."""
        merged: list[Span] = []
        for span in self._plain:
            before = merged[-1] if merged else None
            if before and (
                span.start == before.end or (span.start == before.end + 1 and self.page.even[before.end] in "兼")
            ):
                merged[-1] = Span(before.start, span.end)
            elif not before or span.start >= before.end:
                merged.append(span)
        return merged

    @cached_property
    def _plain(self) -> list[Span]:
        known = list(self.page.known["title"].values())
        spans = {Span(*match.span()) for match in TITLE.finditer(self.page.even)} | set(known)
        return sorted(spans, key=lambda span: (span.start, -span.end))

    @cached_property
    def by_end(self) -> dict[int, Span]:
        return {span.end: span for span in self.titles}

    def titles_near(self, at: int) -> list[Span]:
        """The titles that begin within a name's length of a place."""
        first = bisect_left(self.titles, Span(at, 0))
        return self.titles[max(0, first - 1) : first + 3]

    def unit_ending(self, at: int) -> Span | None:
        """The unit whose name ends at a place."""
        return self._units.get(at)

    def trusted(self, title: Span) -> bool:
        """Whether a name may be read after this title without more ado."""
        match = next(reversed(list(TITLE.finditer(self.page.even, title.start, title.end))), None)
        head = (match["head"] or match["member"]) if match else ""
        return not match or head in OFFICES | LEARNED | LEADERS or head == "成员"

    def is_press(self, title: Span) -> bool:
        return bool(PRESS.search(self.page.even, title.start, title.end))

    def post(self, title: Span) -> Post:
        """The title with its unit, taken apart or left whole."""
        even = self.page.even
        unit = self._units.get(title.start) or self._units.get(self._before_class(title.start))
        line_start = even.rfind("\n", 0, title.start) + 1
        before = even[max(line_start, title.start - 24) : title.start]
        if HOLDS.fullmatch(even, *title):  # 全国五一劳动奖章 | 获得者: what is held is part of what somebody is called
            return Post(Span(self._trimmed(self._clause_start(title.start), title.start), title.end), None, whole=True)
        if match := ORGAN.search(before):
            # 县委 + 书记; the place before it, if one is there, is part of the organ's name.
            start = title.start - len(before) + match.start()
            start = max(start, self._clause_start(title.start))
            return Post(Span(self._trimmed(start, title.start), title.end), None, whole=True)
        if before.endswith(("自治区", "自治州", "自治县")) and (unit is None or unit.end - unit.start < 4):
            start = self._trimmed(max(self._clause_start(title.start), title.start - 12), title.start)
            return Post(Span(min(start, title.start - 3), title.end), None, whole=True)
        if unit and OFFICE_OF.fullmatch(even[unit.start : unit.end]):
            return Post(Span(unit.start, title.end))
        if unit and (organ := UNION.search(even[unit.start : unit.end])) and organ.start() > 1:
            # 管理局工会主席: the union's chairman in the bureau.
            at = unit.start + organ.start()
            return Post(Span(at, title.end), Span(unit.start, at))
        if (
            unit is None
            and (chief := FIELD.search(before))
            and re.match("[部局厅处科司]|大臣", even[title.start : title.start + 2])
        ):
            return self.post(Span(title.start - len(before) + chief.start(), title.end))
        if unit is None:
            if place := self._place_before(title.start, before):
                return Post(title, place)
            if generic := GENERIC_UNIT.search(before):
                return Post(title, self._widened(Span(title.start - len(before) + generic.start(), title.start)))
            if office := OFFICE_OF.search(before):
                return Post(Span(title.start - len(before) + office.start(), title.end))
            return Post(title)
        said = even[unit.start : unit.end]
        if COMMITTEE.search(said):
            return Post(Span(unit.start, title.end), None, whole=True)
        if said[0] == "原" and len(said) > 3:
            return Post(title, Span(unit.start + 1, unit.end), former=True)
        return Post(title, unit)

    def _before_class(self, at: int) -> int:
        """Where 2019级 before 本科生 begins."""
        match = re.search(r"(?:[0-9]{2,4}级|[0-9]{4}届)$", self.page.even[max(0, at - 6) : at])
        return at - len(match.group()) if match else -1

    def _widened(self, unit: Span) -> Span:
        """物流系, 水处 and 植保所 are more than 系, 处 and 所."""
        if unit.end - unit.start > 1 or self.page.even[unit.start] not in "系处科所站馆":
            return unit
        start = self._trimmed(max(self._clause_start(unit.start), unit.start - 16), unit.start)
        start = max([start, *(self.page.even.rfind(mark, start, unit.start) + 1 for mark in "由在向对为")])
        return Span(start, unit.end)

    def _clause_start(self, at: int) -> int:
        return max(self.page.even.rfind(mark, 0, at) for mark in "、,。;:!?()“”\n ") + 1

    def _trimmed(self, start: int, end: int) -> int:
        """Past words that lead into an organ's name and are none of it: 由市委书记."""
        number = self.page.words_before(start + 1)
        while self.page.words[number].end < end:
            self.page.word(number)
            if self.page.words[number].start >= start and self.page.word_class(number) not in (
                "p",
                "c",
                "v",
                "d",
                "t",
                "ul",
                "uj",
                "u",
                "x",
                "r",
                "m",
            ):
                break
            start = max(start, self.page.words[number].end)
            number += 1
        return start

    def _place_before(self, at: int, before: str) -> Span | None:
        """太原市 before 副市长, 新西兰黑斯廷斯市 before 市长."""
        start = self._trimmed(max(self._clause_start(at), at - 12), at)
        start = max([start, *(self.page.even.rfind(mark, start, at) + 1 for mark in "的了")])  # 会见了来访的 | 美国
        start = max([start, *(verb.end() for verb in verbs.ANY.finditer(self.page.even, start, at))])
        said = self.page.even[start:at]
        return Span(start, at) if start < at and PLACE_BEFORE.fullmatch(said) else None

    def _reaching_back(self, post: Post, taken: AbstractSet[int]) -> Post:
        """A post to the mark behind the post before it: 评委会主席、意大利某学院教授, 导师、某基金获得者."""
        even = self.page.even
        start = max(even.rfind(mark, max(0, post.start - 24), post.start) for mark in "、,") + 1
        before = self.by_end.get(start - 1)
        if not start or start == post.start or before is None or before.end in taken:
            return post
        if any(start < end <= post.start for end in taken):  # a person stands between
            return post
        if not UNREAD.fullmatch(even, start, post.start) or verbs.ANY.search(even, start, post.start):
            return post
        if post.unit:
            return replace(post, unit=Span(start, post.unit.end))
        return replace(post, title=Span(start, post.title.end))

    def chain(self, last: Span, taken: AbstractSet[int] = frozenset()) -> list[Post]:
        """All posts that lead up to a name, in printed order: 党组书记、主任, 院士、主任."""
        posts = [self._behind_person(self.post(last), taken)]
        while len(posts) < 8:
            posts[0] = self._reaching_back(posts[0], taken)
            at = posts[0].start
            if self.page.even[at - 1 : at] not in ("、", "兼", "/", ",") or at < 2:
                break
            before = self.by_end.get(at - 1)
            if before is None or before.end in taken:  # 教授 of the person before
                break
            post = self._behind_person(self.post(before), taken)
            whole = self._filling_clause(post) if self.page.even[at - 1] == "," else post
            if whole is None:
                break
            posts.insert(0, whole)
        return posts

    def _filling_clause(self, post: Post) -> Post | None:
        """督导组组长，市监委主任张某: a post that fills its clause has its name in the next."""
        start = self._clause_start(post.start)
        if start == post.start:
            return post
        if not UNREAD.fullmatch(self.page.even, start, post.start) or verbs.ANY.search(
            self.page.even, start, post.start
        ):
            return None
        stretch = self.page.even[start : post.start]
        whole = self._trimmed(start, post.start) == start and (
            OFFICE_OF.search(stretch) or GENERIC_UNIT.search(stretch)
        )
        return replace(post, title=Span(start, post.title.end), unit=None) if whole else None

    def _behind_person(self, post: Post, taken: AbstractSet[int]) -> Post:
        """A unit into which the person before runs begins behind them: 万里春及 | 第二检察部."""
        part = post.title if post.whole else post.unit
        inside = [end for end in range(part.start + 1, part.end) if end in taken] if part else []
        if not part or not inside:
            return post
        join = JOIN.match(self.page.even, max(inside))
        start = join.end() if join else max(inside)
        if start >= part.end:
            return post
        shorter = Span(start, part.end)
        return replace(post, title=shorter) if post.whole else replace(post, unit=shorter)
