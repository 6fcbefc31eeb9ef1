"""Who else has a record open."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Presence
from newsroom.models.presence import OPEN_FOR
from tests.makers import make_unit, make_user


@pytest.fixture
def unit(db):
    return make_unit("省直机关工委")


def presence_of(unit) -> str:
    return reverse("admin:directory_unit_presence", args=[unit.pk])


def change_of(unit) -> str:
    return reverse("admin:directory_unit_change", args=[unit.pk])


def test_the_second_to_open_a_record_is_told_who_has_it_open(desk, unit, lin):
    Presence.objects.note(unit, lin, editing=False)
    assert "林书" in desk.get(change_of(unit)).content.decode()


def test_nobody_is_told_about_herself(desk, unit, gao):
    desk.get(change_of(unit))
    assert desk.post(presence_of(unit)).json()["others"] == []


def test_opening_a_record_is_noted(desk, unit, gao):
    desk.get(change_of(unit))
    assert Presence.objects.at(unit).get().user == gao


def test_it_is_said_who_is_changing_and_who_is_looking(desk, unit, lin):
    Presence.objects.note(unit, lin, editing=True)
    assert desk.post(presence_of(unit)).json()["others"][0]["editing"]


def test_whoever_closes_the_page_is_gone(desk, unit, gao):
    desk.get(change_of(unit))
    desk.post(presence_of(unit), {"gone": "1"})
    assert not Presence.objects.at(unit).exists()


def test_a_page_that_has_been_silent_counts_as_closed(unit, lin):
    Presence.objects.note(unit, lin, editing=True)
    Presence.objects.update(seen=timezone.now() - OPEN_FOR - datetime.timedelta(seconds=1))
    assert not Presence.objects.at(unit).exists()


def test_coming_back_after_a_pause_starts_anew(unit, lin):
    long_ago = timezone.now() - datetime.timedelta(hours=2)
    Presence.objects.note(unit, lin, editing=False)
    Presence.objects.update(since=long_ago, seen=long_ago)
    Presence.objects.note(unit, lin, editing=False)
    assert Presence.objects.at(unit).get().since > long_ago


def test_presence_is_told_only_to_those_who_may_see_the_record(client, unit):
    client.force_login(make_user("nobody", "无权"))
    assert client.post(presence_of(unit)).status_code == 403


def test_presence_needs_a_sign_in(client, unit):
    assert client.post(presence_of(unit)).status_code == 302
