"""When something goes wrong: pages for people, problem details for programs, and no secrets for anybody."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from articles.rules import State
from newsroom import problems
from tests.machines import head_of
from tests.makers import make_public_article


@pytest.fixture
def calm(client) -> Client:
    """A client that is answered as a browser is, instead of being thrown the exception."""
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
def test_an_unknown_address_is_answered_on_a_page_of_the_site(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "没有这个页面" in response.content.decode()
    assert head_of(response.content.decode()).named["robots"] == "noindex"


@pytest.mark.django_db
def test_the_page_of_an_unknown_address_speaks_the_readers_language(client):
    client.cookies["django_language"] = "en"
    assert "There is no such page" in client.get("/no/such/page/").content.decode()


@pytest.mark.django_db
def test_an_unknown_address_cannot_write_on_the_page(client):
    assert b"<script>alert" not in client.get("/%3Cscript%3Ealert(1)%3C/script%3E").content


@pytest.mark.django_db
def test_a_withdrawn_story_is_gone_with_its_notice_and_tells_machines_nothing_of_it(client):
    story = make_public_article("机密的标题", state=State.WITHDRAWN, notice="因内容有误撤下。", tags=["机密标签"])
    response = client.get(story.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert "因内容有误撤下。" in page
    assert "机密" not in page
    assert "ArticleTitle" not in head_of(page).named


def test_the_page_of_a_fault_needs_no_database(calm):
    # Without the mark `django_db`, every query fails, as it does when the database is down.
    response = calm.get(reverse("home"))
    assert response.status_code == 500
    assert "出了问题" in response.content.decode()


def test_the_page_of_a_fault_speaks_the_readers_language(calm):
    calm.cookies["django_language"] = "en"
    page = calm.get(reverse("home")).content.decode()
    assert "Something went wrong" in page
    assert '<html lang="en">' in page


def test_the_page_of_a_fault_tells_no_details(calm, monkeypatch):
    def fail(request):
        raise OperationalError("password=geheim host=10.0.0.7")

    monkeypatch.setattr("newsroom.models.SiteSettings.current", lambda: fail(None))
    assert b"geheim" not in calm.get(reverse("home")).content


@pytest.mark.django_db
def test_a_refusal_shows_the_sentence_that_explains_it():
    request = RequestFactory().get("/admin/")
    response = problems.refused(request, PermissionDenied("同一人不能审签两级。"))
    assert response.status_code == 403
    assert "同一人不能审签两级。" in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_advice_in_chinese():
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("admin:login"), {"username": "lin"})
    assert response.status_code == 403
    assert "表单没有被接受" in response.content.decode()


@pytest.mark.django_db
def test_a_program_is_told_in_problem_details(client):
    response = client.get("/api/v1/nothing/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == 404


@pytest.mark.django_db
def test_health_is_told_while_the_database_answers(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_health_is_503_without_a_word_about_why_when_the_database_is_down(client, monkeypatch):
    def fail(*args):
        raise OperationalError("password=geheim host=10.0.0.7")

    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["database"]) == (503, "unreachable")
    assert b"geheim" not in response.content
    assert "no-store" in response.headers["Cache-Control"]
