"""Every report of the corpus is read as a person reads it, with no name known beforehand."""

import pytest

from tests.intake.reports import CREDITS, FILES, Answered, answered, fold


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def report(request) -> Answered:
    return answered(request.param)


def one_of(found, right) -> bool:
    return fold(found) in {fold(each) for each in (right if isinstance(right, list) else [right])}


def test_everybody_who_took_part_is_named_and_nobody_else(report):
    assert {person["name"] for person in report.found["participants"]} == {person[0] for person in report.people}


def test_titles_are_those_that_are_printed(report):
    found = {person["name"]: fold(person["title"]) for person in report.found["participants"]}
    wrong = {
        name: found.get(name)
        for name, title, *_rest in report.people
        if not all(part in found.get(name, "") for part in fold(title).replace(",", "、").split("、"))
    }
    assert wrong == {}


def test_roles_follow_the_verbs(report):
    found = {person["name"]: set(person["roles"]) for person in report.found["participants"]}
    wrong = {
        name: found.get(name) for name, _title, _unit, roles in report.people if found.get(name) != set(roles.split())
    }
    assert wrong == {}


def test_every_unit_is_found(report):
    found = {fold(unit) for unit in report.found["units"]}
    assert [unit for unit in report.right.get("units", []) if fold(unit) not in found] == []


def test_winners_are_those_that_are_printed(report):
    found = {fold(award["recipient"]) for award in report.found["awards"]}
    right = [award[1].split(",") for award in report.awards]
    assert len(found) == len(right)
    assert [names for names in right if not found & {fold(name) for name in names}] == []


def test_printed_numbers_of_awards_are_kept(report):
    found = {fold(award["recipient"]): award["ordinal"] for award in report.found["awards"]}
    right = {fold(names): int(number) for number, names, *_rest in report.awards if number}
    assert {name: found.get(name) for name in right} == right


@pytest.mark.parametrize("credit", CREDITS)
def test_credits_are_printed_ones_and_none_is_invented(report, credit):
    if right := report.right.get(credit):
        assert one_of(report.found[credit], right)
    else:
        assert report.found[credit] is None


def test_headline_kicker_and_deck(report):
    assert report.found["headline"] == report.right.get("headline")
    assert report.found["kicker"] == report.right.get("kicker")


def test_dateline_and_its_reporters(report):
    dateline = report.found["dateline"] or {}
    assert fold(dateline.get("raw")) == fold(report.right.get("dateline"))
    if "reporters" in report.right:
        assert dateline["reporters"] == report.right["reporters"]


def test_day_and_place_of_the_event(report):
    event = report.found["event"] or {}
    for part in ("date", "ends", "clock"):
        if part in report.event:
            assert event.get(part) == report.event[part]
    if "place" in report.event:
        assert one_of(event.get("place"), report.event["place"])


def test_name_kind_and_number_of_the_event(report):
    event = report.found["event"] or {}
    for part in ("name", "kind", "ordinal"):
        if part in report.event:
            assert event.get(part) == report.event[part]


def test_hosts_in_printed_order(report):
    if "hosts" in report.right:
        assert report.found["hosts"] == report.right["hosts"]
    if "host_roles" in report.right:
        assert report.found["host_roles"] == report.right["host_roles"]


def test_attendance(report):
    if right := report.right.get("attendance"):
        raw, value, about = right.split("|")
        assert report.found["attendance"] == {"raw": raw, "value": int(value), "approximate": about == "~"}


def test_captions_and_related_stories(report):
    if "captions" in report.right:
        assert report.found["captions"] == report.right["captions"]
    if "related" in report.right:
        assert [f"{story['date']}|{story['title']}" for story in report.found["related"]] == report.right["related"]


def test_the_day_of_publication(report):
    if right := report.right.get("publish_date"):
        assert report.found["publish_date"] == right
