"""Units by the grammar of their names: an ending that only units have, and a beginning found by going back to a word
or mark that no name holds. Names that the register knows are taken as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import rjieba

from intake.extract.page import Page
from intake.extract.words import units as words
from intake.extract.words.places import PLACES
from intake.extract.words.titles import TITLE
from intake.source import Span

HAN = re.compile("[\u3400-\u9fff〇]")
IN_NAME = re.compile("[\u3400-\u9fff〇a-z0-9·()（）\\-]")
LONGEST = 40
SHORT_BEFORE = re.compile(
    r"(?:[省市县区州旗盟]|中央|国家|全国|国务院|[\u4e00-\u9fff](?:省|市|县|区|州)|直)(?:直机关|委|政府|直属?)?[\u4e00-\u9fff]{1,10}$"
)
HALL = re.compile(r"(?:报告|会议|演播|功能|宴会|展览|音乐|国际|营业|候车|大)厅$")
RARE = {
    "系": re.compile(r"(?:大学|学院|学校)[\u4e00-\u9fff]{1,10}系$"),
    "署": re.compile(r"(?:总署|审计署|新闻出版署|行署|公署|专署|警务处署)$"),
    "所": re.compile(
        r"[\u4e00-\u9fff]{2}(?:研究|事务|派出|司法|税务|检验|监督|监测|考古|管理|交易|服务|工商|国土|财政|卫生|供电|鉴定|律师|会计师|技术|遗传|粮食|作物|物理|化学|材料|历史|文学|哲学|经济|考古|古籍|地理|资源|工程|科学)[\u4e00-\u9fff]{0,6}所$"
    ),
}
NO_END = re.compile(
    r"厅局|部门|处[理于在分]|科[学技研]|院[校长士]|所[有以]|办[理事公法学]|委[员托派]|站[在立]|社[会区]|系[统列]|司[法机]|局[面部势]|部[分署队]|厂[房商]"
)
LEADING = re.compile(
    r"^(?:[0-9]+(?:年|月|日|时|家|名|个|位|支)?|[一二三四五六七八九十百]+[家名个位支]|第[0-9一二三四五六七八九十]+[次届轮期]|·|\)|-|我[市县区省](?=.{3})|本[市县区省](?=.{3})|全[市县区省]|[我本该][院校所局馆社厂](?=.{3}))+"
)


def find_units(page: Page) -> list[Span]:
    """Every place that names a unit, in order and without overlap, the longest name at each place."""
    spans = sorted({*_by_grammar(page), *page.known["unit"].values()}, key=lambda s: (s.start, -s.end))
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            if span.end > kept[-1].end:  # a known name that a shorter one leads into
                kept[-1] = Span(kept[-1].start, span.end)
            continue
        kept.append(span)
    return kept


def raw_units(page: Page) -> list[Span]:
    """Every name with a unit's ending, the generic ones (集团, 我院) too, and the known ones."""
    return sorted({*(_after_lead(page, span) for span in _endings(page)), *page.known["unit"].values()})


def without_people(page: Page, units: list[Span], names: list[Span]) -> list[Span]:
    """Units that a person's name runs into begin after it: 区长元稹率区商务局."""
    ends = sorted(name.end for name in names)
    whole = set(names)
    kept = []
    for unit in units:
        if unit in whole:  # 李金科
            continue
        at = bisect_right(ends, unit.end - 1) - 1
        if at >= 0 and unit.start < ends[at] < unit.end:
            lead = AFTER_PERSON.match(page.even, ends[at])
            unit = Span(lead.end() if lead else ends[at], unit.end)
            if not _is_specific(page, unit):
                continue
        kept.append(unit)
    return kept


# 双拥 | 工作 | 领导小组, 就业 | 指导 | 服务中心
OF_WORK = re.compile(r"(?:领导|协调|服务|管理)?(?:小组|委员会|办公室|部|处|站|室|协会|组|局|中心|队|联席)")
AFTER_PERSON = re.compile(r"(?:书记|主任|教授|局长|院长|校长|等|率领?|带领|会同|与|和|及|陪同|代表|在|到|赴)*")


