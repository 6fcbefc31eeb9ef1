"""The English interface: every word of the site itself is English, and what stays Chinese says that it is."""

import re

import pytest
from lxml import html

from tests import pages

pytestmark = pytest.mark.django_db
HAN = re.compile(r"[㐀-鿿]")
CHINESE = "ancestor-or-self::*[starts-with(@lang, 'zh')]"


def unmarked(page: str) -> list[str]:
    """Chinese text that a reader's software would speak as English (WCAG 2.2, 3.1.2).

    A sentence about a gap in a series quotes the series' name; names are exempt there.
    """
    (body,) = html.document_fromstring(page).iter("body")
    texts = body.xpath(f".//text()[not(ancestor::script) and not(ancestor::*[@class='hole']) and not(../{CHINESE})]")
    return [text.strip() for text in texts if HAN.search(text)]


@pytest.mark.parametrize("kind", pages.PAGES)
def test_chinese_words_on_an_english_page_are_marked_as_chinese(client, kind):
    pages.site()
    address = pages.PAGES[kind]()
    page = client.get(address + ("&" if "?" in address else "?") + "lang=en").content.decode()
    assert '<html lang="en"' in page
    assert unmarked(page) == []


def test_a_headline_on_a_chinese_page_needs_no_such_mark(client):
    pages.site()
    assert "<h1>" in client.get(pages.article().get_absolute_url()).content.decode()
