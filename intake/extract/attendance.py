"""How many people came, and groups without names. Counts of awards, of works and of what was done are no attendance."""

import re

from directory.models.participation import Role
from intake.extract.page import Page
from intake.extraction import Attendance, GroupFound, RoleFound
from intake.source import Span
from newsroom.text import read_number

_NUM = r"(?<![0-9〇零一二三四五六七八九十百千万两])[0-9〇零一二三四五六七八九十百千万两]{1,10}"
COUNT = re.compile(
    rf"(?P<raw>(?P<about>约|近|逾|超过?|超|大约|将近)?\s?(?P<number>{_NUM})\s?(?P<more>余|多|来|几)?\s?(?:名|位|人))(?P<kind>[\u4e00-\u9fff0-9]{{0,24}}?)(?P<verb>出席|参加|参会|到会|与会|参训|参与|列席|聆听|观看|莅临|同场|听取|听课)"
)
COUNT_AFTER = re.compile(
    rf"(?:参加(?:会议|培训|活动)?(?:的)?(?:人员|代表|学员)?|与会(?:代表|人员)?|参会(?:代表|人员)?|到会(?:代表|人员)?)(?:共计?|约|有|达|共有)*\s?(?P<raw>(?P<about>约|近|逾)?(?P<number>{_NUM})(?P<more>余|多)?(?:名|位|人))"
)
APPROXIMATE = ("余", "多", "来", "几")
NOT_PEOPLE = re.compile(r"支|篇|获|奖|被|授予|评")
GROUP = re.compile(
    r"(?P<name>(?:[^,。;、\n()（）]{0,30}?)(?:有关|相关|部分|全体|主要|各[^,。;、]{1,12})[^,。;、\n]{0,20}?(?:负责人|负责同志|领导|同志|代表|人员|干部|书记|职工|师生|成员|嘉宾|骨干|护士长|辅导员))"
)


def find_attendance(page: Page, paragraphs: list[Span]) -> Attendance | None:
    for paragraph in paragraphs:
        for pattern in (COUNT, COUNT_AFTER):
            for match in pattern.finditer(page.even, *paragraph):
                if found := _attendance(page, match):
                    return found
    return None


def _attendance(page: Page, match: re.Match) -> Attendance | None:
    kind = match.groupdict().get("kind") or ""
    if NOT_PEOPLE.search(kind):
        return None
    number = read_number(match["number"])
    if number is None and match["number"].startswith("百"):
        number = read_number("一" + match["number"])  # 百余人
    span = Span(*match.span("raw"))
    if number is None or number < 2:
        return None
    said = page.said(span).strip()
    about = match["about"] in ("约", "近", "逾", "超", "超过", "大约", "将近") or match["more"] in APPROXIMATE
    return Attendance(said, span, number, about)


def find_groups(page: Page, paragraphs: list[Span]) -> list[GroupFound]:
    """People without names in the sentences that say who came."""
    found: dict[str, GroupFound] = {}
    for paragraph in paragraphs[:4]:
        for sentence in re.finditer(r"[^。!?\n]+", page.even[paragraph.start : paragraph.end]):
            start = paragraph.start + sentence.start()
            verb = re.search(r"出席|参加|列席|陪同|到会", sentence.group())
            if not verb or re.search(r"(?:指出|强调|要求|说)[,:]", sentence.group()[: verb.start()]):
                continue
            for match in GROUP.finditer(page.even, start, start + sentence.end() - sentence.start()):
                span = _trimmed(page, Span(*match.span("name")))
                at = Span(start + verb.start(), start + verb.end())
                name = page.said(span)
                if len(name) > 3:
                    found.setdefault(name, GroupFound(name, span, roles=(RoleFound(Role.ATTENDED, verb.group(), at),)))
    return list(found.values())


def _trimmed(page: Page, span: Span) -> Span:
    lead = re.match(
        # What ends a list of units is no group: 某社等10个主办单位和有关负责人.
        r"(?:[^和]*等[0-9一二三四五六七八九十]+个[^和,。]{0,6}和)?(?:和|及|以及|与|会议|还有|参加|出席|并|在|由|等)*",
        page.even[span.start : span.end],
    )
    return Span(span.start + (lead.end() if lead else 0), span.end)
