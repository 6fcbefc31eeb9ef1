"""When something goes wrong: honest pages for people, problem details (RFC 9457) for programs."""

import json
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from newsroom.health import database_answers
from newsroom.metadata import PageMeta

API = "/api/"
ASK_AGAIN = 60  # seconds


def problem(status: int, title: str, detail: str = "") -> HttpResponse:
    """Problem details for a program, in English whoever asks: programs read no language."""
    body = {"status": status, "title": title, **({"detail": detail} if detail else {})}
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    content = json.dumps(body, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type="application/problem+json", headers=headers)


def asked_by_a_program(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """A page of the site that says what happened and where to go from here."""
    context = {"meta": PageMeta(title=title, noindex=True), "text": text, "lost": status == 404}
    return render(request, "newsroom/problem.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if asked_by_a_program(request):
        return problem(404, "Not found", f"There is nothing at {request.path}.")
    text = _("The address may be mistyped, or what stood there was never published or has moved.")
    return page(request, 404, _("There is no such page"), text)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403; whoever refused may have said why, in a sentence for people."""
    if asked_by_a_program(request):
        return problem(403, "Forbidden")
    return page(request, 403, _("Not allowed"), str(exception) or _("Your account may not do this."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. The request may be too broken to ask anything of it, so this page asks nothing."""
    if asked_by_a_program(request):
        return problem(400, "Bad request")
    return bare_page(request, 400, _("This request cannot be read"), _("Please go back and try again."))


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer: no query, no context processor, no other template."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError) and not database_answers():
        return unavailable(request)
    if asked_by_a_program(request):
        return problem(500, "Internal server error")
    text = _("The fault is ours and has been recorded. Please try again in a few minutes.")
    return bare_page(request, 500, _("Something went wrong"), text)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 (RFC 9110, 15.6.4): stored pages are still given out, this one has to be made."""
    if asked_by_a_program(request):
        response = problem(503, "Service unavailable", f"Ask again in {ASK_AGAIN} seconds.")
    else:
        text = _("This page cannot be made at the moment; pages that many read can be opened. Try again in a minute.")
        response = bare_page(request, 503, _("Not available at the moment"), text)
        response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(ASK_AGAIN)
    return response


def bare_page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"title": title, "text": text, "nonce": getattr(request, "csp_nonce", "")}
    return HttpResponse(loader.get_template("newsroom/bare.html").render(context), status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: a page left open too long, or cookies switched off."""
    if asked_by_a_program(request):
        return problem(403, "Forbidden", "This interface is read-only.")
    text = _(
        "The page was open too long, you signed in or out in another window, or the browser refuses cookies. "
        "Go back, copy what you have written, load the page again and send it once more. Nothing was saved."
    )
    return page(request, 403, _("The form was not accepted"), text)
