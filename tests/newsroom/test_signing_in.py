"""Who gets to the desk, and how often somebody may guess."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "a long enough word"


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    cache.clear()


def sign_in(client, username="lin", password=PASSWORD, **data):
    return client.post(reverse("account_login"), {"login": username, "password": password, **data})


def give_second_step(user) -> str:
    """A code app for a user; its secret."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    return secret


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_desk_sends_a_stranger_to_the_sign_in_page_and_remembers_where_she_was_going(client, db):
    answer = client.get(reverse("admin:directory_unit_changelist"))
    answer = client.get(answer["Location"])
    assert answer["Location"].startswith(reverse("account_login"))
    assert "unit" in answer["Location"]


def test_staff_sign_in_with_name_and_password(client, lin):
    assert sign_in(client)["Location"] == reverse("admin:index")


def test_the_sign_in_page_is_in_chinese(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert "登录" in page and "忘记密码" in page and "通行密钥" in page


def test_a_wrong_password_is_answered_with_a_sentence(client, lin):
    assert "密码" in sign_in(client, password="wrong").context["form"].non_field_errors()[0]


def test_guessing_is_slowed_down(client, lin):
    for _attempt in range(5):
        sign_in(client, password="wrong")
    sentence = sign_in(client).context["form"].non_field_errors()[0]
    assert "登录" in sentence and not client.session.get("_auth_user_id")


def test_the_admin_has_no_sign_in_form_of_its_own(client, lin):
    client.post(reverse("admin:login"), {"username": "lin", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_no_stranger_makes_an_account(client, db):
    page = client.get(reverse("account_signup"))
    assert "管理员" in page.content.decode() and "<input" not in page.content.decode()


def test_someone_who_is_not_staff_sees_no_desk(client, lin):
    lin.is_staff = False
    lin.save()
    client.force_login(lin)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_staff_without_a_second_step_set_one_up_before_they_see_the_desk(client, lin, settings):
    settings.STAFF_SECOND_STEP = True
    sign_in(client)
    assert client.get(reverse("admin:index"))["Location"] == reverse("mfa_activate_totp")


def test_a_password_alone_does_not_open_the_desk_once_there_is_a_second_step(client, lin):
    give_second_step(lin)
    assert sign_in(client)["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_the_second_step_opens_the_desk(client, lin, settings):
    settings.STAFF_SECOND_STEP = True
    secret = give_second_step(lin)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert client.get(reverse("admin:index")).status_code == 200


def test_the_public_site_does_not_ask_staff_for_a_second_step(client, lin, settings):
    settings.STAFF_SECOND_STEP = True
    sign_in(client)
    assert client.get(reverse("home")).status_code == 200


def test_where_someone_is_signed_in_is_listed_and_can_be_ended(client, lin):
    elsewhere = Client(headers={"user-agent": "Elsewhere/1.0"})
    sign_in(elsewhere)
    elsewhere.get(reverse("admin:index"))
    sign_in(client)
    client.get(reverse("admin:index"))
    assert "Elsewhere/1.0" in client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("admin:index")).status_code == 302


def test_a_forgotten_password_is_renewed_by_mail(client, lin):
    lin.email = "lin@example.org"
    lin.save()
    client.post(reverse("account_reset_password"), {"email": "lin@example.org"})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "another long word", "password2": "another long word"})
    assert sign_in(client, password="another long word")["Location"] == reverse("admin:index")


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "usersessions_list", "account_change_password"])
def test_the_account_pages_open_for_their_owner_only(client, lin, name):
    assert client.get(reverse(name)).status_code == 302
    sign_in(client)
    assert client.get(reverse(name), follow=True).status_code == 200


def test_a_code_app_is_set_up_with_a_picture_to_scan(client, lin):
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "data:image/svg+xml" in page
    assert not Authenticator.objects.filter(user=lin).exists()
