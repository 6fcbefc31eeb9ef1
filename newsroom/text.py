"""Chinese text: names to addresses, names to the keys people type, tags as people separate them."""

import re
from itertools import product

from pypinyin import Style, pinyin

# What editors type between two tags; a space stays inside a name.
TAG_SEPARATORS = re.compile(r"[,，、;；\n]")


def split_tags(text: str) -> list[str]:
    """Tag names from one line of input, in order, without repeats."""
    names = (name.strip() for name in TAG_SEPARATORS.split(text or ""))
    return list(dict.fromkeys(name for name in names if name))


def pinyin_slug(text: str, max_length: int = 80) -> str:
    """An ASCII address for a Chinese name: 福州海关 becomes `fuzhou-haiguan` syllable by syllable, unaccented."""
    syllables = (syllable[0] for syllable in pinyin(text, style=Style.NORMAL))
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(syllables).lower()).strip("-")
    return slug[:max_length].rstrip("-")


def pinyin_keys(name: str) -> list[str]:
    """What people type to find a name: its full pinyin and its initials, in every reading."""
    readings = pinyin(name, style=Style.NORMAL, heteronym=len(name) <= 4)
    wholes = list(product(*readings))[:16]
    return list(dict.fromkeys([*map("".join, wholes), *("".join(s[0] for s in w if s) for w in wholes)]))
