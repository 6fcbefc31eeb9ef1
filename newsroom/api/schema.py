"""JSON Schema (2020-12) from the TypedDicts that the answers are built with, so that the two cannot part.

class Name(TypedDict):
    name: str
    start_date: NotRequired[Date]
"""

import types
from collections.abc import Iterator
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Schema = dict[str, Any]


class Format(str):
    """The format of a text, by its name in JSON Schema."""


Uri = Annotated[str, Format("uri")]
Date = Annotated[str, Format("date")]
Moment = Annotated[str, Format("date-time")]
# Popolo writes days and moments into the same field, as precisely as they are known.
DateOrMoment = Date | Moment

PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def reference(typed: type) -> Schema:
    return {"$ref": f"#/components/schemas/{typed.__name__}"}


def schema_of(hint: Any) -> Schema:
    """The schema of one type; other TypedDicts are referred to by name."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_typeddict(hint):
        return reference(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner, name = args
        return {**schema_of(inner), "format": str(name)}
    if origin in (NotRequired, Required):
        return schema_of(args[0])
    if origin is list:
        return {"type": "array", "items": schema_of(args[0])}
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(arg) for arg in args]}
    raise TypeError(f"No JSON Schema for {hint!r}")


def object_schema(typed: type) -> Schema:
    """The schema of a TypedDict itself. Nothing may be in an answer that is not declared."""
    hints = get_type_hints(typed, include_extras=True)
    described = {"description": " ".join(typed.__doc__.split())} if typed.__doc__ else {}
    return {
        "type": "object",
        **described,
        "properties": {name: schema_of(hint) for name, hint in hints.items()},
        "required": sorted(typed.__required_keys__),  # type: ignore[attr-defined]
        "additionalProperties": False,
    }


def with_all_it_refers_to(typed: type) -> dict[str, Schema]:
    """The schemas of a TypedDict and of every other that it reaches, by name."""
    found: dict[str, Schema] = {}
    waiting = [typed]
    while waiting:
        one = waiting.pop()
        if one.__name__ not in found:
            found[one.__name__] = object_schema(one)
            waiting += _typed_in(one)
    return found


def _typed_in(typed: type) -> Iterator[type]:
    def walk(hint: Any) -> Iterator[type]:
        if is_typeddict(hint):
            yield hint
        for arg in get_args(hint):
            yield from walk(arg)

    for hint in get_type_hints(typed, include_extras=True).values():
        yield from walk(hint)