def _by_grammar(page: Page) -> Iterator[Span]:
    for span in _endings(page):
        yield from _named(page, span)


def _endings(page: Page) -> Iterator[Span]:
    floor = 0
    best: Span | None = None
    for match in words.ENDING.finditer(page.even):
        end = match.end()
        if not _ends_a_name(page, match):
            continue
        start = _beginning(page, match.start(), end, floor)
        if start is None:
            continue
        span = Span(start, end)
        if best and span.start <= best.start:  # 西南大学 goes on to 西南大学地理科学学院
            best = span
            continue
        if best and span.start < best.end:
            best = Span(best.start, end)
            continue
        if best:
            yield best
        best = span
    if best:
        yield best


PARTY = re.compile(r"(?:党组|党委|纪委|团委|党总支|党支部|机关党委|(?<!总)工会|书记处|常委)$")


def _named(page: Page, span: Span) -> Iterator[Span]:
    """The unit of a name: 党组 before 书记 belongs to the post, a swallowed preposition to nobody."""
    if (party := PARTY.search(page.even, span.start, span.end)) and TITLE.match(page.even, span.end):
        shorter = Span(span.start, party.start())
        span = shorter if _is_specific(page, shorter) else span
    span = _after_lead(page, span)
    if page.even[span.start] == "由" or re.match(
        r"[在向对与和及为][省市县区州全国中分]", page.even[span.start : span.start + 2]
    ):
        span = Span(span.start + 1, span.end)
    if _is_specific(page, span):
        yield span


# 总经理助理兼 | 国际公司, 开班式由 | 省公安局, 章某为 | 市政府
LEAD_INSIDE = re.compile(
    r"^(?:和(?![平田县政静布顺龙硕林])|[与及]|[作做](?=工会|党委))|兼|(?<![自理缘])由|[为向在](?=[省市县区州我全])|(?<=[区市县省厂校])内(?!蒙)"
)


def _after_lead(page: Page, span: Span) -> Span:
    """The name behind the last word that leads into one."""
    leads = [match.end() for match in LEAD_INSIDE.finditer(page.even[span.start : span.end - 1])]
    return Span(span.start + leads[-1], span.end) if leads else span


def _ends_a_name(page: Page, match: re.Match) -> bool:
    end = match.end()
    if words.NOT_FOLLOWED.match(page.even, end):
        # 局长 after 局 is the chief of the unit: 市财政局局长 has its unit, 财政厅长 is left to titles.
        return False
    ending = match.group()
    if page.even.startswith(ending[-1] + "长", end):  # 就业促进处 | 处长
        return True
    if NO_END.match(page.even, end - 1) and end not in page.word_ends:
        return False
    if len(ending) > 1:
        return True
    if page.even[end - 2 : end] in (
        "常委",
        "政委",
        "主委",
        "在局",
        "在院",
        "在所",
        "在馆",
        "在厂",
        "在部",
        "在站",
        "在处",
    ):
        return False
    if ending == "厅" and HALL.search(page.even, max(0, end - 4), end):
        return False
    governed = bool(SHORT_BEFORE.search(page.even[max(0, end - 14) : end - 1]))
    if end not in page.word_ends:
        return governed and not NO_END.match(page.even, end - 1)
    word = page.word(page.words_before(end))
    if word in words.NOT_SHORT:
        return False
    if ending in "系署所":
        return bool(RARE[ending].search(page.even, max(0, end - 16), end))
    return governed or len(word) > (3 if ending in "办委系司社" else 1) or bool(TITLE.match(page.even, end))


def _beginning(page: Page, ending: int, end: int, floor: int) -> int | None:
    """Where the name that ends here begins, or None where nothing is left of it."""
    start = end
    number = page.words_before(end)
    while number >= 0 and page.words[number].start >= floor and end - page.words[number].start <= LONGEST:
        span = page.words[number]
        word = page.word(number)
        if span.end <= ending and _stops(page, number, word, start):
            break
        start = min(start, span.start)
        number -= 1
    start += _dropped(page.even[start:end])
    return start if start < ending or end - ending > 2 else None


