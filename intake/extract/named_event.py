"""What a report calls the event that it tells of: …推进会 | 在福州 | 召开, 举办 | 护理安全培训班."""

import re
from dataclasses import dataclass

from intake.extract.page import Page
from intake.extract.words import events as words
from intake.source import Span

SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
LONGEST = 80  # characters of a place with its day before the verb
LEAD = 3  # paragraphs in which an event is introduced
NOT_IN_NAME = re.compile(
    r"^(?:.*(?:主办|承办|协办|指导|支持|牵头|发起|组织|举办|联合|协同|参与)的(?!.*的主办)|.*?(?:日|晚(?![会宴])|上午|下午|今天|昨天|昨日|今日|近日|日前|当天|晚上|中午|期间)(?:[,,]|(?=[^日本报程常]))|\s+|由[^,]*?的|随着|经过|在[^,]{1,24}?[,的]|我(?:校|院|市|县|区|省|局|所|公司)(?![与和同])(?=[^,]{6})|本次|此次|一场|一次|了|,|-)+"
)
NAME_CHARS = re.compile(r"[^,。;:!?\n]")


@dataclass(frozen=True)
class Named:
    name: Span
    held: Span  # the verb: 召开


def find_named(page: Page, paragraphs: list[Span], units: set[int]) -> Named | None:
    for paragraph in paragraphs[:LEAD]:
        for sentence in SENTENCE.finditer(page.even, *paragraph):
            if named := _named_in(page, Span(*sentence.span()), units):
                return named
    return None


def _named_in(page: Page, sentence: Span, units: set[int]) -> Named | None:
    for verb in words.DONE.finditer(page.even, *sentence):
        before = _name_before(page, sentence, verb.start())
        if before and before.end not in units:  # 协会 ends a unit
            return Named(before, Span(*verb.span()))
        if after := _name_after(page, sentence, verb):
            return Named(after, Span(*verb.span()))
    return None


def _name_before(page: Page, sentence: Span, at: int) -> Span | None:
    """…推进会 | 在福州 | 召开: what stands before the verb and its place."""
    even = page.even
    end = _without_place(page, sentence.start, at)
    start = max([sentence.start, *(even.rfind(mark, sentence.start, end) + 1 for mark in ",;:")])
    start = _balanced(page, sentence.start, start, end)
    start += _not_the_name(even[start:end])
    while end > start and even[end - 1] in " ,":
        end -= 1
    said = even[start:end]
    if (
        words.NAME_END.search(said)
        and not words.BODY_END.search(said)
        and 3 <= len(said) <= 60
        and not re.fullmatch(r"(?:本次|此次|该)?(?:会议|活动|大会|比赛|典礼|仪式|论坛|培训|座谈会|大赛|竞赛)", said)
    ):
        return Span(start, end)
    return None


def _balanced(page: Page, limit: int, start: int, end: int) -> int:
    """A comma or 、 inside quotes or 《》 divides nothing: 活动“学厦航、打造优质软环境”第四次推进会."""
    while start > limit:
        said = page.even[start:end]
        if said.count("”") <= said.count("“") and said.count("》") <= said.count("《"):
            return start
        start = max([limit, *(page.even.rfind(mark, limit, start - 1) + 1 for mark in ",;:")])
    return start


def _without_place(page: Page, start: int, at: int) -> int:
    start = max(start, at - LONGEST)
    match = words.PLACE_AT_END.search(page.even[start:at])
    end = start + match.start() if match else at
    tail = re.search(
        r"(?:(?:今天|今日|昨天|昨日|近日|日前|当天|[0-9一二三四五六七八九十]{1,3}日)(?:上午|下午|晚)?|也|将|已|正式|于)+$",
        page.even[start:end],
    )
    return start + tail.start() if tail else end


def _not_the_name(said: str) -> int:
    """How much of a stretch leads into the name: the day, 由…主办的."""
    match = NOT_IN_NAME.match(said)
    return match.end() if match else 0


def _name_after(page: Page, sentence: Span, verb: re.Match) -> Span | None:
    """举办 | 护理安全培训班: what the verb takes as its object."""
    if not (taken := words.TAKES_OBJECT.match(page.even, verb.start(), sentence.end)):
        return None
    start = taken.end()
    end = start
    depth = 0
    while end < sentence.end and (NAME_CHARS.match(page.even[end]) or depth):
        depth += {"“": 1, "”": -1, "《": 1, "》": -1}.get(page.even[end], 0)
        end += 1
    said = page.even[start:end]
    lead = re.match(
        r"(?:以[^,。]{2,30}为主题的|以“[^”]*”为主题的|了|为期[^,。]{1,6}的|一场|首场|首次|主题为[^,。]{2,20}的)+", said
    )
    if lead:
        start += lead.end()
        said = page.even[start:end]
    if not words.NAME_END.search(said):
        shorter = next(words.ANY_NAME.finditer(said), None)
        if not shorter:
            return None
        end = start + shorter.end()
    counted = re.match(r"了?[0-9一二三四五六七八九十]+[次场届]", said)
    return Span(start, end) if 3 <= end - start <= 60 and not counted else None
