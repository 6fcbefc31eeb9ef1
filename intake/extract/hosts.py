"""Hosts: 由某某主办、某某承办, 某某等10个主办单位, and the unit that holds what the report tells of."""

import re
from collections.abc import Iterator

from intake.extract.named_event import SENTENCE
from intake.extract.page import Page
from intake.extract.words import events as words
from intake.extraction import EventFound, Found, HostFound
from intake.source import Span
from newsroom.text import read_number

ROLES = {
    "主办": "host",
    "联合主办": "host",
    "共同主办": "host",
    "联合举办": "host",
    "共同举办": "host",
    "指导": "host",
    "举办": "host",
    "召开": "host",
    "承办": "organiser",
    "组织": "organiser",
    "协办": "supporter",
    "支持": "supporter",
}
HOSTED = re.compile(r"(?:联合|共同)?(?P<role>主办|承办|协办|联合举办|共同举办|举办|指导)(?=的|,|。|;|、|\n|$)")
DECLARED = re.compile(
    r"等\s?(?P<count>[0-9一二三四五六七八九十]+)\s?(?:个|家)(?P<role>主办|承办|协办|举办)(?:单位|部门|方)"
)
HOLDS = re.compile(
    r"(?P<join>(?:联合|携手|会同|共同|组织|主持|成功|隆重|在[^,。;]{2,24}?|于[^,。;]{2,16}?)*)(?P<verb>召开|举办|举行|开展|主办|组织开展|组织召开|启动)(?:了)?"
)
LIST_MARK = re.compile(r"(?:、|和|与|及|以及|联合|会同|携手|共同|,由|,)\s?(?:由)?")


def find_hosts(
    page: Page, paragraphs: list[Span], units: list[Span], event: EventFound | None
) -> tuple[list[HostFound], Found[int] | None]:
    """Every host in printed order, and the number of hosts where the text declares one."""
    found: list[HostFound] = []
    declared = None
    for paragraph in paragraphs[:4]:
        for sentence in SENTENCE.finditer(page.even, *paragraph):
            span = Span(*sentence.span())
            found += _hosted_by(page, span, units)
            for match in DECLARED.finditer(page.even, *span):
                listed = list(_list_before(page, units, match.start(), span.start))
                found += [HostFound(page.said(unit), unit, ROLES[match["role"]]) for unit in listed]
                if number := read_number(match["count"]):
                    declared = Found(number, Span(*match.span("count")))
    if not found and event and event.name.span:
        found = list(_holders(page, paragraphs, units))
    kept: dict[str, HostFound] = {}
    for host in found:
        kept.setdefault(page.even[host.span.start : host.span.end], host)
    return list(kept.values()), declared


def _hosted_by(page: Page, sentence: Span, units: list[Span]) -> Iterator[HostFound]:
    previous = sentence.start
    for match in HOSTED.finditer(page.even, *sentence):
        if match["role"] == "举办" and not re.search(r"由[^,。;]*$", page.even[previous : match.start()]):
            continue
        if match["role"] == "指导" and "由" not in page.even[previous : match.start()]:
            continue
        for unit in _list_before(page, units, match.start(), previous):
            yield HostFound(page.said(unit), unit, ROLES[match["role"]])
        previous = match.end()


def _list_before(page: Page, units: list[Span], at: int, floor: int) -> list[Span]:
    """The units that end at a place with nothing between them but marks of a list, in printed order."""
    listed: list[Span] = []
    for unit in reversed(units):
        if unit.end > at or unit.start < floor:
            continue
        between = page.even[unit.end : listed[0].start if listed else at]
        if not re.fullmatch(LIST_MARK.pattern if listed else r"(?:联合|共同|等|等单位|等部门)*", between):
            break
        listed.insert(0, unit)
    return listed


def _holders(page: Page, paragraphs: list[Span], units: list[Span]) -> Iterator[HostFound]:
    """市中心医院护理部在…举办: the subject of the sentence that tells of the event."""
    for paragraph in paragraphs[:2]:
        for number, unit in enumerate(units):
            if not paragraph.start <= unit.start < paragraph.end:
                continue
            match = HOLDS.match(page.even, unit.end, paragraph.end)
            after = page.even[match.end() : match.end() + 40].split("。")[0] if match else ""
            if match and re.search("|".join(pattern for _k, pattern in words.KINDS), after):
                for each in _listed_up_to(page, units, number, paragraph.start):
                    yield HostFound(page.said(each), each, "host", inferred=True)
                return


def _joined(page: Page, units: list[Span], number: int) -> bool:
    return number > 0 and bool(LIST_MARK.fullmatch(page.even, units[number - 1].end, units[number].start))


def _listed_up_to(page: Page, units: list[Span], number: int, floor: int) -> list[Span]:
    listed = [units[number]]
    while number > 0 and units[number - 1].start >= floor and _joined(page, units, number):
        number -= 1
        listed.insert(0, units[number])
    return listed
