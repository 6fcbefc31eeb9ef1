"""The part of a web page that is the report: where the sentences are, with the headline and credits round them."""

import re

from lxml import html

SENTENCE = re.compile(r"[。！？]")
HEAD = re.compile(r"来源|发布时间|发布日期|作者|责任编辑|时间：|供稿|浏览")
FURNITURE = frozenset(["nav", "footer", "aside", "form"])
ENOUGH = 0.8  # of the page's sentences


def main_part(tree: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds nearly all sentences, widened to the headline and the line of credits.

    A fragment without navigation is taken whole.
    """
    body = tree.find("body")
    body = tree if body is None else body
    for element in list(body.iter(*FURNITURE)):
        if not SENTENCE.search(element.text_content()) and element.getparent() is not None:
            element.drop_tree()
    if _links(body) < 12:
        return body
    part = _densest(body)
    return _widened(part, body)


def _weight(element: html.HtmlElement) -> int:
    """Characters of text that reads like sentences: headlines in a list of links do not."""
    return sum(len(text) for text in element.itertext() if SENTENCE.search(text))


def _links(element: html.HtmlElement) -> int:
    return sum(1 for _link in element.iter("a"))


def _densest(body: html.HtmlElement) -> html.HtmlElement:
    part, whole = body, _weight(body)
    while whole:
        child = next((child for child in part if isinstance(child.tag, str) and _weight(child) >= whole * ENOUGH), None)
        if child is None or child.tag in ("p", "span", "td", "strong"):
            return part
        part = child
    return part


def _widened(part: html.HtmlElement, body: html.HtmlElement) -> html.HtmlElement:
    """Up to the element that also holds the headline or the credits, unless that is mostly links."""
    best = part
    step = part
    for _level in range(4):
        parent = step.getparent()
        if parent is None or step is body:
            break
        step = parent
        beside = [child for child in step if child is not best and isinstance(child.tag, str)]
        if any(_is_head(child) for child in beside) and _links(step) < max(20, 2 * _links(best) + 12):
            best = step
    return best


def _is_head(element: html.HtmlElement) -> bool:
    said = element.text_content().strip()
    if element.tag in ("h1", "h2", "h3") or element.find(".//h1") is not None:
        return True
    return len(said) < 200 and (bool(HEAD.search(said)) or "title" in (element.get("class") or "").lower())
