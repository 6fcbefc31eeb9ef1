"""What each line of a report is: headline, caption, credit, related story, furniture, or body."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from intake.extract import credits
from intake.extract.furniture import PICTURE_MARK, RELATED_HEAD, is_furniture
from intake.extract.page import Page
from intake.extract.words import awards
from intake.extract.words.credits import TAKEN_BY
from intake.extract.words.datelines import DATELINE
from intake.extraction import Rejected
from intake.source import Line, LineKind

SENTENCE_END = re.compile(r"[。!?;:…][”\")]?$")
STOP_INSIDE = re.compile(r"[。!?;]")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条、]|[①-⑳])"
)
MARKED_CAPTION = re.compile(r"^(?:[▲△▼↑↓◀▶]|图为|图[一二三四五六七八九十\d]{0,2}[::、\s]|\(图|照片[::])")
SCENE = re.compile(
    r"现场|仪式|会场|典礼|合影|开幕|闭幕|大会|会议|报告|领导|就座|颁奖|参观|讲话|致辞|主持|出席|发言|代表|交流|表彰|活动|授|揭牌|签约|慰问|调研|嘉宾|一角|一景|画面|剪影|留念|比赛|演出|展示|培训|座谈|宣读|观看"
)
SCENE_END = re.compile(r"(?:现场|会场|合影|留念|一角|剪影)$")
RELATED = re.compile(
    r"^[-*•·▪●\s]*(?:\[?\(?(?P<date>\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)\)?\]?\s*[:、]?\s*(?P<title>\S.{5,})|(?P<title2>\S.{5,}?)\s*[\[(]?(?P<date2>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[\])]?)$"
)
BRIEF = re.compile(r"^[▲■●★◆◇○☆□▶►]\s*(?=\S)")
DATE_LINE = re.compile(
    r"^[二〇○0-9一三四五六七八九零十]{4}\s?年\s?[0-9一二三四五六七八九十]{1,3}\s?月\s?[0-9一二三四五六七八九十]{1,3}\s?日$"
)
SALUTATION = re.compile(r"^.{2,40}[:：]$")
LONG = 70


class Part(StrEnum):
    """What a line is in the report."""

    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    META = "meta"
    CREDIT = "credit"
    CAPTION = "caption"
    RELATED = "related"
    FURNITURE = "furniture"
    BODY = "body"
    OTHER_REPORT = "other report"  # the second and later briefs of one text


@dataclass
class Layout:
    """The part that each line plays, by its number."""

    parts: dict[int, Part] = field(default_factory=dict)
    doubts: list[tuple[str, int]] = field(default_factory=list)

    def numbers(self, *parts: Part) -> list[int]:
        return [number for number, part in sorted(self.parts.items()) if part in parts]


def lay_out(page: Page) -> Layout:
    layout = Layout()
    lines = page.source.lines
    _mark_surroundings(page, layout)
    body_begins = _first_paragraph(page, layout)
    briefs = _brief_heads(page, layout)
    if briefs:
        layout.parts[briefs[0].number] = Part.HEADLINE
        for line in lines[: briefs[0].number]:
            layout.parts.setdefault(line.number, Part.KICKER)
    else:
        _mark_head(page, layout, body_begins)
    _mark_rest(page, layout, body_begins)
    for line in lines:
        layout.parts.setdefault(line.number, Part.BODY)
    _mark_other_reports(page, layout, briefs)
    return layout


def _mark_surroundings(page: Page, layout: Layout) -> None:
    """Furniture, keys and values, related stories: what can be told from a line alone or from its heading."""
    in_related = False
    for line in page.source.lines:
        text = page.text_of(line)
        if line.kind is LineKind.CAPTION:
            layout.parts[line.number] = Part.CAPTION
        elif line.kind is LineKind.PICTURE or (
            PICTURE_MARK.search(text) and not PICTURE_MARK.sub("", text).strip(" |")
        ):
            layout.parts[line.number] = Part.FURNITURE
        elif RELATED_HEAD.match(text):
            layout.parts[line.number], in_related = Part.FURNITURE, True
        elif is_furniture(text):
            layout.parts[line.number] = Part.FURNITURE
        elif line.kind is not LineKind.ROW and (credits.is_meta_line(page, line) or credits.is_credit_line(page, line)):
            layout.parts[line.number] = Part.META
        elif (line.number and RELATED.match(text) and len(text) < 120 and not STOP_INSIDE.search(text)) or (
            in_related and len(text) < 60 and not STOP_INSIDE.search(text)
        ):
            layout.parts[line.number] = Part.RELATED
        else:
            in_related = False


def _first_paragraph(page: Page, layout: Layout) -> int:
    """The number of the line with which the body begins."""
    for line in page.source.lines:
        if line.number in layout.parts:
            continue
        text = page.text_of(line)
        if (
            (
                DATELINE.match(text[:160])
                or len(text) > LONG
                or (SENTENCE_END.search(text) and len(text) > 8)
                or STOP_INSIDE.search(text)
            )
            and line.kind is not LineKind.HEADING
            and not _is_headline_like(line, text)
        ):
            return line.number
    undecided = [line.number for line in page.source.lines if line.number not in layout.parts]
    return undecided[1] if len(undecided) > 1 else len(page.source.lines)


def _is_headline_like(line: Line, text: str) -> bool:
    """The first line, although it ends in ! or holds a mark: 年会成功举行！"""
    if line.number:
        return False
    return len(text) <= LONG and "。" not in text and not DATELINE.match(text[:160])


def _mark_head(page: Page, layout: Layout, body_begins: int) -> None:
    """Captions that stand before the body, else kicker, headline and deck."""
    head = [line for line in page.source.lines[:body_begins] if line.number not in layout.parts]
    if not head:
        return
    rest = "\n".join(page.text_of(line) for line in page.source.lines[body_begins:])
    captions = [line for line in head if _is_caption_before(page, line, rest)]
    if head[0] in captions and len(captions) > max(1, len(head) // 2):
        captions = head
    else:  # a headline that the body says again
        captions = [
            line
            for line in captions
            if SCENE_END.search(page.text_of(line)) or MARKED_CAPTION.match(page.text_of(line))
        ]
    for line in captions:
        layout.parts[line.number] = Part.CAPTION
    _name_head(page, layout, [line for line in head if line not in captions])


def _is_caption_before(page: Page, line: Line, rest: str) -> bool:
    """A line before the body that is a caption: the body says it again word for word, or it names a scene."""
    text = page.text_of(line)
    if line.kind is LineKind.HEADING:
        return False
    return text in rest or bool(MARKED_CAPTION.match(text)) or bool(SCENE_END.search(text))


def _name_head(page: Page, layout: Layout, head: list[Line]) -> None:
    if not head:
        return
    texts = [page.text_of(line) for line in head]
    titled = next((at for at, line in enumerate(head) if line.kind is LineKind.HEADING and line.level == 1), None)
    at = titled if titled is not None else int(_leads_in(texts))
    layout.parts[head[at].number] = Part.HEADLINE
    for number, (line, text) in enumerate(zip(head, texts, strict=True)):
        if number == at:
            continue
        if text == texts[at]:
            layout.parts[line.number] = Part.FURNITURE
        elif number < at or text.endswith(texts[at]):
            layout.parts[line.number] = Part.KICKER
        else:
            layout.parts[line.number] = Part.DECK if number < at + 4 else Part.BODY


def _leads_in(texts: list[str]) -> bool:
    """Whether the first line is a kicker: two phrases side by side above a line that tells what happened."""
    if len(texts) < 2:
        return False
    halves = texts[0].split()
    parallel = len(halves) == 2 and abs(len(halves[0]) - len(halves[1])) <= 2
    event = re.compile(r"召开|举行|举办|开幕|闭幕|启动|揭晓|开赛|落幕|成立|结束|表彰|签约|发布|调研|推进|揭牌|荣获|获")
    return parallel and not event.search(texts[0]) and len(texts[1].split()) < 3 and bool(event.search(texts[1]))


def _mark_rest(page: Page, layout: Layout, body_begins: int) -> None:
    """Captions among and after the paragraphs."""
    listed = False  # below the name of a tier a short line is a winner
    for line in page.source.lines[body_begins:]:
        if line.number in layout.parts or line.kind in (LineKind.ROW, LineKind.HEADING, LineKind.ITEM):
            continue
        text = page.text_of(line).rstrip(" |")
        listed = (listed and not SENTENCE_END.search(text)) or _opens_a_list(text)
        plain = _is_plain_caption(text) and line.number > body_begins and not listed
        if (MARKED_CAPTION.match(text) and len(text) < 100) or plain:
            layout.parts[line.number] = Part.CAPTION


def _opens_a_list(text: str) -> bool:
    """一等奖（3名）, 一等奖：…, 名单如下：; a caption names an award too (会议表彰了“十佳”单位)."""
    head = awards.TIER_LINE.match(text) if len(text) < 600 else None
    if head:
        return bool(head["rest"] or head["count"] or head["count2"]) or len(text) < 13
    return bool(awards.LIST_OPENS.search(text))


def _is_plain_caption(text: str) -> bool:
    if len(text) < 45 and TAKEN_BY.search(text):  # 签约仪式现场。 记者 某某 摄
        return True
    if len(text) > 45 or STOP_INSIDE.search(text) or SENTENCE_END.search(text) or text.endswith((",", "、")):
        return False
    if NUMBERED.match(text) or BRIEF.match(text) or DATE_LINE.match(text) or SALUTATION.match(text) or "、" in text:
        return False
    return bool(SCENE.search(text)) and not re.search(r"(?:委员会|局|厅|办公室|政府|部)$", text)


def _brief_heads(page: Page, layout: Layout) -> list[Line]:
    """The marked headlines of several briefs in one text (▲…), each above its paragraph."""
    lines = page.source.lines
    heads = [
        line
        for line in lines[:-1]
        if line.number not in layout.parts
        and BRIEF.match(page.text_of(line))
        and _is_short(page, line)
        and not _is_short(page, lines[line.number + 1])
    ]
    return heads if len(heads) > 1 else []


def _is_short(page: Page, line: Line) -> bool:
    text = page.text_of(line)
    return len(text) < 45 and not STOP_INSIDE.search(text)


def _mark_other_reports(page: Page, layout: Layout, briefs: list[Line]) -> None:
    """A text of several reports: only the first is filed, the others are kept apart."""
    body = [page.line(number) for number in layout.numbers(Part.BODY, Part.CAPTION)]
    starts = briefs or [line for line in body if DATELINE.match(page.text_of(line)[:160])]
    if len(starts) < 2:
        return
    begins = starts[1].number
    if not briefs and _is_short(page, page.line(begins - 1)) and layout.parts[begins - 1] in (Part.BODY, Part.CAPTION):
        begins -= 1
    layout.doubts.append(("several_reports", begins))
    for line in page.source.lines[begins:]:
        if layout.parts[line.number] in (Part.BODY, Part.CAPTION):
            layout.parts[line.number] = Part.OTHER_REPORT


def other_reports(page: Page, plan: Layout) -> list[Rejected]:
    """The lines of further reports in the same text: read, and left for a text of their own."""
    return [
        Rejected("report", page.said(page.line(number).span), page.line(number).span, _("Belongs to another report."))
        for number in plan.numbers(Part.OTHER_REPORT)
    ]
