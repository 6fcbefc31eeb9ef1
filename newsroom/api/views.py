"""Lists, single records, the description of it all, and clear answers to what cannot be answered."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from newsroom.answers import answer
from newsroom.api.openapi import document
from newsroom.api.resources import Resource, resources, whole_number
from newsroom.markup import absolute
from newsroom.problems import problem

SIZE, LARGEST = 20, 100
METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponseBase]


class Refusal(Exception):
    """What a program asked wrongly: a status and a sentence."""

    def __init__(self, status: int, title: str, detail: str):
        super().__init__(detail)
        self.answer = (status, title, detail)


def for_programs(view: View) -> View:
    """Read-only, for every origin, in the language of the site whoever asks."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=PREFLIGHT)
        elif request.method not in ("GET", "HEAD"):
            response = problem(405, "Method not allowed", f"This interface is read-only: {METHODS}.")
        else:
            try:
                with translation.override(settings.LANGUAGE_CODE):
                    response = view(request, *args, **kwargs)
            except Refusal as refusal:
                response = problem(*refusal.answer)
        if request.method == "OPTIONS" or response.status_code == 405:
            response.headers["Allow"] = METHODS
        for name, value in CORS.items():
            response.headers[name] = value
        return response

    return answered


def as_json(request: HttpRequest, data: Mapping[str, Any], modified: Any = None) -> HttpResponseBase:
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return answer(request, content, "application/json", modified)


@for_programs
def root(request: HttpRequest) -> HttpResponseBase:
    """Where everything is."""
    lists = {name: absolute(reverse("api_list", args=[name])) for name in sorted(resources)}
    return as_json(request, {**lists, "openapi": absolute(reverse("api_openapi"))})


@for_programs
def openapi(request: HttpRequest) -> HttpResponseBase:
    return as_json(request, document(resources.values(), SIZE, LARGEST))


@for_programs
def one(request: HttpRequest, name: str, pk: str) -> HttpResponseBase:
    resource = _resource(name)
    _known_parameters(request, set())
    record = resource.rows().filter(pk=pk).first()
    if record is None:
        raise Refusal(404, "Not found", f"There is no public record {pk} in {name}.")
    return as_json(request, resource.serialise(record), getattr(record, "updated", None))


@for_programs
def many(request: HttpRequest, name: str) -> HttpResponseBase:
    """A page of a list, with the address of the next one in the answer and in its Link header (RFC 8288)."""
    resource = _resource(name)
    _known_parameters(request, {"before", "limit", *resource.filters})
    size = _size(request)
    rows = list(resource.in_order(_asked_for(request, resource))[: size + 1])
    shown = rows[:size]
    following = _address_of_the_rest(request, resource, shown[-1]) if len(rows) > size else None
    data = {"items": [resource.serialise(row) for row in shown], "next": following}
    response = as_json(request, data, max((row.updated for row in shown), default=None))
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _resource(name: str) -> Resource:
    if name not in resources:
        raise Refusal(404, "Not found", f"There is no list {name}; there are {', '.join(sorted(resources))}.")
    return resources[name]


def _known_parameters(request: HttpRequest, known: set[str]) -> None:
    """A misspelt filter must not answer with everything."""
    if any("\0" in value for value in request.GET.values()):
        raise Refusal(400, "Bad parameter", "A parameter holds a character that no text has.")
    if unknown := sorted(set(request.GET) - known):
        understood = ", ".join(sorted(known)) or "none"
        raise Refusal(
            400, "Unknown parameter", f"Not understood: {', '.join(unknown)[:200]}. Understood: {understood}."
        )


def _size(request: HttpRequest) -> int:
    text = request.GET.get("limit", str(SIZE))
    try:
        size = whole_number(text)
    except ValueError:
        size = 0
    if not 1 <= size <= LARGEST:
        raise Refusal(400, "Bad parameter", f"limit is a whole number from 1 to {LARGEST}.")
    return size


def _asked_for(request: HttpRequest, resource: Resource) -> Any:
    rows = resource.rows()
    for name in resource.filters.keys() & request.GET.keys():
        wanted: Any = request.GET[name]
        if resource.filters[name].number:
            try:
                wanted = whole_number(wanted)
            except ValueError:
                raise Refusal(400, "Bad parameter", f"{name} is a whole number.") from None
        rows = resource.filters[name].leave(rows, wanted)
    if cursor := request.GET.get("before"):
        try:
            rows = resource.beyond(rows, cursor)
        except ValueError:
            raise Refusal(400, "Bad parameter", "before is taken from the `next` of another answer.") from None
    return rows


def _address_of_the_rest(request: HttpRequest, resource: Resource, last: Any) -> str:
    parameters = {name: request.GET[name] for name in sorted(request.GET) if name != "before"}
    query = urlencode({**parameters, "before": resource.cursor_after(last)})
    return f"{absolute(reverse('api_list', args=[resource.name]))}?{query}"
