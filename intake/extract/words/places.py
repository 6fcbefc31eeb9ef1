"""Provinces and cities."""

from intake.extract.words import words_of

_words = words_of("places")
PLACES = frozenset(_words["provinces"].split()) | frozenset(_words["cities"].split())
