"""Names of persons where a title or a list announces one: how long the name is, and whether it is one at all."""

import re
from functools import cached_property
from itertools import accumulate

import rjieba

from intake.extract.page import Page
from intake.extract.words import verbs
from intake.extract.words.surnames import COMPOUND, JAPANESE, SINGLE, TIBETAN, TRANSLITERATED
from intake.extract.words.titles import AFTER_NAME, TITLE
from intake.source import Span

HAN = re.compile("[\u3400-\u9fff]")
DOTTED = re.compile("[\u3400-\u9fff]{1,8}(?:[·•・‧∙][\u3400-\u9fff]{1,8})+")
# Pieter van der Meer, J. M. Coetzee: in the text as it came, since the even copy has no capitals.
_LATIN_WORD = r"(?:[A-Z][a-zÀ-ÿ'’]+(?:-?[A-Z][a-zÀ-ÿ'’]+)*|[A-Z]\.)"
_PARTICLE = r"(?:(?:van|von|der|den|ter|de|da|di|del|dos|la|le|bin|al|el|y) ){0,2}"
LATIN = re.compile(rf"{_LATIN_WORD}(?: {_PARTICLE}{_LATIN_WORD}){{1,4}}(?![A-Za-z])")
# A name of two characters set to the width of three: 江　涛.
SPACED_OUT = re.compile("[\u3400-\u9fff] {1,2}[\u3400-\u9fff]")
MARK = re.compile(r"[\s、,。;:!?()“”《》<>【】|/—–\-·\[\]…‘’\"'丨]|[0-9]{1,2}[日月]|$")
LISTED = re.compile(r"[、,](?!并)")
MARK_OR_PREPOSITION = re.compile(rf"{MARK.pattern}|[在为向对就与同等]")
JOIN = re.compile(
    r"(?:和|与|及|以及|等|同|并|或|在|向|为|对|到|由|将|作|做|先后|分别|应邀|受邀|也|还|均|都|率|说|获|荣|被|从|的|已|于|就|以|代表|带|赴|一行|共同|介绍|结合|随|任|三|两|四|五|六|七|八|九|十|陪|当|担|因|亲|专|曾|摄|文|图|供|是|给|让|自|宣|走|来|随后|首|最|今|昨|则|又|用|通过|围|主|出|参|讲|发|致|接|签|揭|颁|会|上|下午|上午|强调|指出|表示|提|希|要求|受|当选|当|同志|接受|开|进|详|现|继)"
)
ETC = re.compile(r"等(?![级待候于到])")
# 王平以及秘书长, 王平和秘书长: the last but one of a list.
LIST_JOIN = re.compile(r"(?:以及|还有|和|与|及)(?=[^,。;、]{2,16})")
# Said of an office and never a name, whatever follows.
NEVER = re.compile(
    r"[\u4e00-\u9fff]{1,3}界(?:代表|人士|知名|群众|等|的)|时(?:强调|说|指出|表示|谈)|由[他她其]|党中央|国务院|中央[军政书全]|公署|感到|全面|具体|明确|高度|同志|同时|会议|工作|任职|任命|党委|党组|党员|干部|单位|党总支|党支部|党工|党政|党办|第五[次届个批期场轮名位项年季师军团营连天]|安排|车间|时任|荣获|获得|常委|方案|方面|成员|成果|经验|代表|们|来[我本该各到自这此华访京省市县区校院过厂村]|[\u4e00-\u9fff]了|[和与及同](?:代表|学者|专家|教师|学生|群众|师生|家长|职工|干部|部分)|[\u4e00-\u9fff]{0,3}计划"
)
# What leads away from a title: 书记到某镇调研.
NOT_FIRST = re.compile(
    r"[这那此其到在赴来率带向对会为从被把将与和同及是也都不又再已并于以由等的了们赶亲深走前专逐督实]"
)
SERVICES = ("空军", "海军", "陆军", "武警", "二炮")
# What a name does not end with: 侍琴 | 以及, 启文 | 等.
NOT_LAST = re.compile(
    r"[等的了们]|在(?=主席台)|以及|及[获各相有其部]|[和与及兼](?=副)|作(?=为)|副(?=[\u4e00-\u9fff]{0,3}[长任记席理裁员授])"
)
# Surnames that are also words of grammar.
GRAMMAR = frozenset("来和向于从年时由及对同与能全相后经用终连随过")


