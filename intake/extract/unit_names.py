"""Where the name of a unit begins and ends in running text, word by word back from an ending that only units have."""

import re
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
    r"^(?:[0-9]+(?:年度?|月|日|时|家|名|个|位|支)?|[一二三四五六七八九十百]+[家名个位支]|第[0-9一二三四五六七八九十]+[次届轮期]|新?[一本上历首]届|讯(?=新华社)|·|\)|-|我[市县区省](?=.{3})|本[市县区省](?=.{3})|全[市县区省]|[我本该][院校所局馆社厂](?=.{3}))+"
)
MEASURED = re.compile("[一二三四五六七八九十百千两几数0-9]部$")  # 数十部
# 日中友好协会
TWO_COUNTRIES = re.compile(
    "中[日美英法德俄韩朝印澳加意泰缅越蒙巴苏](?=[\u4e00-\u9fff]*友)|[日美英法德俄韩朝印澳加意泰缅越蒙巴苏]中"
)
# 双拥 | 工作 | 领导小组, 就业 | 指导 | 服务中心
OF_WORK = re.compile(
    r"(?:领导|协调|服务|管理)?(?:小组|委员会|办公室|部|处|站|室|协会|研究会|学会|促进会|组|局|中心|队|联席)"
)


def endings(page: Page) -> Iterator[Span]:
    """Every stretch that ends like a unit and holds no word that no name holds, the longest at each place."""
    best: Span | None = None
    for match in words.ENDING.finditer(page.even):
        end = match.end()
        if not _ends_a_name(page, match):
            continue
        start = _beginning(page, match.start(), end)
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
    if ending == "部" and MEASURED.search(page.even, max(0, end - 3), end):
        return False
    if len(ending) > 1:
        return not _goes_on_as_a_word(page, match)
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


def _goes_on_as_a_word(page: Page, match: re.Match) -> bool:
    """游戏中 | 学习, 师范 | 大学生: a word runs over the end, and is no title (大学校长)."""
    if match.end() in page.word_ends:
        return False
    number = page.words_before(match.end())
    word, start = page.word(number), page.words[number].start
    if start > match.start():
        return rjieba.has_word(word) and not TITLE.search(word)
    return start == match.start() and word == match.group() + "生"


def _beginning(page: Page, ending: int, end: int) -> int | None:
    """Where the name that ends here begins, or None where nothing is left of it."""
    start = end
    number = page.words_before(end)
    while number >= 0 and end - page.words[number].start <= LONGEST:
        span = page.words[number]
        word = page.word(number)
        if span.end <= ending and _stops(page, number, word):
            break
        start = min(start, span.start)
        number -= 1
    start += _dropped(page.even[start:end])
    return start if start < ending or end - ending > 2 else None


def _stops(page: Page, number: int, word: str) -> bool:
    """Whether a name cannot hold this word."""
    span = page.words[number]
    if word in words.JOINS:
        return not _joins(page, span)
    if word in ("(", ")"):
        return not _bracket_inside(page, span)
    if word in words.WORK and OF_WORK.match(page.even, span.end):
        return False
    if TWO_COUNTRIES.search(page.even, max(0, span.start - 1), span.end + 1):
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