def _stops(page: Page, number: int, word: str, so_far: int) -> bool:
    """Whether a name cannot hold this word."""
    span = page.words[number]
    if word in words.JOINS:
        return not _joins(page, span)
    if word in ("(", ")"):
        return not _bracket_inside(page, span)
    if word in words.WORK and OF_WORK.match(page.even, span.end):
        return False
    if word == "中" and number and not HAN.match(page.word(number - 1)):  # 、中海某公司
        return False
    if word in words.STOPS or not IN_NAME.match(word):
        return True
    if len(word) == 4 and word[2:] in words.STOPS:  # 认真落实; 就业指导 is at home before 中心
        return not (word[2:] in words.WORK and OF_WORK.match(page.even, span.end))
    if _is_a_verb(page, number, word):
        return True
    if title := _title_at_end(page, span.end):
        return title.end() == span.end and not _title_goes_on(page, span.end)
    return False


def _is_a_verb(page: Page, number: int, word: str) -> bool:
    """A verb of the dictionary that is not at home in names, and no city that the segmenter takes for one (遵义)."""
    if page.word_class(number) not in ("v", "i") or len(word) < 2 or not rjieba.has_word(word):
        return False
    return not words.AT_HOME.search(word) and word not in PLACES and not words.ENDING.search(word)


def _bracket_inside(page: Page, span: Span) -> bool:
    """(集团) and (上海) inside a company's name."""
    around = page.even[max(0, span.start - 6) : span.end + 6]
    return (
        bool(re.search(r"\((?:集团|[\u4e00-\u9fff]{2,3}|控股)\)", around))
        and "公司" in page.even[span.end : span.end + 14]
    )


def _joins(page: Page, span: Span) -> bool:
    """Whether 和 stands inside a name: what is before it ends no unit and no place."""
    before = page.even[max(0, span.start - 8) : span.start]
    if not before or not HAN.match(before[-1]):
        return False
    ended = re.search(
        r"(?:"
        + "|".join(map(re.escape, words.LONG))
        + r"|[司局厅部处科院所署馆社站省市县区州镇乡村队员位门志导表]|单位)$",
        before,
    )
    return not ended and bool(
        re.match(
            r"[\u4e00-\u9fff]{2,12}(?:委员会|厅|局|部|学院|研究所|协会|学会|办公室|中心|处|科|院)",
            page.even[span.end : span.end + 16],
        )
    )


def _title_at_end(page: Page, end: int) -> re.Match | None:
    """A title that ends exactly here: the name of a unit begins after the post of its chief."""
    for match in TITLE.finditer(page.even, max(0, end - 8), end + 2):
        if match.end() == end and (
            len(match.group()) > 2
            or match.group()
            in (
                "主任",
                "书记",
                "局长",
                "主席",
                "部长",
                "厅长",
                "处长",
                "院长",
                "校长",
                "市长",
                "县长",
                "省长",
                "会长",
                "教授",
            )
        ):
            return match
    return None


def _title_goes_on(page: Page, end: int) -> bool:
    """教师工作部, 青年团, 学生处: the title's word is part of the name."""
    return bool(re.match(r"(?:工作|志愿|联合|代表|发展|之家|协会|联谊|队)", page.even[end : end + 2]))


def _dropped(name: str) -> int:
    """How much stands before the name and is none of it: 11月7日 市住建局."""
    match = LEADING.match(name)
    return match.end() if match else 0


def _is_specific(page: Page, span: Span) -> bool:
    name = page.even[span.start : span.end].strip()
    around = page.even[span.start - 1 : span.start] + page.even[span.end : span.end + 1]
    return around != "“”" and len(name) > 2 and not words.GENERIC.fullmatch(name) and bool(HAN.match(name[0]))
