"""Credits and what else is printed as a key and a value: source, day of publication, contributor, photographer, editor.

They come in lines of their own (来源：… 作者：…), run together at the end (某某科供稿 摄影/张某) or in brackets
after the last sentence. Empty and false values (编辑：, 发布人：-) are read, said, and not filed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.page import Page
from intake.extract.words import credits as words
from intake.source import Line, Span


@dataclass(frozen=True)
class Credit:
    """A key, its value, and where both stand; the value may be empty or false."""

    kind: str
    key: str
    value: Span
    whole: Span
    is_false: bool = False


PAGE_BUTTONS = re.compile(r"[\s|]*[\[【](?:字号|字体|打印|关闭|收藏|分享|大|中|小|[\s:])+[\]】]")


def pairs(page: Page, start: int, end: int) -> Iterator[Credit]:
    """Every key with its value in a stretch of the text."""
    found = list(words.PAIR.finditer(page.even, start, end))
    if found:
        heads = {match.end() for match in found}
        glued = [each for each in words.GLUED.finditer(page.even, found[0].end(), end) if each.end() not in heads]
        found = sorted([*found, *glued], key=lambda match: match.start())
    else:
        found = list(words.SPACED.finditer(page.even, start, end))
    for number, match in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else end
        kind = match.lastgroup or ""
        value = _value(page, kind, match.end(), stop)
        yield Credit(kind, match[kind].replace(" ", ""), value, Span(match.start(), stop), _is_false(page, value))


def _is_false(page: Page, value: Span) -> bool:
    return bool(words.FALSE.match(page.even[value.start : value.end]))


def _value(page: Page, kind: str, start: int, stop: int) -> Span:
    said = page.even[start:stop]
    if kind in ("contributor", "photographer", "editor", "source"):
        spaced = words.SPACED_NAME.match(said)
        if gap := words.VALUE_ENDS.search(said, spaced.end() if spaced else 0):
            said = said[: gap.start()]
        if kind != "source" and len(said) > 60:
            said = ""
    said = words.END.sub("", said).rstrip("、,")
    lead = len(said) - len(said.lstrip())
    return Span(start + lead, start + len(said)) if said.strip() else Span(start, start)


def is_meta_line(page: Page, line: Line) -> bool:
    """Whether a line is keys and values and nothing else: 来源：… 时间：… 浏览：33."""
    text = page.text_of(line)
    if len(text) > 160:
        return False
    found = list(words.PAIR.finditer(page.even, *line.span))
    if not found:
        return _is_bare_meta(text)
    before = words.ADDRESS.sub("", page.even[line.span.start : found[0].start()]).strip(" 【[(|▲-")
    if before and not any(form.fullmatch(before) for form in (words.DATE_ONLY, words.BEHIND, words.BEFORE_KEYS)):
        return False
    only = found[0] if len(found) == 1 else None
    if only and only["photographer"] and words.TAKEN_BY.search(text):  # 图:开幕式现场 某某摄
        return False
    if only and (only["other"] or (only["date"] or only["contributor"] or only["photographer"]) in words.AMBIGUOUS):
        # 时间：11月3日上午，地点：… is the body of a notice.
        value = page.even[found[0].end() : line.span.end]
        return len(value) < 30 and "," not in value
    return True


def _is_bare_meta(text: str) -> bool:
    """省图书馆 2024-04-24 09:00 湖北."""
    text = words.ADDRESS.sub("", PAGE_BUTTONS.sub("", text))
    if words.MASTHEAD.fullmatch(text.strip()):
        return True
    return len(text) < 50 and bool(words.BARE_META.fullmatch(text.strip())) and not text.strip().endswith("日")


# 某局 胡宗文: the name of three, and not the key behind a name of two.
NAMED_WEN = re.compile(r"(?:^|\s)[\u4e00-\u9fff]{2}文$")


def is_credit_line(page: Page, line: Line) -> bool:
    """Whether a line is only credits without a colon: 护理部 供稿, 文/图 本报记者 巫山云."""
    text = page.text_of(line).strip(" ()（）【】|")
    if len(text) > 80 or "。" in text:
        return False
    if words.SPACED.match(text) or words.LED.fullmatch(text):
        return True
    after = words.BEHIND.match(text)
    return bool(after and (after.end() >= len(text) - 1 or words.PAIR.search(page.even, *line.span)))


def behind(page: Page, start: int, end: int) -> Iterator[Credit]:
    """Values with their key behind them, in a credit line or in brackets at the end of a paragraph."""
    for match in words.BEHIND.finditer(page.even, start, end):
        key = match["key"]
        value = Span(*match.span("value"))
        if key in ("文", "图", "摄") and match.end() - match.start() > 24:
            continue
        if NAMED_WEN.search(match.group()):
            continue
        kind = "contributor" if key in ("供稿", "撰稿", "撰文", "文") else "photographer"
        yield Credit(kind, key, value, Span(*match.span()), _is_false(page, value))
    if led := words.LED.fullmatch(page.even[start:end].strip(" ()")):
        offset = page.even.index(led["value"], start)
        kind = "contributor" if led["key"] in ("供稿", "撰稿", "文") else "photographer"
        yield Credit(kind, led["key"], Span(offset, offset + len(led["value"])), Span(start, end))


def is_both(key: str) -> bool:
    """Whether a key credits words and pictures alike: 文/图."""
    return key in words.PHOTO_KEYS
