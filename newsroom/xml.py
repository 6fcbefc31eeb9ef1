"""XML written element by element, with nothing in it that XML forbids."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from xml.sax.saxutils import XMLGenerator

from newsroom.markup import legal


class XmlWriter:
    """
    with XmlWriter("feed", {"xmlns": …}) as xml:
        xml.leaf("title", "…")
    """

    def __init__(self, root: str, attributes: Mapping[str, str]):
        self._buffer = BytesIO()
        self._out = XMLGenerator(self._buffer, encoding="utf-8", short_empty_elements=True)
        self._root = root
        self._attributes = attributes

    def __enter__(self) -> "XmlWriter":
        self._out.startDocument()
        self._out.startElement(self._root, dict(self._attributes))  # type: ignore[arg-type]
        return self

    def __exit__(self, *failure: object) -> None:
        self._out.endElement(self._root)
        self._out.endDocument()

    @contextmanager
    def element(self, name: str, **attributes: Any) -> Iterator[None]:
        self._out.startElement(name, self._legal(attributes))  # type: ignore[arg-type]
        yield
        self._out.endElement(name)

    def leaf(self, name: str, text: object = "", **attributes: Any) -> None:
        with self.element(name, **attributes):
            self._out.characters(legal(text))

    @staticmethod
    def _legal(attributes: Mapping[str, Any]) -> dict[str, str]:
        return {name: legal(value) for name, value in attributes.items()}

    def as_bytes(self) -> bytes:
        return self._buffer.getvalue()
