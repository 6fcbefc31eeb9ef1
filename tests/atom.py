"""The rules of Atom 1.0 (RFC 4287) as assertions."""

import re

from lxml import etree

NS = "http://www.w3.org/2005/Atom"
ATOM = {"a": NS}
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# Section 4.1: what may stand in a feed and in an entry, and how often: (least, most).
FEED = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (0, 99), "author": (0, 99), "entry": (0, 999),
    "icon": (0, 1), "logo": (0, 1), "subtitle": (0, 1), "generator": (0, 1), "rights": (0, 1), "category": (0, 99),
    "contributor": (0, 99),
}  # fmt: skip
ENTRY = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "link": (0, 99), "author": (0, 99),
    "category": (0, 99), "summary": (0, 1), "content": (0, 1), "contributor": (0, 99), "rights": (0, 1),
    "source": (0, 1),
}  # fmt: skip


def assert_valid_atom(feed: etree._Element) -> None:
    assert feed.tag == f"{{{NS}}}feed"
    _counts(feed, FEED)
    assert [link.get("href") for link in feed.iterfind("a:link[@rel='self']", ATOM)] == [
        feed.findtext("a:id", namespaces=ATOM)
    ]
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in feed.iterfind("a:entry", ATOM)]
    assert len(ids) == len(set(ids))
    for entry in feed.iterfind("a:entry", ATOM):
        _entry(entry, feed)


def _entry(entry: etree._Element, feed: etree._Element) -> None:
    _counts(entry, ENTRY)
    # 4.1.2: an author here or in the feed; an alternate link, or content; one alternate of a type and language.
    assert entry.find("a:author", ATOM) is not None or feed.find("a:author", ATOM) is not None
    assert len(entry.findall("a:link[@rel='alternate']", ATOM)) == 1
    content = entry.find("a:content", ATOM)
    assert content.get("type") == "html"
    assert len(content) == 0  # 4.1.3.3: html is text, not elements
    assert not re.search(r"""(src|href)=["'](?!https?://|mailto:|#)""", content.text or "")


def _counts(element: etree._Element, rules: dict[str, tuple[int, int]]) -> None:
    names = [etree.QName(child).localname for child in element]
    assert set(names) <= set(rules)
    for name, (least, most) in rules.items():
        assert least <= names.count(name) <= most, name
    for stamp in element.xpath("a:updated | a:published", namespaces=ATOM):
        assert STAMP.fullmatch(stamp.text)
    for person in element.xpath("a:author | a:contributor", namespaces=ATOM):
        assert person.findtext("a:name", namespaces=ATOM)
    for link in element.iterfind("a:link", ATOM):
        assert link.get("href").startswith("https://")
    for category in element.iterfind("a:category", ATOM):
        assert category.get("term")
    for word in ("a:id", "a:title"):
        assert element.findtext(word, namespaces=ATOM)
