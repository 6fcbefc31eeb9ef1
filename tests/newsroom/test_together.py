"""Two people have the same record open; the second to save is told, and chooses."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.redirects.models import Redirect
from django.urls import reverse
from django.utils import timezone
from lxml import html
from taggit.models import Tag

from articles.models import Phrase, Promotion
from directory.models import Event, Unit
from newsroom.models import SiteSettings, User
from tests import makers

pytestmark = pytest.mark.django_db


def opened(client, record) -> tuple[str, dict]:
    """The page of a record and what its form would send."""
    url = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return url, typed(client.get(url), "content-main")


def typed(answer, within: str = "content") -> dict:
    tree = html.fromstring(answer.content.decode())
    form = tree.xpath(f'//*[@id="{within}"]//form')[0]
    return _values(form)


def _values(form) -> dict:
    data: dict = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)
    return data


@pytest.fixture
def unit():
    return makers.make_unit("福州海关", short_name="福海")


def test_the_second_saver_is_told_and_nothing_is_overwritten(desk, unit):
    url, mine = opened(desk, unit)
    _url, hers = opened(desk, unit)
    assert desk.post(url, {**hers, "website": "https://fuzhou.customs.example/"}).status_code == 302
    answer = desk.post(url, {**mine, "short_name": "榕关"})
    assert answer.status_code == 409
    assert "榕关" in answer.content.decode() and "福海" in answer.content.decode()
    unit.refresh_from_db()
    assert (unit.short_name, unit.website) == ("福海", "https://fuzhou.customs.example/")


def test_what_only_one_changed_is_chosen_at_first(desk, unit):
    url, mine = opened(desk, unit)
    desk.post(url, {**mine, "website": "https://fuzhou.customs.example/"})
    meetings = desk.post(url, {**mine, "short_name": "榕关"}).context_data["meetings"]
    assert {meeting.name: meeting.choice for meeting in meetings} == {"short_name": "mine", "website": "theirs"}


def test_where_both_changed_a_field_nothing_is_chosen_at_first(desk, unit):
    url, mine = opened(desk, unit)
    desk.post(url, {**mine, "short_name": "她的"})
    (meeting,) = desk.post(url, {**mine, "short_name": "我的"}).context_data["meetings"]
    assert meeting.choice == ""
    assert (meeting.mine, meeting.theirs) == ("我的", "她的")


def test_each_field_is_saved_as_chosen(desk, unit):
    url, mine = opened(desk, unit)
    desk.post(url, {**mine, "website": "https://theirs.example/", "description": "她写的"})
    page = desk.post(url, {**mine, "short_name": "榕关", "description": "我写的"})
    choices = {"_choice:short_name": "mine", "_choice:website": "theirs", "_choice:description": "mine"}
    assert desk.post(url, {**typed(page), **choices}).status_code == 302
    unit.refresh_from_db()
    assert (unit.short_name, unit.website, unit.description) == ("榕关", "https://theirs.example/", "我写的")


def test_rows_that_somebody_else_removed_come_back_only_if_they_are_chosen(desk):
    event = makers.make_event()
    _first, second = (event.hosts.create(unit=makers.make_unit(name), order=n) for n, name in enumerate("甲乙", 1))
    url, mine = opened(desk, event)
    desk.post(url, {**mine, "hosts-0-DELETE": "on"})
    assert list(event.hosts.all()) == [second]
    page = desk.post(url, {**mine, "place": "厦门"})
    assert page.status_code == 409
    desk.post(url, {**typed(page), "_choice:place": "mine", "_choice:hosts": "theirs"})
    assert list(event.hosts.values_list("printed_name", flat=True)) == ["乙"]
    url, again = opened(desk, event)
    desk.post(url, {**again, "hosts-0-DELETE": "on"})
    page = desk.post(url, {**again, "place": "福州"})
    assert desk.post(url, {**typed(page), "_choice:place": "mine", "_choice:hosts": "mine"}).status_code == 302
    assert list(event.hosts.values_list("printed_name", flat=True)) == ["乙"]
    assert Event.objects.get().place == "福州"


def test_a_form_without_a_version_is_a_new_record(desk):
    url = reverse("admin:directory_unit_add")
    page = typed(desk.get(url), "content-main")
    assert "_version" not in page
    assert desk.post(url, {**page, "name": "省公安厅"}).status_code == 302
    assert Unit.objects.get().name == "省公安厅"


# Records that count no versions: a field of each, with what two people type into it.
UNCOUNTED = {
    Promotion: (lambda: Promotion.objects.create(slot="notice", title="旧标题"), "title"),
    Phrase: (lambda: Phrase.objects.create(text="帐号"), "reason"),
    SiteSettings: (lambda: SiteSettings.objects.create(name="省直机关文明网"), "tagline"),
    User: (lambda: makers.make_user("xu", "许强"), "name"),
    Group: (lambda: Group.objects.create(name="统计"), "name"),
    Tag: (lambda: Tag.objects.create(name="学厦航"), "name"),
    Redirect: (lambda: Redirect.objects.create(site_id=1, old_path="/a/", new_path="/b/"), "new_path"),
}


@pytest.mark.parametrize("model", UNCOUNTED)
def test_the_second_saver_of_a_record_without_versions_is_told_as_well(desk, model):
    make, field = UNCOUNTED[model]
    record = make()
    url, mine = opened(desk, record)
    assert desk.post(url, {**mine, field: "/hers/"}).status_code == 302
    answer = desk.post(url, {**mine, field: "/mine/"})
    assert answer.status_code == 409
    (meeting,) = answer.context_data["meetings"]
    assert (meeting.name, meeting.mine, meeting.theirs) == (field, "/mine/", "/hers/")
    assert getattr(model.objects.get(pk=record.pk), field) == "/hers/"
    assert desk.post(url, {**typed(answer), f"_choice:{field}": "mine"}).status_code == 302
    assert getattr(model.objects.get(pk=record.pk), field) == "/mine/"


def test_signing_in_is_no_change_of_an_account(desk, client, lin):
    url, mine = opened(desk, lin)
    User.objects.filter(pk=lin.pk).update(last_login=timezone.now())
    assert desk.post(url, {**mine, "name": "林舒"}).status_code == 302


@pytest.mark.parametrize("stamp", ["²", "-1", "9" * 5000, "=", "x\x00"])
def test_a_stamp_that_no_form_had_overwrites_nothing(desk, unit, stamp):
    url, mine = opened(desk, unit)
    assert desk.post(url, {**mine, "short_name": "榕关", "_version": stamp}).status_code == 409
    unit.refresh_from_db()
    assert unit.short_name == "福海"
