"""Credits and what else is printed as a key and a value: source, day of publication, contributor, photographer, editor.

They come in lines of their own (来源：… 作者：…), run together at the end (某某科供稿 摄影/张某 编辑/苏某) or in brackets after
the last sentence. Empty and false values (编辑：, 发布人：-) are read, said, and not filed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.extract.page import Page
from intake.source import Line, Span

KEYS = {
    "source": "信息来源|文章来源|稿件来源|新闻来源|内容来源|资料来源|来源单位|来源|稿源|转自|转载自|摘自",
    "date": "发布时间|发布日期|发表时间|发稿时间|录入时间|添加时间|更新时间|上传时间|创建时间|成文日期|日期|时间",
    "views": "浏览次数|浏览量|浏览数|浏览|点击次数|点击数|点击量|点击率|点击|阅读次数|阅读数|阅读量|阅读|访问量|访问次数|人气|字号|字体|分享|打印|保护视力色",
    "contributor": "供稿单位|供稿人|供稿|撰稿人|撰稿|撰文|文稿|文字|图文|图/文|文/图|图、文|文、图|文图|图片及文字|文字/图片|文/摄影|来稿单位|来稿|投稿人|投稿|通讯员|文",
    "photographer": "摄影报道|摄影记者|摄影|图片提供|图片|照片|供图|摄|图",
    "editor": "责任编辑|责任编缉|责编|编辑|本期编辑|执行编辑|网络编辑|美编|编校",
    "other": "作者单位|作者|发布者|发布人|发布单位|发布机构|信息员|录入者|录入|录入员|审核人|审核|审稿|审定|审签|复审|初审|终审|终校|校对|校审|监制|总监制|策划|统筹|签发|责任人|排版|制作|视频|关键词|标签|索引号|文号|分类|栏目|记者",
}
NOT_EDITOR = ("美编", "编校")
_KEY = "|".join(
    f"(?P<{kind}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})" for kind, words in KEYS.items()
)
PAIR = re.compile(rf"(?:^|(?<=[\s(【\[|、,。;])|(?<=\u3000))[【\[(▲]?(?:本(?:文|版|期))?(?:{_KEY})\s*(?:[:：]|/|丨|\||︱|｜)\s*", re.IGNORECASE)
SPACED = re.compile(r"(?:^|(?<=[\s(【]))(?P<key>供稿|摄影|撰稿|编辑|责任编辑|责编|图|文/图|图/文|文|摄)[\s]+(?=[\u4e00-\u9fff]{2,4}(?:[\s)】、]|$))")
FALSE = re.compile(r"^(?:[-—–_/\\|.·*\s、,]*|无|暂无|未知|佚名|admin\w*|管理员|系统管理员|网站管理员|null|none|匿名|本站编辑|网站编辑|\d+次?|\[\]|【】|小编|不详|略)$", re.IGNORECASE)
# Behind the value: 党支部供稿, 柏杨柳 摄.
BEHIND = re.compile(r"(?P<value>[^\s,。;:：()【】/丨|]{2,30}(?:[、\s][^\s,。;:：()【】/丨|]{2,20}){0,5}?)[\s]*(?P<key>摄影报道|文并摄影|文/图|图/文|文并摄|供稿|摄影|供图|撰稿|撰文|摄|图|文)(?=$|[\s)】,。;、/])")
BRACKET_AT_END = re.compile(r"[(【\[]([^()【】\[\]\n]{2,80})[)】\]]\s*[。|]?\s*$")
END = re.compile(r"[\s】\])|;；。]+$")
PHOTO_KEYS = ("摄影报道", "文并摄影", "文/图", "图/文", "文并摄", "图文", "图、文", "文、图", "文图", "文/摄影", "图片及文字", "文字/图片")


@dataclass(frozen=True)
class Credit:
    """A key, its value, and where both stand; the value may be empty or false."""

    kind: str
    key: str
    value: Span
    whole: Span
    is_false: bool = False


def pairs(page: Page, start: int, end: int) -> Iterator[Credit]:
    """Every key with its value in a stretch of the text."""
    found = list(PAIR.finditer(page.even, start, end))
    for number, match in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else end
        kind = match.lastgroup or ""
        value = _value(page, kind, match.end(), stop)
        yield Credit(kind, match[kind], value, Span(match.start(), stop), _is_false(page, value))


def _is_false(page: Page, value: Span) -> bool:
    return bool(FALSE.match(page.even[value.start : value.end]))


def _value(page: Page, kind: str, start: int, stop: int) -> Span:
    said = page.even[start:stop]
    if kind in ("contributor", "photographer", "editor", "source"):
        if gap := re.search(r"\s{2,}|[】)\]|;。]|\s(?=\[|【|\()", said):
            said = said[: gap.start()]
        if kind != "source" and len(said) > 60:
            said = ""
    said = END.sub("", said).rstrip("、,")
    lead = len(said) - len(said.lstrip())
    return Span(start + lead, start + len(said)) if said.strip() else Span(start, start)


def is_meta_line(page: Page, line: Line) -> bool:
    """Whether a line is keys and values and nothing else: 来源：… 时间：… 浏览：33."""
    text = page.text_of(line)
    if len(text) > 160:
        return False
    found = list(PAIR.finditer(page.even, *line.span))
    if not found:
        return _is_bare_meta(text)
    before = page.even[line.span.start : found[0].start()].strip(" 【[(|▲-")
    if before and not DATE_ONLY.fullmatch(before) and not BEHIND.fullmatch(before):
        return False
    if len(found) == 1 and (found[0].lastgroup in ("other",) or found[0][found[0].lastgroup] in ("时间", "日期", "文", "图", "文字")):
        # 时间：11月3日上午，地点：… is the body of a notice.
        value = page.even[found[0].end() : line.span.end]
        return len(value) < 30 and "," not in value
    return True


DATE_ONLY = re.compile(r"[\d年月日/.:\-\s]{6,22}|.{0,10}\d{4}-\d\d-\d\d.{0,12}")
BARE_META = re.compile(
    r"(?:[\u4e00-\u9fffa-z]{2,12}\s+)?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*[\u4e00-\u9fff]{2,12})?", re.IGNORECASE
)


def _is_bare_meta(text: str) -> bool:
    """省图书馆 2024-04-24 09:00 湖北."""
    return len(text) < 50 and bool(BARE_META.fullmatch(text.strip())) and not text.strip().endswith("日")


def is_credit_line(page: Page, line: Line) -> bool:
    """Whether a line is only credits without a colon: 护理部 供稿, 文/图 本报记者 巫山云."""
    text = page.text_of(line).strip(" ()（）【】|")
    if len(text) > 80 or "。" in text:
        return False
    return bool(BEHIND.match(text) and BEHIND.match(text).end() >= len(text) - 1) or bool(SPACED.match(text)) or bool(LED.fullmatch(text)) or bool(BEHIND.match(text) and PAIR.search(page.even, *line.span))


LED = re.compile(r"(?P<key>文/图|图/文|图文|摄影|供稿|撰稿|文|图)\s*[/:]?\s*(?P<value>(?:(?:本报|本网|本台|集团|通讯)?[\u4e00-\u9fff]{0,8}(?:记者|通讯员)\s*)?[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4})*)")


def behind(page: Page, start: int, end: int) -> Iterator[Credit]:
    """Values with their key behind them, in a credit line or in brackets at the end of a paragraph."""
    for match in BEHIND.finditer(page.even, start, end):
        key = match["key"]
        value = Span(*match.span("value"))
        if key in ("文", "图", "摄") and match.end() - match.start() > 24:
            continue
        kind = "contributor" if key in ("供稿", "撰稿", "撰文", "文") else "photographer"
        yield Credit(kind, key, value, Span(*match.span()), _is_false(page, value))
    if (match := LED.fullmatch(page.even[start:end].strip(" ()"))) and page.even[start:end].strip():
        offset = page.even.index(match["value"], start)
        kind = "contributor" if match["key"] in ("供稿", "撰稿", "文") else "photographer"
        yield Credit(kind, match["key"], Span(offset, offset + len(match["value"])), Span(start, end))


def is_both(key: str) -> bool:
    """Whether a key credits words and pictures alike: 文/图."""
    return key in PHOTO_KEYS
