"""The real report of 24 October 2014 is read without a fault, on the register of the demonstration and on none."""

import datetime
import json
import tomllib
from pathlib import Path

import pytest

from intake import register
from intake.as_json import as_json
from intake.demo import register as demonstration
from intake.extract import extract
from intake.readers import read
from intake.register import Register
from tests.intake.reports import fold
from tests.real_report import FILE, gold

CONTENT = Path(demonstration.__file__).parent / "content" / "register.toml"


@pytest.fixture(params=["no name known", "the demonstration's names known"])
def found(request, db):
    names = Register()
    if request.param.startswith("the"):
        content = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
        for unit in content["unit"]:
            demonstration.enter_unit(unit)
        demonstration.enter_campaign(content["campaign"])
        names = register.load()
        assert len(names) > 40
    report = json.loads(FILE.read_text())
    return as_json(extract(read(report["text"]), names, datetime.date.fromisoformat(report["published"])))


def test_people_with_titles_units_and_roles_in_the_order_of_the_text(found):
    parts = ("name", "title", "unit", "roles")
    assert [{part: person[part] for part in parts} for person in found["participants"]] == gold()["participants"]


def test_hosts_attendance_and_units(found):
    right = gold()
    assert found["hosts"] == right["hosts"]
    assert found["attendance"] == right["attendance"]
    assert set(right["units"]) <= set(found["units"])


def test_winners_with_number_tier_and_round(found):
    right = gold()
    parts = ("recipient", "title", "tier", "ordinal")
    assert [{part: award[part] for part in parts} for award in found["awards"]] == right["awards"]
    assert {award["round"] for award in found["awards"]} == {right["award"]["round"]}
    assert {award["programme"] for award in found["awards"]} == {right["award"]["programme"]}
    assert [each["text"] for each in found["rejected"] if each["kind"] == "round"] == ["第三轮"]
    assert [tier["name"] for tier in found["tiers"]] == right["award"]["tiers"]


def test_the_event_with_its_names_and_document(found):
    right, event = gold(), found["event"]
    assert (event["date"], event["place"]) == (right["event"]["date"], right["event"]["place"])
    assert (event["name"], event["ordinal"]) == (right["event_name"], right["event_ordinal"])
    assert event["document_read"] == right["document_read"]
    assert set(right["campaign_aliases"]) <= {fold(name).replace('"', "") for name in event["campaign_names"]} | set(
        event["campaign_names"]
    )


def test_captions_related_stories_and_credits(found):
    right = gold()
    assert found["captions"] == right["captions"]
    assert [[story["date"], story["title"]] for story in found["related"]] == right["related"]
    assert {part: found[part] for part in ("contributor", "photographer", "editor", "source")} == {
        part: right[part] for part in ("contributor", "photographer", "editor", "source")
    }
    assert found["dateline"]["raw"] == right["dateline"]
    assert found["dateline"]["outlet"] == "文明风"


def test_the_last_of_the_hosts_is_no_part_of_a_group(found):
    assert "省发改委有关部室负责人" in [group["name"] for group in found["groups"]]


def test_who_is_only_quoted_is_told_as_such(found):
    assert not {person["name"] for person in found["participants"]} & set(gold()["not_participants"])
