"""What an article says of winners, against the round it reports."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.checks import Remark, check
from articles.checks.reading import plain_body
from articles.models import Article
from articles.models.checking import Level
from newsroom.text import fullwidth

MARKS = re.compile(r"[\s“”‘’\"'《》「」『』]")


def bare(text: str) -> str:
    """A title without regard to the width of its marks, to quotation marks and to white space."""
    return MARKS.sub("", fullwidth(text))


@check("winners", gettext_lazy("Winners in the text"), Level.ADVISED)
def winners(article: Article) -> Iterator[Remark]:
    """Where an article reports a round and lists its measures, each is there, beside the unit that won it."""
    text = bare(plain_body(article.body))
    for round in article.rounds.all():
        measures = list(round.measures.winners().prefetch_related("credits"))
        missing = [measure for measure in measures if bare(measure.title) not in text]
        if len(missing) == len(measures):
            continue  # It does not list them; the page shows the round's own table.
        for measure in missing:
            yield Remark("body", _("The round has “%(measure)s”, the text does not.") % {"measure": measure})
        for measure in measures:
            yield from _credited(measure, text)


def _credited(measure, text: str) -> Iterator[Remark]:
    units = [credit.printed_name for credit in measure.credits.all()]
    place = text.find(bare(measure.title))
    before = text[max(0, place - 60) : place]
    if place >= 0 and units and not any(bare(unit) in before for unit in units):
        yield Remark(
            "body",
            _("The text does not name %(units)s before “%(measure)s”.")
            % {"units": "、".join(units), "measure": measure},
        )
