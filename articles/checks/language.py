"""Punctuation, and the words that the office does not print."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks.reading import around, printed_texts
from articles.checks.registry import Remark, check
from articles.models import Article
from articles.models.checking import Level, Phrase

HAN = r"[\u3400-\u9fff\u3007]"
# GB/T 15834-2011: Chinese text takes full-width marks. A mark between two digits or in Latin text is left alone.
HALF_WIDTH = re.compile(rf"(?<={HAN})[,;:!?()](?![A-Za-z0-9/])|(?<![A-Za-z0-9])[,;:!?()](?={HAN})")


@check("half_width", gettext_lazy("Half-width punctuation in Chinese"), Level.ADVISED)
def half_width(article: Article) -> Iterator[Remark]:
    """Readers are shown full-width marks all the same; a deliberate transcript keeps what was printed."""
    for field, text in printed_texts(article):
        places = list(HALF_WIDTH.finditer(text))
        if places:
            first = around(text, *places[0].span())
            yield Remark(
                field,
                _("%(count)d half-width marks in Chinese text, the first in “%(place)s”.")
                % {"count": len(places), "place": first},
            )


@check("phrases", gettext_lazy("Phrases to avoid"), Level.ADVISED)
def phrases(article: Article) -> Iterator[Remark]:
    listed = {phrase.text: phrase for phrase in Phrase.objects.all()}
    if not listed:
        return
    # The longest first, so that a phrase inside a longer one is reported once.
    pattern = re.compile("|".join(re.escape(text) for text in sorted(listed, key=len, reverse=True)))
    for field, text in printed_texts(article):
        for place in pattern.finditer(text):
            phrase = listed[place.group()]
            yield Remark(field, _sentence(phrase, around(text, *place.span())), Level(phrase.level))


def _sentence(phrase: Phrase, place: str) -> str:
    words = {"phrase": phrase.text, "place": place, "instead": phrase.instead}
    if phrase.instead:
        sentence = _("“%(phrase)s” in “%(place)s”: print “%(instead)s” instead.") % words
    else:
        sentence = _("“%(phrase)s” in “%(place)s” is on the list of phrases to avoid.") % words
    return f"{sentence}{phrase.reason}"
