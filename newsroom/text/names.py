"""Names: to addresses, to the keys people type, and out of one line of input."""

import re
from itertools import product

import rjieba
from pypinyin import Style, pinyin

# What editors type between two tags; a space stays inside a name.
TAG_SEPARATORS = re.compile(r"[,，、;；\r\n]")


def split_tags(text: str) -> list[str]:
    """Tag names from one line of input, in order, without repeats."""
    names = (name.strip() for name in TAG_SEPARATORS.split(text or ""))
    return list(dict.fromkeys(name for name in names if name))


def pinyin_slug(text: str, max_length: int = 80) -> str:
    """An ASCII address for a Chinese name: 福州海关 becomes `fuzhou-haiguan`, word by word, without accents."""
    words = ("".join(syllable[0] for syllable in pinyin(word, style=Style.NORMAL)) for word in rjieba.cut(text))
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")
    return slug[:max_length].rstrip("-")


def pinyin_keys(name: str) -> list[str]:
    """What people type to find a name: its full pinyin and its initials, in every reading."""
    readings = pinyin(name, style=Style.NORMAL, heteronym=len(name) <= 4)
    wholes = list(product(*readings))[:16]
    return list(dict.fromkeys([*map("".join, wholes), *("".join(s[0] for s in w if s) for w in wholes)]))
