"""The index's own words by their sound, for "did you mean"."""

from collections.abc import Iterable
from itertools import islice, product

from pypinyin import Style, lazy_pinyin, pinyin

from newsroom.search import analyser
from newsroom.search.models.word import SearchWord
from newsroom.text import fold

# Sounds that are taken for each other in the south, and by anyone who types in a hurry.
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
INITIALS_ALIKE = str.maketrans("lfr", "nhn")
# Only short words are kept with every reading of their characters: 厦 in 学厦航 is no 大厦.
FEW_CHARACTERS = 4
MOST_READINGS = 8


def plain_sound(letters: str) -> str:
    """Pinyin without what is often mistaken: pingtan is `pintan`; n and l, f and h are the same here."""
    for full, plain in ALIKE:
        letters = letters.replace(full, plain)
    return letters.translate(INITIALS_ALIKE)


def sounds_of(word: str) -> list[str]:
    """How a word may sound, without tones, the usual reading first: 朱清 and 朱青 are both `zuqin`."""
    usual = "".join(lazy_pinyin(word, style=Style.NORMAL))
    readings: Iterable[str] = ()
    if len(word) <= FEW_CHARACTERS:
        every = product(*pinyin(word, style=Style.NORMAL, heteronym=True))
        readings = map("".join, islice(every, MOST_READINGS))
    return list(dict.fromkeys(map(plain_sound, [usual, *readings])))


def learn(texts: Iterable[str], words: Iterable[str] = ()) -> None:
    """Keep words, and those of titles and names; words that are known already cost one query together."""
    found = {word for text in texts for word in _words(fold(text))} | set(words)
    found -= set(SearchWord.objects.filter(word__in=found).values_list("word", flat=True)) if found else set()
    rows = [SearchWord(word=word, sound=sound[:160]) for word in sorted(found) for sound in sounds_of(word)]
    if rows:
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def _words(folded: str) -> set[str]:
    whole = {folded} if analyser.is_chinese(folded) and len(folded) <= analyser.LONGEST_WORD else set()
    return whole | analyser.vocabulary(analyser.words(folded))
