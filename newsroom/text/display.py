"""Punctuation as it is shown: full-width in Chinese, whatever was typed. What is stored never changes.

The rule is 《标点符号用法》 GB/T 15834—2011, 5.1: marks in Chinese text take the place of one character.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

WIDE = dict(zip(",;:!?()", "，；：！？（）", strict=True))
QUOTES = {'"': "“”", "'": "‘’"}

MARK = re.compile(r"""\.+|[,;:!?()"']""")
# Addresses keep their own punctuation, as do the numbers and times that `_stays` knows.
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# Han, kana, CJK and full-width marks: what Chinese text consists of beside digits and Latin words.
CHINESE = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U000323af]")
SEE_THROUGH = " \u00a0\"'“”‘’"

BLOCK = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|td|th|tr|table|blockquote|br|hr|figure|figcaption|dd|dt|dl)\b", re.I)
TAG = re.compile(r"""(<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", re.DOTALL)


def fullwidth(text: str) -> str:
    """Text with the half-width punctuation of its Chinese parts shown full-width.

    Latin text, numbers (1,234), times (10:30), file names and addresses stay as they are; straight quotes become
    pairs within a line.
    """
    changes = _changes(text)
    return "".join(changes.get(at, char) for at, char in enumerate(text)) if changes else text


def fullwidth_html(html: str) -> str:
    """The same for sanitised HTML: only its text changes, and a mark's neighbours may stand in another tag."""
    pieces = TAG.split(html)
    shown: list[list[str]] = []
    line: list[str] = []
    verbatim = ""
    for number, piece in enumerate(pieces):
        is_tag = number % 2 == 1
        if is_tag:
            name = re.sub(r"\W.*", "", piece.lstrip("</"), flags=re.DOTALL).lower()
            if name in ("code", "pre", "kbd", "samp"):
                verbatim = "" if piece.startswith("</") else name
        units = [] if is_tag or verbatim else ENTITY.findall(piece)
        shown.append(units)
        if is_tag and BLOCK.match(piece):
            line.append("\n")
        line += [unescape(unit)[:1] or " " for unit in units]
    changes = _changes("".join(line))
    if not changes:
        return html
    return "".join(_rebuilt(pieces, shown, changes))


def _rebuilt(pieces: list[str], shown: list[list[str]], changes: dict[int, str]) -> Iterator[str]:
    at = 0
    for number, (piece, units) in enumerate(zip(pieces, shown, strict=True)):
        if not units:
            at += number % 2 == 1 and bool(BLOCK.match(piece))
            yield piece
            continue
        yield "".join(
            escape(changes[here], quote=False) if here in changes else unit for here, unit in enumerate(units, at)
        )
        at += len(units)


def _changes(text: str) -> dict[int, str]:
    """What is shown instead of the character at each place; "" where a space gives way to a full-width mark."""
    marks = list(MARK.finditer(text))
    if not marks or not CHINESE.search(text):
        return {}
    kept = [match.span() for match in ADDRESS.finditer(text)]
    marks = [m for m in marks if not any(start <= m.start() < end for start, end in kept)]
    partners = _partners(text, marks)
    changes: dict[int, str] = {}
    for mark in marks:
        _change(text, mark, partners, changes)
    for at in [at for at, shown in changes.items() if shown in "，；：！？）。"]:
        if text[at + 1 : at + 2] == " " and CHINESE.match(text, at + 2):
            changes[at + 1] = ""
    return changes


def _change(text: str, mark: re.Match, partners: dict[int, int], changes: dict[int, str]) -> None:
    at, char = mark.start(), mark.group()
    if char in QUOTES or char in "()":
        if at in partners:
            start, end = sorted((at, partners[at]))
            wide = bool(CHINESE.search(text, start, end)) or _before(text, start, changes) or _after(text, end)
        else:
            wide = char in "()" and (_before(text, at, changes) or _after(text, at))
        if wide:
            changes[at] = WIDE.get(char) or QUOTES[char][at > partners[at]]
    elif char.startswith("."):
        if _before(text, at, changes):
            _change_dots(text, mark, changes)
    elif not _stays(text, at):
        before = _before(text, at, changes)
        if before or (char not in "!?" and _after(text, at)):
            changes[at] = WIDE[char]


def _change_dots(text: str, mark: re.Match, changes: dict[int, str]) -> None:
    """A full stop only where a sentence ends, because 约翰.史密斯 and 通知.pdf hold the same dot; three are 省略号."""
    at, dots = mark.start(), len(mark.group())
    if dots >= 3:
        changes |= dict.fromkeys(range(at, at + dots), "") | {at: "……"}
    elif dots == 1 and text[at + 1 : at + 2] in ("", " ", "\n", '"', "'", ")", "”", "’", "）"):
        changes[at] = "。"


def _stays(text: str, at: int) -> bool:
    """A mark between two digits: 1,234 and 10:30 and 3:2."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isdigit() and around.isascii()


def _before(text: str, at: int, changes: dict[int, str]) -> bool:
    """Chinese stands before a place, quotes looked through."""
    at -= 1
    while at >= 0 and text[at] in SEE_THROUGH:
        at -= 1
    return at >= 0 and (at in changes or bool(CHINESE.match(text[at])))


def _after(text: str, at: int) -> bool:
    at += 1
    while at < len(text) and text[at] in SEE_THROUGH:
        at += 1
    return at < len(text) and bool(CHINESE.match(text[at]))


def _partners(text: str, marks: list[re.Match]) -> dict[int, int]:
    """Each bracket's and straight quote's other half on the same line, where it has one."""
    partners: dict[int, int] = {}
    open_brackets: list[int] = []
    open_quotes: dict[str, int] = {}
    line_end = -1
    for mark in marks:
        at, char = mark.start(), mark.group()
        if at > line_end:
            open_brackets, open_quotes = [], {}
            line_end = text.find("\n", at) if "\n" in text[at:] else len(text)
        if char == "(":
            open_brackets.append(at)
        elif char == ")" and open_brackets:
            _pair(partners, open_brackets.pop(), at)
        elif char in QUOTES and not (char == "'" and _is_apostrophe(text, at)):
            if char in open_quotes:
                _pair(partners, open_quotes.pop(char), at)
            else:
                open_quotes[char] = at
    return partners


def _pair(partners: dict[int, int], start: int, end: int) -> None:
    partners |= {start: end, end: start}


def _is_apostrophe(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()
