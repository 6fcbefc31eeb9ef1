"""The index's own words by their sound, for "did you mean"."""

from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

from newsroom.search import analyser
from newsroom.search.models.word import SearchWord
from newsroom.text import fold

# Sounds that are taken for each other in the south, and by anyone who types in a hurry.
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
INITIALS_ALIKE = {"l": "n", "f": "h", "r": "n"}


def sound_of(word: str) -> str:
    """The sound of a word without tones: 朱清 and 朱青 are both `zu qin`; n and l, f and h sound alike here."""
    return " ".join(map(_plain, lazy_pinyin(word, style=Style.NORMAL)))


def _plain(syllable: str) -> str:
    for full, plain in ALIKE:
        syllable = syllable.replace(full, plain)
    return INITIALS_ALIKE.get(syllable[:1], syllable[:1]) + syllable[1:]


def learn(texts: Iterable[str]) -> None:
    """Keep the words of titles and names; words that are known already cost one query together."""
    found = {word for text in texts for word in _words(fold(text))}
    found -= set(SearchWord.objects.filter(word__in=found).values_list("word", flat=True)) if found else set()
    rows = [SearchWord(word=word, sound=sound_of(word)[:160]) for word in sorted(found)]
    if rows:
        SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


def _words(folded: str) -> set[str]:
    whole = {folded} if analyser.is_chinese(folded) and len(folded) <= 8 else set()
    return whole | {word for word in analyser.words(folded) if 2 <= len(word) <= 8 and analyser.is_chinese(word)}
