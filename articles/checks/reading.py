"""An article as a reader reads it: its printed texts, field by field, without markup."""

import html
import re
from collections.abc import Iterator

from articles.models import Article

BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|td|th|tr|blockquote|div)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")

PRINTED_FIELDS = ["kicker", "headline", "short_headline", "deck", "summary"]


def plain_body(body: str) -> str:
    """The text of a body, a line to a paragraph."""
    return html.unescape(TAG.sub("", BLOCK_END.sub("\n", body or ""))).strip()


def printed_texts(article: Article) -> Iterator[tuple[str, str]]:
    """Each printed text of an article with the field it stands in."""
    for field in PRINTED_FIELDS:
        if text := getattr(article, field):
            yield field, text
    if text := plain_body(article.body):
        yield "body", text
    for use in article.article_pictures.all():
        if use.shown_caption:
            yield "article_pictures", use.shown_caption


def around(text: str, start: int, end: int, context: int = 8) -> str:
    """A passage with a few characters on both sides, to be found again by eye."""
    before, after = text[max(0, start - context) : start], text[end : end + context]
    return f"{before}{text[start:end]}{after}".replace("\n", " ")
