"""Where a headline may break: between words, never inside a name.

CSS `word-break: keep-all` forbids a break between any two characters; the `<wbr>` that are put here allow it again
between words. What is short and in quotation marks stays together, numbers stay with what they count, and a word of
one character stays with the next.
"""

import re
from functools import lru_cache

import rjieba
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Words of these reports that the dictionary cuts in two.
KEEP = (
    *("学厦航", "十佳举措", "好举措", "省直机关", "软环境", "马上就办", "推进会", "一站式", "点对点"),
    *("发改委", "经贸委", "文明办", "效能办"),
)
FREQUENT = 100_000  # more than any cut through it
# Short quotations and parts of a date are one word, whatever the dictionary says.
WHOLE = re.compile(r"[“「《『][^”」》』]{1,12}[”」》』]|[0-9]+[年月日号时分]")
CLOSING = "，。、；：？！”’」』》）】〉…—·,.;:?!)%"
OPENING = "“‘「『《（【〈(#"
# A number, or a number with what it counts by: 十项 stays with 好举措.
NUMBER = re.compile(
    r"[0-9０-９.]+|第?[一二三四五六七八九十百千万两几]+|[一二三四五六七八九十百千万两几]+[项个家条件位名]"
)
# These belong to the word before them.
SUFFIXES = "的了着过们厅局委部署办年月日号轮次届项家人名个"


@lru_cache(maxsize=1)
def dictionary() -> rjieba.Jieba:
    words = rjieba.Jieba()
    for word in KEEP:
        words.add_word(word, FREQUENT, "n")
    return words


def pieces(text: str) -> list[str]:
    """The text in pieces between which a line may end."""
    found: list[str] = []
    for word in _words(text):
        if found and _sticks(found[-1], word):
            found[-1] += word
        else:
            found.append(word)
    return found


def _words(text: str) -> list[str]:
    words, end = [], 0
    for whole in WHOLE.finditer(text):
        words += [*dictionary().cut(text[end : whole.start()]), whole[0]]
        end = whole.end()
    return words + dictionary().cut(text[end:])


def _sticks(before: str, word: str) -> bool:
    """Whether a line may not end between two pieces."""
    return (
        word[0] in CLOSING
        or before[-1] in OPENING
        or word in SUFFIXES
        or len(before) == 1
        or bool(NUMBER.fullmatch(before))
        or (before[-1].isascii() and word[0].isascii())
    )


@lru_cache(maxsize=2048)
def breakable(text: str) -> SafeString:
    """A headline as HTML, with `<wbr>` where a line may end."""
    return mark_safe("<wbr>".join(escape(piece) for piece in pieces(text)))  # noqa: S308 - each piece is escaped
