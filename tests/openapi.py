"""What OpenAPI 3.1 requires of a document of our kind, and ninjs 3.1 of a news item, as JSON Schemas.

Written after the published specifications; only what a read-only interface can use.
"""

from typing import Any

from jsonschema import Draft202012Validator

JSON = dict[str, Any]


def _closed(needed: list[str], /, **properties: Any) -> JSON:
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
MEDIA = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]+/[a-z+.-]+$"},
    "additionalProperties": _closed(["schema"], schema={"type": "object"}),
}
RESPONSES = {
    "type": "object",
    "propertyNames": {"pattern": "^[1-5][0-9][0-9]$"},
    "additionalProperties": _closed(["description"], description=TEXT, content=MEDIA),
    "required": ["200"],
}
PARAMETER = {
    **_closed(
        ["name", "in", "schema"],
        name=TEXT,
        description=TEXT,
        required={"type": "boolean"},
        schema={"type": "object"},
        **{"in": {"enum": ["query", "path", "header"]}},
    ),
    # 4.8.12.2: a parameter in the path is always required.
    "if": {"properties": {"in": {"const": "path"}}},
    "then": {"properties": {"required": {"const": True}}, "required": ["required"]},
}
OPERATION = _closed(
    ["responses", "operationId"],
    operationId={"type": "string", "pattern": "^[a-z_]+$"},
    tags={"type": "array", "items": TEXT},
    summary=TEXT,
    parameters={"type": "array", "items": PARAMETER, "uniqueItems": True},
    responses=RESPONSES,
)
OPENAPI = _closed(
    ["openapi", "info", "paths"],
    openapi={"type": "string", "pattern": r"^3\.1\.\d+$"},
    info=_closed(["title", "version"], title=TEXT, version=TEXT, description=TEXT),
    servers={"type": "array", "items": _closed(["url"], url={"type": "string", "pattern": "^https?://[^?#]+[^/]$"})},
    tags={"type": "array", "items": _closed(["name"], name=TEXT, description=TEXT)},
    paths={
        "type": "object",
        "propertyNames": {"pattern": "^/"},
        "additionalProperties": _closed(["get"], get=OPERATION),
    },
    components=_closed(["schemas"], schemas={"type": "object", "propertyNames": {"pattern": "^[A-Za-z0-9._-]+$"}}),
)

URI = {"type": "string", "format": "uri", "pattern": "^[a-z]+:"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
NUMBER = {"type": "integer", "minimum": 0}


def _list_of(item: JSON) -> JSON:
    return {"type": "array", "items": item, "minItems": 1}


_WORDS = _list_of(
    _closed(["value"], role=TEXT, contentType=TEXT, value={"type": "string"}, charCount=NUMBER, wordCount=NUMBER)
)
_CONCEPTS = _list_of(_closed([], name=TEXT, rel=TEXT, uri=URI, literal=TEXT))
_RENDITIONS = _list_of(
    _closed(["name"], name=TEXT, href=URI, contentType=TEXT, title=TEXT, width=NUMBER, height=NUMBER)
)
_ITEM: JSON = {
    "uri": URI,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "version": TEXT,
    "firstCreated": MOMENT,
    "versionCreated": MOMENT,
    "contentCreated": MOMENT,
    "expires": MOMENT,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "language": TEXT,
    "title": TEXT,
    "by": TEXT,
    "headlines": _WORDS,
    "descriptions": _WORDS,
    "bodies": _WORDS,
    "people": _CONCEPTS,
    "organisations": _CONCEPTS,
    "events": _CONCEPTS,
    "subjects": _CONCEPTS,
    "infoSources": _list_of(_closed([], name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    "renditions": _RENDITIONS,
    "standard": _closed([], name={"const": "ninjs"}, version={"const": "3.1"}, schema=URI),
}
_ASSOCIATION = _closed(["name", "uri"], **_ITEM, name=TEXT, rel=TEXT)
NINJS = _closed(["uri"], **_ITEM, associations=_list_of(_ASSOCIATION))


def validator_of(document: JSON, schema: JSON) -> Draft202012Validator:
    """A validator of a schema that refers to the components of an OpenAPI document; formats are checked too."""
    with_components = {**schema, "components": document["components"]}
    return Draft202012Validator(with_components, format_checker=Draft202012Validator.FORMAT_CHECKER)
