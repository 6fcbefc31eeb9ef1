"""`manage.py intake`: a report in, what it tells out; a wrong file gets a sentence and exit code 2."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.models import Article
from directory.models import Unit
from intake.models import Report
from tests import makers
from tests.intake import a_report

TEXT = "座谈会召开\n6月1日，市教育局在市政务中心召开座谈会。市教育局局长高远主持会议。\n责任编辑：丁宁"

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_everything_is_printed_as_json(report, capsys):
    call_command("intake", str(report), "--json", "--published", "2020-06-02")
    found = json.loads(capsys.readouterr().out)
    assert (found["headline"], found["event"]["date"], found["editor"]) == ("座谈会召开", "2020-06-01", "丁宁")


def test_without_json_it_is_printed_for_people(report, capsys):
    call_command("intake", str(report))
    assert "高远" in capsys.readouterr().out


def test_a_unit_of_the_record_is_found_by_its_name(report, capsys):
    makers.make_unit("座谈")
    assert Unit.objects.count() == 1
    call_command("intake", str(report), "--json")
    assert "座谈" in json.loads(capsys.readouterr().out)["units"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", bytes(range(256))])
def test_a_wrong_file_gets_a_sentence_and_the_exit_code_2(tmp_path, data):
    path = tmp_path / "wrong.docx"
    path.write_bytes(data)
    with pytest.raises(CommandError) as refusal:
        call_command("intake", str(path), "--json")
    assert refusal.value.returncode == 2
    assert str(refusal.value)


def test_a_file_that_is_not_there_gets_the_exit_code_2(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("intake", str(tmp_path / "none.txt"))
    assert refusal.value.returncode == 2


def test_the_same_file_is_not_filed_twice(tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text(a_report.TEXT)
    call_command("intake", str(path), "--save", "--published", "2014-11-24")
    with pytest.raises(CommandError) as refusal:
        call_command("intake", str(path), "--save", "--published", "2014-11-24")
    assert refusal.value.returncode == 2
    assert (Article.objects.count(), Report.objects.count()) == (1, 1)


def test_save_files_a_draft(report, capsys):
    makers.make_section("会议")
    call_command("intake", str(report), "--save", "--published", "2020-06-02")
    article = Article.objects.get()
    assert (article.headline, article.state, article.event.participations.get().name) == ("座谈会召开", "draft", "高远")


def test_reading_needs_no_database(report, tmp_path):
    """On a machine where nothing was set up yet; a process of its own, because this one has a database."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    nowhere = {**os.environ, "VAR_DIR": str(tmp_path / "var"), "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    ran = subprocess.run(  # noqa: S603
        [*manage, "intake", str(report), "--json"], env=nowhere, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert "高远" in {person["name"] for person in json.loads(ran.stdout)["participants"]}
