"""一键排版: the typography of a body put in order, by 《标点符号用法》 (GB/T 15834—2011) and 《出版物上数字用法》.

Nothing is done unseen: the desk shows the differences before they are taken over.
"""

import re
from collections.abc import Callable

from articles import body
from newsroom.text import fullwidth_html

HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
TEXT = re.compile(r"([^<>]+)(?=<|$)")
# Full-width digits and Latin letters, which typewriters of the 1990s left behind.
NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}

# One rule may make room for another; each pass takes something away, and no text of a person needs more.
MOST_PASSES = 20

RULES: list[tuple[re.Pattern, str]] = [
    (re.compile(rf"(?<={HAN})(?: |&nbsp;)+(?={HAN})"), ""),
    (re.compile(r"(?: |&nbsp;)+(?=[，。；：！？、）》”’])"), ""),
    (re.compile(r"(?<=[，。；：！？、（《“‘])(?: |&nbsp;)+"), ""),
    (re.compile(r"。{3,}"), "……"),
    (re.compile(rf"(?<={HAN})(?:--+|—(?!—)|－－+)(?={HAN})"), "——"),
    (re.compile(r"([，。；：、])\1+"), r"\1"),
]


def tidy(text: str) -> str:
    """A body with its spaces, its punctuation and its digits put in order; clean as at every save. Idempotent."""
    for _attempt in range(MOST_PASSES):
        before = text
        text = fullwidth_html(_each_text(body.clean(text), _tidied))
        if text == before:
            break
    return text


def _each_text(html: str, change: Callable[[str], str]) -> str:
    return TEXT.sub(lambda match: change(match[1]), html)


def _tidied(text: str) -> str:
    text = text.translate(NARROW)
    for pattern, instead in RULES:
        text = pattern.sub(instead, text)
    return text
