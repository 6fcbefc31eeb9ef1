"""The body of a story as readers see it: dateline in front, full-width punctuation, pictures between paragraphs."""

import re
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from newsroom.markup import plain_text
from newsroom.text import fullwidth, fullwidth_html

# After this many paragraphs the reader meets the first pictures.
PARAGRAPHS_BEFORE_PICTURES = 2


def reading_body(article: Article) -> tuple[SafeString, SafeString]:
    """The opening of the body and the rest of it; the rest is empty in a short one."""
    body = with_dateline(article.body, article.dateline)
    body = fullwidth_html(body)
    cut = end_of_paragraph(body, PARAGRAPHS_BEFORE_PICTURES)
    # The body was cleaned when it was saved: articles.body.
    return mark_safe(body[:cut]), mark_safe(body[cut:])  # noqa: S308


def with_dateline(body: str, dateline: str) -> str:
    """The dateline before the first words, unless the body already begins with it."""
    if not dateline or _comparable(plain_text(body)).startswith(_comparable(dateline.split("（")[0])):
        return body
    opening = format_html('<b class="dateline">{}</b>　', dateline)
    if body.startswith("<p>"):
        return "<p>" + opening + body.removeprefix("<p>")
    return f"<p>{opening}</p>{body}"


def _comparable(text: str) -> str:
    return re.sub(r"[\s　]", "", fullwidth(text))


class _Paragraphs(HTMLParser):
    """Notes where each paragraph of the outermost level ends."""

    VOID = {"br", "hr", "img", "wbr"}

    def __init__(self, html: str):
        super().__init__()
        self.starts = [0]
        for line in html.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.depth = 0
        self.ends: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.depth += 1

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        self.depth -= 1
        if tag == "p" and self.depth == 0:
            line, column = self.getpos()
            self.ends.append(self.starts[line - 1] + column + len("</p>"))


def end_of_paragraph(body: str, number: int) -> int:
    """Where the paragraph of this number ends; the end of a body that has not more than that."""
    ends = _Paragraphs(body).ends
    return ends[number - 1] if len(ends) > number else len(body)
