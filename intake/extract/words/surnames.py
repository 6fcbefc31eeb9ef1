"""Surnames of one character and of two."""

from intake.extract.words import words_of

_words = words_of("surnames")
SINGLE = frozenset("".join(_words["single"].split()))
COMPOUND = frozenset(_words["compound"].split())
TRANSLITERATED = frozenset("".join(_words["transliterated"].split()))
JAPANESE = frozenset(_words["japanese"].split())
TIBETAN = frozenset(_words["tibetan"].split())
