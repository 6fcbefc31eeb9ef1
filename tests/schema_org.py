"""The part of schema.org that the pages use, as a JSON Schema: each type with its own properties and no other.

Written after the vocabulary's published definitions. What search engines require of a type is required here too.
"""

from typing import Any

from jsonschema import Draft202012Validator

JSON = dict[str, Any]

TEXT: JSON = {"type": "string", "minLength": 1}
TEXTS: JSON = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
URL: JSON = {"type": "string", "format": "uri", "pattern": "^https?://"}
DAY: JSON = {"type": "string", "format": "date"}
MOMENT: JSON = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
COUNT: JSON = {"type": "integer", "minimum": 1}


def ref(*names: str) -> JSON:
    """A node of one of these types."""
    return {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}


def many(*names: str) -> JSON:
    return {"type": "array", "items": ref(*names), "minItems": 1}


def one_of(*names: str) -> JSON:
    return {"enum": [f"https://schema.org/{name}" for name in names]}


def node(kinds: str, needed: str, **properties: JSON) -> JSON:
    """A type, or several with the same properties: the names of those that it needs, and all that it may have."""
    return {
        "type": "object",
        "properties": {"@type": {"enum": kinds.split()}, "@id": URL, **properties},
        "required": ["@type", *needed.split()],
        "additionalProperties": False,
    }


THING: JSON = {"name": TEXT, "url": URL, "description": TEXT, "alternateName": TEXTS, "sameAs": URL, "image": URL}
ANY_ORGANISATION = "Organization GovernmentOrganization NewsMediaOrganization Corporation NGO Project"
PAGE: JSON = {
    **THING,
    "inLanguage": {"enum": ["zh-Hans", "zh-CN", "en"]},
    "isPartOf": ref("Reference"),
    "about": ref("Organization", "Event"),
    "publisher": ref("Reference"),
}

TYPES: dict[str, JSON] = {
    "Reference": {"type": "object", "properties": {"@id": URL}, "required": ["@id"], "additionalProperties": False},
    "Organization": node(
        ANY_ORGANISATION,
        "name",
        **THING,
        logo=URL,
        address=TEXT,
        foundingDate=DAY,
        dissolutionDate=DAY,
        parentOrganization=ref("Organization"),
    ),
    "Person": node(
        "Person",
        "name",
        **THING,
        jobTitle=TEXTS,
        worksFor=many("Organization"),
        affiliation=ref("Organization"),
    ),
    "Place": node("Place", "name", name=TEXT, address=TEXT),
    "Event": node(
        "Event",
        "name eventStatus",
        **THING,
        startDate={"anyOf": [DAY, MOMENT]},
        endDate={"anyOf": [DAY, MOMENT]},
        eventStatus=one_of("EventScheduled", "EventPostponed", "EventCancelled", "EventRescheduled"),
        eventAttendanceMode=one_of("OfflineEventAttendanceMode", "OnlineEventAttendanceMode"),
        location=ref("Place"),
        organizer=many("Organization"),
        attendee=many("Person", "Organization"),
    ),
    "ImageObject": node("ImageObject", "url", url=URL, width=COUNT, height=COUNT, caption=TEXT),
    "CorrectionComment": node("CorrectionComment", "text", text=TEXT, datePublished=MOMENT),
    "NewsArticle": node(
        "NewsArticle",
        "headline datePublished dateModified author publisher mainEntityOfPage",
        **{**PAGE, "image": many("ImageObject"), "about": many("Event", "Organization")},
        headline=TEXT,
        alternativeHeadline=TEXT,
        datePublished=MOMENT,
        dateModified=MOMENT,
        dateline=TEXT,
        mainEntityOfPage=URL,
        articleSection=TEXT,
        keywords=TEXTS,
        author=many("Person", "Organization", "Reference"),
        editor=ref("Person"),
        isBasedOn=URL,
        mentions=many("Person", "Organization"),
        correction=ref("CorrectionComment"),
    ),
    "CollectionPage": node("CollectionPage", "name url", **PAGE),
    "WebSite": node("WebSite", "name url", **PAGE, potentialAction=ref("SearchAction")),
    "SearchAction": node(
        "SearchAction",
        "target query-input",
        target=ref("EntryPoint"),
        **{"query-input": {"const": "required name=search_term_string"}},
    ),
    "EntryPoint": node("EntryPoint", "urlTemplate", urlTemplate={**TEXT, "pattern": r"\{search_term_string\}"}),
    "BreadcrumbList": node("BreadcrumbList", "itemListElement", itemListElement=many("Step")),
    "Step": node("ListItem", "position name", position=COUNT, name=TEXT, item=URL),
    "ItemList": node(
        "ItemList",
        "itemListElement numberOfItems",
        name=TEXT,
        itemListOrder=one_of("ItemListUnordered", "ItemListOrderAscending", "ItemListOrderDescending"),
        numberOfItems=COUNT,
        itemListElement=many("Winner"),
    ),
    "Winner": node("ListItem", "position item", position=COUNT, item=ref("CreativeWork")),
    "CreativeWork": node("CreativeWork", "name", name=TEXT, description=TEXT, creator=many("Organization")),
}
ON_A_PAGE = (
    "Organization",
    "Person",
    "Event",
    "NewsArticle",
    "CollectionPage",
    "WebSite",
    "BreadcrumbList",
    "ItemList",
)


def faults(of: JSON) -> list[str]:
    """What is wrong with a node that stands in a page's graph by itself; nothing where it is sound."""
    homes = {kind: name for name in ON_A_PAGE for kind in TYPES[name]["properties"]["@type"]["enum"]}
    if of.get("@type") not in homes:
        return [f"{of.get('@type')} is not expected by itself"]
    schema = {"$ref": f"#/$defs/{homes[of['@type']]}", "$defs": TYPES}
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{of['@type']} {error.json_path}: {error.message}" for error in validator.iter_errors(of)]


def dangling(graph: list[JSON]) -> set[str]:
    """References to this page's own nodes that no node answers to; the site's own two live on the front page."""
    there = {one["@id"] for one in graph if "@id" in one}
    return {target for target in _references(graph) if target not in there and not target.endswith("/#website")}


def _references(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_references, value))
    if not isinstance(value, dict):
        return set()
    return {value["@id"]} if set(value) == {"@id"} else _references(list(value.values()))
