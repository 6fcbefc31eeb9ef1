"""Reading pages in tests: elements by CSS selector, and their text on one line."""

from lxml import html


def parsed(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def texts(page: html.HtmlElement, css: str) -> list[str]:
    return [text(found) for found in page.cssselect(css)]


def only(page: html.HtmlElement, css: str) -> html.HtmlElement:
    (found,) = page.cssselect(css)
    return found