class Names:
    """The names of one report. Known officials and names that were already sure help with the next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sure: set[str] = set()
        self._at: dict[tuple[int, bool], int] = {}

    @cached_property
    def _officials(self) -> dict[int, Span]:
        return self.page.known["official"]

    def at(self, start: int, trusted: bool = True) -> int:
        """Where the name that begins here ends, or `start` where none does.

        `trusted`: a title that announces names stands before it (市长); else the name needs a surname and a clear end.
        """
        if self.page.even.startswith(SERVICES, start):
            return start
        key = (start, trusted)
        if key not in self._at:
            self._at[key] = self._measured(start, trusted)
        return self._at[key]

    def _measured(self, start: int, trusted: bool) -> int:
        even = self.page.even
        if start in self._officials:
            return self._officials[start].end
        if latin := LATIN.match(self.page.source.text, start):
            return latin.end()
        if dotted := DOTTED.match(even, start):
            end = self._end_of_dotted(dotted)
            return start if TITLE.search(even, start, end) or "的" in even[start:end] else end
        if trusted and (spaced := SPACED_OUT.match(even, start)) and self._can_end(spaced.end(), firmly=False):
            return spaced.end()
        for length in self._lengths(start):
            end = start + length
            if even[start:end] in self.sure and self._can_end(end, firmly=False):
                return end
        if NEVER.match(even, start):
            return start
        if self._is_a_word(start) and not self._certain_word(start, trusted):
            whole = trusted and self._ends_as_a_name(even[start : start + 4])
            return start + 4 if whole and self._mark_or_role(start + 4) else start
        firm = [start + n for n in self._lengths(start) if self._can_end(start + n, firmly=True)]
        if len(firm) > 1 and any(word.match(even, firm[1]) for word in (ROLE_WORD, ADVERB, PREPOSITION)):
            return firm[1]  # 麦苗 荣获, not 麦苗荣 获
        if firm:
            return firm[0]
        soft = [start + n for n in self._lengths(start) if self._can_end(start + n, firmly=False)]
        if soft and trusted:
            return self._likelier(start, soft)
        if soft and self._is_safe(start, soft[0]):
            return soft[0]
        if trusted and self._is_married(start):
            return start + 4
        foreign = self._foreign(start, 2 if trusted else 3)
        return self._before_a_word(start) if foreign == start and trusted else foreign

    def _is_safe(self, start: int, end: int) -> bool:
        """A surname and two more characters that make no word, before a preposition: 获得者桂中岳 | 在.

        In a list the last but one may be shorter: 温某、宋健 | 和其他成员.
        """
        said = self.page.even[start:end]
        if said[:2] in COMPOUND and len(said) == 4:  # 欧阳中石
            return True
        if self.page.even[end] in "和与及" and self.page.even[start - 1] == "、":
            return not self.is_word(said) and not self.holds_a_word(said)
        return end - start == 3 and self.page.even[end] in "在对向就为" and not self.holds_a_word(said)

    def _is_married(self, start: int) -> bool:
        """A surname before another's whole name, as wives in Hong Kong bear their husband's: 陈方安生."""
        said = self.page.even[start : start + 4]
        surnames = len(said) == 4 and all(HAN.match(char) for char in said) and said[0] in SINGLE and said[1] in SINGLE
        if not surnames or not self._can_end(start + 4, firmly=False):
            return False
        # Not 席慕白 | 寄语, and not 安全 | 生产.
        last = next(iter(rjieba.cut(self.page.even[start + 3 : start + 8].split("\n")[0])), "")
        return said[0] not in GRAMMAR and len(last) < 2 and not any(map(rjieba.has_word, (said[:2], said[1:3], said)))

    def _before_a_word(self, start: int) -> int:
        """A name behind an office ends where a word of the dictionary begins: 县委书记康永胜 | 深入."""
        for end in (start + n for n in self._lengths(start)):
            following = next(iter(rjieba.cut(self.page.even[end : end + 8].split("\n")[0])), "")
            if len(following) > 1 and rjieba.has_word(following) and not TITLE.search(self.page.even, start, end):
                return end
        return start

    def _end_of_dotted(self, dotted: re.Match) -> int:
        """A dotted name ends before a courtesy, a verb of a role or a word that joins: 吾买尔·哈力克 | 主持."""
        last = max(dotted.group().rfind(dot) for dot in "·•・‧∙") + dotted.start() + 1
        for end in range(last + 1, dotted.end()):
            if (
                AFTER_NAME.match(self.page.even, end)
                or ROLE_NEXT.match(self.page.even, end)
                or AFTER_DOTTED.match(self.page.even, end)
            ):
                return end
        return dotted.end()

    def _lengths(self, start: int) -> list[int]:
        """How many characters a name here may have, the likelier first; none without a surname."""
        even = self.page.even
        if (spaced := SPACED_OUT.match(even, start)) and even[start] in SINGLE:
            return [spaced.end() - start]
        run = re.match("[\u3400-\u9fff]{0,4}", even[start : start + 4])
        longest = run.end() if run else 0
        if {even[start : start + 2], even[start + 2 : start + 4]} <= TIBETAN:
            lengths = [4]
        elif even[start : start + 2] in COMPOUND:
            lengths = [4, 3]
        elif even[start : start + 2] in JAPANESE:
            lengths = [4, 3, 2]
        elif even[start : start + 1] in SINGLE:
            lengths = [3, 2]
        else:
            return []
        return [n for n in lengths if n <= longest and not NOT_LAST.match(even, start + n - 1)]

    def joined_before(self, said: str) -> int:
        """How long a known name with the word that joins it is, before the rest: 陈某与 | 市文化局."""
        for length in (2, 3, 4):
            if said[:length] in self.sure and said[length : length + 1] in ("与", "和", "及", "同", "在"):
                return length + 1
        return 0

    @staticmethod
    def is_word(said: str) -> bool:
        """Whether a dictionary has it, and not as a name."""
        tagged = rjieba.tag(said)
        return len(tagged) == 1 and not tagged[0][1].startswith("nr") and rjieba.has_word(said)

    @staticmethod
    def holds_a_word(said: str) -> bool:
        """Whether a part of it is a word of the dictionary; names of places may be parts of foreign names."""
        tagged = rjieba.tag(said)
        return any(len(word) > 1 and kind not in ("ns", "nr", "nrt") and rjieba.has_word(word) for word, kind in tagged)

    @staticmethod
    def _ends_as_a_name(said: str) -> bool:
        """Whether the segmenter takes the second half for a name: 贡布 | 泽仁."""
        tagged = rjieba.tag(said)
        if len(said) == 4 and TRANSLITERATED.issuperset(said):
            return True
        return len(said) == 4 and len(tagged) == 2 and len(tagged[1][0]) == 2 and tagged[1][1] in ("nr", "nrt")

    def _is_a_word(self, start: int) -> bool:
        """Whether what stands here is found in a dictionary, and not as a name."""
        tagged = rjieba.tag(self.page.even[start : start + 8].split("\n")[0])
        if not tagged:
            return False
        number = 1 if len(tagged) > 1 and tagged[0][0] in GRAMMAR else 0
        word, word_class = tagged[number]
        if word in COMPOUND:
            return False
        return len(word) > 1 and not word_class.startswith("nr") and rjieba.has_word(word)

    def _certain_word(self, start: int, trusted: bool) -> bool:
        """A name that is a word as well (巩固, 关键) is one before a mark of a list or a verb of the role.

        It ends where a word ends, 国际合 | 作 does not; 和列席 is what is done, not who. Of people without an office
        (学生能够) it tells what they do, but for one who speaks for others (劳模代表丁某).
        """
        tagged = rjieba.tag(self.page.even[start : start + 8].split("\n")[0])
        trusted = trusted or self.page.even[start - 1] == "、" or self.page.even.startswith("代表", start - 2)
        if not trusted and tagged[0][0] not in GRAMMAR:
            return any(LISTED.match(self.page.even, start + n) for n in self._lengths(start)) and tagged[0][1][0] != "v"
        if tagged[0][0] in GRAMMAR and len(tagged) > 1 and (not trusted or tagged[1][1][0] in "vdpc"):
            return any(LISTED.match(self.page.even, start + n) for n in self._lengths(start))
        ends = set(accumulate((len(word) for word, _class in tagged), initial=start))
        return any(
            self._joined_to_a_post(end)
            or ((end in ends or MARK_OR_PREPOSITION.match(self.page.even, end)) and self._mark_or_role(end))
            for end in (start + n for n in self._lengths(start))
        )

    def _mark_or_role(self, end: int) -> bool:
        even = self.page.even
        return bool(
            re.match(r"[、,。;()\n]|$", even[end : end + 1])
            or ETC.match(even, end)
            or AFTER_NAME.match(even, end)
            or ROLE_NEXT.match(even, end)
            or self._joined_to_a_post(end)
        )

    def _joined_to_a_post(self, end: int) -> bool:
        """王平和秘书长: the last but one of a list, before a post."""
        join = LIST_JOIN.match(self.page.even, end)
        return bool(join and TITLE.search(self.page.even, join.end(), join.end() + 16))

    def _can_end(self, end: int, firmly: bool) -> bool:
        even = self.page.even
        if MARK.match(even, end) or AFTER_NAME.match(even, end) or ROLE_NEXT.match(even, end):
            return True
        if ETC.match(even, end) or even.startswith("以及", end) or self._joined_to_a_post(end):
            return True
        return not firmly and bool(JOIN.match(even, end))

    def _likelier(self, start: int, ends: list[int]) -> int:
        """Of several ends the one after which a word of the dictionary begins; the longer where both do."""
        for end in ends:
            first = next(iter(rjieba.cut(self.page.even[end : end + 6])), "")
            if len(first) > 1 or first in "在向为对到由和与及等同说":
                return end
        return ends[0]

    def _foreign(self, start: int, shortest: int) -> int:
        """A name without a known surname (巴特尔, 阿依古丽) between a title and a mark or a verb of a role."""
        even = self.page.even
        if NOT_FIRST.match(even, start) or TITLE.match(even, start):
            return start
        for length in range(shortest, 7):
            end = start + length
            if not HAN.match(even[end - 1 : end] or " ") or not HAN.match(even[start : start + 1] or " "):
                return start
            if (
                ROLE_NEXT.match(even, end)
                or re.match(
                    r"[、,。)]|等[出参、]|先后|分别|[和与及]副|及其|为(?:团长|首|队长|领队|组长)|[今昨当][天日]|日前|[0-9]{1,2}[日月]|[是又已曾][^、,。;]",
                    even[end : end + 3],
                )
                or self._joined_to_a_post(end)
            ):
                said = even[start:end]
                if said.endswith("等") or verbs.ANY.search(said):
                    return start
                return end if not self.holds_a_word(said) or (shortest == 2 and self._ends_as_a_name(said)) else start
        return start


AFTER_DOTTED = re.compile(
    r"(?:率|带领|为首|担任|今[天日]|昨[天日]|日前|近日|当[天日]|时(?=[说表指强称谈,])|将(?=[会率在于访赴同])|举行|会谈|会见|获|荣|被|及|与|和(?!卓)|等|在|也|还|以|为[^,。;]{1,16}[颁授揭]|代表|摘|夺|勇)"
)
ADVERB = re.compile(r"将(?:会见|出席|率|访|于|赴|同)|(?:也|还|均|都)(?:出席|参加|到|列席|主持|应邀|在|对|就|讲|作)")
PREPOSITION = re.compile("[为向给对被将]")
ROLE_WORD = re.compile(
    r"收获|连夺|再夺|勇夺|摘下|获[一二三特优最“]|荣获|主持|出席|参加|先后|应邀|共同|介绍|致辞|致词|宣读|率队|陪同"
)
ROLE_NEXT = re.compile(
    r"(?:一行|等|也|还|并|都|均|先后|分别|共同|应邀|受邀|到会|到场|亲自|专程)*(?:出席|参加|到会|到场|莅临|列席|陪同|见证|主持|讲话|致辞|致词|致欢|致贺|致开|发言|宣读|宣布|强调|指出|表示|传达|"
    r"介绍|汇报|通报|授课|作[了交报动总典专题主表重]|做[了交报动总]|颁奖|发了?奖|为[^,。;]{1,16}(?:颁|授|揭|讲)|共同|一行|代表|应邀|率|主讲|担任|调研|考察|慰问|看望|走访|会见|接见|观摩|观看|参观|迎接|收获|连夺|再夺|勇夺|摘下|荣获|荣立|荣膺|获得|获[一二三特最优“金银铜评颁授]|夺[得冠魁]|摘[得取]|被[授评记命]|[说称][,:“]|"
    r"时(?:说|重申|指出|表示|强调|称|谈|提)|作为|则(?:表示|说|指出|认为|强调|以)|将(?:会见|出席|率|访问?|于|赴|同)|上台|登台|在现场|在会议|在主会场|在主席台|在[^,。;]{1,12}?(?:讲话|发表|主持|宣布|考察)|在[^,。;]{1,14}(?:上|中|时|后|会见|会谈|接见|看望|出席)|提出[,:]|提出(?!席)了?|认为|分享|带领|带队|领誓|监誓|宣誓|分别|先后|等[0-9二三四五六七八九十]|等(?:出席|参加|领导|同志|向|到|为|一)|向[^,。;]{1,20}(?:表示|颁|致|介|提|汇)|围绕|就[^,。;]{2,20}[作进交提发]|以[^,。;“《]{0,2}[“《]|因病|逝世|来[我到本该各校院]|莅|接[过受]|签[署约字]|揭牌|点评|总结|动员|陪|当选|致以|同志|摄|报道|从[^,。;]{1,12}|三[位名]|两[位名]|结合|[今昨当][天日晚]|日前|近日|及其|为(?:团长|首|队长|领队|组长))"
)
