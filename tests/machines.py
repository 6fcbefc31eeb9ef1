"""Reading a page as a machine does: its meta elements, links and linked data."""

import json
from dataclasses import dataclass
from typing import Any

from lxml import html


@dataclass
class Head:
    tree: Any

    @property
    def named(self) -> dict[str, str]:
        """The government's page tags and the ordinary meta elements, in printed order."""
        return {tag.get("name"): tag.get("content") for tag in self.tree.iter("meta") if tag.get("name")}

    @property
    def properties(self) -> list[tuple[str, str]]:
        return [(tag.get("property"), tag.get("content")) for tag in self.tree.iter("meta") if tag.get("property")]

    @property
    def canonical(self) -> str:
        (address,) = self.links("canonical")
        return address

    @property
    def hreflang(self) -> dict[str, str]:
        return {tag.get("hreflang"): tag.get("href") for tag in self.tree.iter("link") if tag.get("hreflang")}

    @property
    def graph(self) -> list[dict[str, Any]]:
        """The nodes of the page's JSON-LD."""
        scripts = self.tree.xpath("//script[@type='application/ld+json']/text()")
        return [node for script in scripts for node in json.loads(script)["@graph"]]

    def node(self, kind: str) -> dict[str, Any]:
        """The only node of a type."""
        (node,) = [node for node in self.graph if node["@type"] == kind]
        return node

    def links(self, rel: str) -> list[str]:
        return [tag.get("href") for tag in self.tree.iter("link") if tag.get("rel") == rel]


def head_of(page: str) -> Head:
    return Head(html.document_fromstring(page if "<html" in page else f"<html><head>{page}</head></html>"))
