"""Every page of the desk for facts, honours, people and settings opens, saves what it shows, and refuses others."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.redirects.models import Redirect
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Award, Measure, Round
from directory.models import Campaign, Event, Host, Official, Participation, Unit
from newsroom.models import SiteSettings, User
from tests.desk import Form, address, listed, saved
from tests.makers import (
    make_award,
    make_campaign,
    make_event,
    make_measure,
    make_official,
    make_post,
    make_round,
    make_tier,
    make_unit,
    make_user,
)


def full_event() -> Event:
    event = make_event(campaign=make_campaign(), series="推进会", number=4)
    unit, official = make_unit(), make_official()
    Host.objects.create(event=event, unit=unit, order=1)
    Participation.objects.create(
        event=event,
        name="朱清",
        title="副书记",
        official=official,
        unit=unit,
        unit_name="省直机关工委",
        roles=["spoke"],
    )
    Participation.objects.create(event=event, name="有关部室负责人", is_group=True, order=2)
    return event


def full_official() -> Official:
    official = make_official()
    make_post(official, make_unit())
    return official


def full_measure() -> Measure:
    return make_measure(make_tier(make_round(), ranked=True), ordinal=1, rank=1)


def full_unit() -> Unit:
    unit = make_unit("福建省发展和改革委员会", short_name="省发改委", parent=make_unit())
    unit.other_names.create(name="省计委")
    make_post(make_official(), unit)
    return unit


MAKERS = {
    Unit: full_unit,
    Official: full_official,
    Campaign: make_campaign,
    Event: full_event,
    Award: make_award,
    Round: lambda: full_measure().round,
    Measure: full_measure,
    User: lambda: make_user("xu", "许强"),
    Group: lambda: Group.objects.create(name="统计"),
    Redirect: lambda: Redirect.objects.create(site_id=1, old_path="/a/", new_path="/b/"),
}
MODELS = list(MAKERS)
PAGES = ["changelist", "add", "change", "delete", "history"]


def url_of(model, page: str) -> str:
    record = MAKERS[model]()
    return address(model, page, *([] if page in ("changelist", "add") else [record.pk]))


@pytest.fixture
def xu(db):
    """Somebody who may sign in, and nothing else."""
    return make_user("xiaoxu", "小许")


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_opens(desk, model, page):
    assert desk.get(url_of(model, page)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_the_form_saves_what_it_shows(desk, model):
    record = MAKERS[model]()
    before = type(record).objects.filter(pk=record.pk).values().get()
    saved(Form(desk, address(model, "change", record.pk)).save())
    after = type(record).objects.filter(pk=record.pk).values().get()
    untouched = {"updated", "version"}
    assert {k: v for k, v in after.items() if k not in untouched} == {
        k: v for k, v in before.items() if k not in untouched
    }


@pytest.mark.parametrize("model", [model for model in MODELS if model is not Redirect])
def test_a_record_is_deleted_after_a_question(desk, model):
    record = MAKERS[model]()
    if model in (Unit,):
        record.posts.all().delete()
    if model is Award:
        record.rounds.all().delete()
    url = address(model, "delete", record.pk)
    assert record in model.objects.all()
    saved(desk.post(url, {"post": "yes"}))
    assert record not in model.objects.all()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", PAGES)
def test_a_person_without_the_right_is_refused(client, xu, model, page):
    url = url_of(model, page)
    client.force_login(xu)
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in(client, db, model, page):
    response = client.get(url_of(model, page))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("model", MODELS)
def test_a_person_without_the_right_saves_and_deletes_nothing(client, xu, desk, model):
    record = MAKERS[model]()
    form = Form(desk, address(model, "change", record.pk))
    count = model.objects.count()
    client.force_login(xu)
    form.client = client
    assert form.save().status_code == 403
    assert client.post(address(model, "delete", record.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    assert client.post(address(model, "changelist"), chosen).status_code == 403
    assert model.objects.count() == count


@pytest.mark.parametrize("model", [Unit, Official, Campaign, Event, Award, Round, Measure, User])
def test_a_list_costs_the_same_for_two_rows_and_for_twelve(desk, model):
    def price() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(address(model, "changelist"))
        return len(queries)

    makers = {**MAKERS, User: lambda: make_user(f"x{User.objects.count()}", "许"), Unit: make_unit}
    for _ in range(2):
        makers[model]()
    price()
    first = price()
    for _ in range(10):
        if model is Event:
            make_event(campaign=make_campaign())
        else:
            makers[model]()
    assert price() == first


def test_a_list_counts_no_rows(desk):
    make_unit()
    with CaptureQueriesContext(connection) as queries:
        desk.get(address(Unit, "changelist"))
    assert not [query["sql"] for query in queries if "COUNT(" in query["sql"]]


def test_a_list_goes_on_to_a_second_page_that_begins_where_the_first_ended(desk):
    for number in range(51):
        make_unit(f"单位{number:02}")
    first, second = (desk.get(address(Unit, "changelist"), {"p": page}) for page in (1, 2))
    assert len(listed(first)) == 50
    assert "单位50" in listed(second)[0] and len(listed(second)) == 1
    assert "下一页" in first.content.decode() and "下一页" not in second.content.decode()


def test_every_relation_is_found_by_typing(desk):
    request = desk.get("/admin/").wsgi_request
    for model in (Unit, Official, Event, Award, Round, Measure):
        page = admin.site._registry[model]
        for part in [page, *page.get_inline_instances(request)]:
            shown = {name for _, options in part.get_fieldsets(request) for name in flat(options["fields"])}
            relations = {field.name for field in part.model._meta.fields if field.remote_field and field.name in shown}
            assert relations <= set(part.get_autocomplete_fields(request)), part


def flat(fields):
    for field in fields:
        yield from field if isinstance(field, tuple | list) else [field]


def test_the_desk_shows_its_apps_as_editors_think_of_them(desk, gao):
    names = [app["app_label"] for app in desk.get(reverse("admin:index")).context["app_list"]]
    assert [name for name in names if name in ("directory", "awards", "newsroom")] == [
        "directory",
        "awards",
        "newsroom",
    ]
    assert not {"sites", "django_tasks_database"} & set(names)


def test_a_day_is_typed_as_people_write_it(desk):
    for written in ("2014-10-22", "2014年10月22日", "2014/10/22", "２０１４-１０-２２"):
        form = Form(desk, address(Event, "add"))
        saved(form.save(name=f"会议{written}", starts_on=written))
        assert Event.objects.latest("pk").starts_on.isoformat() == "2014-10-22", written


def test_a_wrong_day_is_refused_in_a_sentence(desk):
    response = Form(desk, address(Event, "add")).save(name="会议", starts_on="十月")
    assert "请按 2014-10-22 的样子填写日期。" in response.content.decode()


def test_the_settings_of_the_site_are_one_record(desk):
    form = Form(desk, address(SiteSettings, "change", 1))
    saved(form.save(name="省直机关文明网"))
    assert SiteSettings.objects.get().name == "省直机关文明网"
    assert desk.get(address(SiteSettings, "changelist")).headers["Location"] == address(SiteSettings, "change", 1)
    assert desk.get(address(SiteSettings, "add")).status_code == 403
    assert desk.get(address(SiteSettings, "delete", 1)).status_code == 403


def test_the_settings_of_the_site_refuse_a_person_without_the_right(client, xu):
    client.force_login(xu)
    assert client.get(address(SiteSettings, "change", 1)).status_code == 403
    assert client.post(address(SiteSettings, "change", 1), {"name": "别人的网站"}).status_code == 403
    assert not SiteSettings.objects.exists()


def test_a_house_colour_that_is_none_is_refused_in_a_sentence(desk):
    response = Form(desk, address(SiteSettings, "change", 1)).save(accent="red")
    assert response.status_code == 200
    assert not SiteSettings.objects.exists()


def test_what_was_done_at_the_desk_is_logged_under_the_person(desk, gao):
    saved(Form(desk, address(Unit, "add")).save(name="福州海关"))
    assert LogEntry.objects.get().user == gao
