"""The description of the interface (OpenAPI 3.1), made from what the apps registered."""

from collections.abc import Iterable
from typing import Any, TypedDict

from django.urls import reverse

from newsroom.api.resources import Resource
from newsroom.api.schema import object_schema, reference, with_all_it_refers_to
from newsroom.markup import absolute

Json = dict[str, Any]


class Problem(TypedDict):
    """Problem details (RFC 9457)."""

    status: int
    title: str
    detail: str


def document(resources: Iterable[Resource], size: int, largest: int) -> Json:
    """The whole description; `size` and `largest` are the numbers of records on a page."""
    offered = sorted(resources, key=lambda resource: resource.name)
    schemas: Json = {"Problem": {**object_schema(Problem), "required": ["status", "title"]}}
    paths: Json = {}
    for resource in offered:
        schemas |= with_all_it_refers_to(resource.item)
        paths[f"/{resource.name}/"] = {"get": _list(resource, size, largest)}
        paths[f"/{resource.name}/{{id}}/"] = {"get": _record(resource)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Newsroom",
            "version": "1",
            "description": "Read-only. What readers of the site may not see is not here either. "
            "Every answer has an ETag; send it back as If-None-Match.",
        },
        "servers": [{"url": absolute(reverse("api_root")).rstrip("/")}],
        "tags": [{"name": resource.name, "description": resource.summary} for resource in offered],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _list(resource: Resource, size: int, largest: int) -> Json:
    limit = {"type": "integer", "minimum": 1, "maximum": largest, "default": size}
    parameters = [
        _parameter("limit", "How many records a page holds.", limit),
        _parameter("before", "Where the page begins: taken from `next`, opaque.", {"type": "string"}),
        *(
            _parameter(name, one.description, {"type": "integer" if one.number else "string"})
            for name, one in sorted(resource.filters.items())
        ),
    ]
    page = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": reference(resource.item)},
            "next": {"anyOf": [{"type": "string", "format": "uri"}, {"type": "null"}]},
        },
        "required": ["items", "next"],
        "additionalProperties": False,
    }
    return {
        "operationId": f"list_{resource.name}",
        "tags": [resource.name],
        "summary": f"{resource.summary} Newest first.",
        "parameters": parameters,
        "responses": {"200": _answer(page), "304": _unchanged(), "400": _problem("A parameter is wrong.")},
    }


def _record(resource: Resource) -> Json:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
    return {
        "operationId": f"get_{resource.name}",
        "tags": [resource.name],
        "summary": resource.summary,
        "parameters": [key],
        "responses": {
            "200": _answer(reference(resource.item)),
            "304": _unchanged(),
            "404": _problem("There is no such record, or it is not public."),
        },
    }


def _parameter(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _answer(schema: Json) -> Json:
    return {"description": "The answer.", "content": {"application/json": {"schema": schema}}}


def _unchanged() -> Json:
    return {"description": "Nothing has changed since the answer with this ETag."}


def _problem(description: str) -> Json:
    return {"description": description, "content": {"application/problem+json": {"schema": reference(Problem)}}}
