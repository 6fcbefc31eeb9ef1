"""Setting up the second step as somebody does it: a code app, a passkey, recovery codes; and where one is signed in."""

import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from tests import makers
from tests.hand import Hand
from tests.newsroom.test_desk_in_a_browser import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long enough word"
TYPED_IN = 10  # seconds


@pytest.fixture
def hand(browser, live_server):
    """Lin, signed in by her password."""
    cache.clear()
    lin = makers.make_user("lin", "林书", groups=["writer"])
    hand = Hand(browser, live_server.url.replace("127.0.0.1", "localhost"))
    hand.sign_in(lin, PASSWORD)
    yield hand
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def send(hand, **fields) -> None:
    """Fill in the form of this page and press its filled button."""
    hand.write(**fields)
    hand.press(hand.element("main form .button:not(.quiet)").text)


def prove(hand) -> None:
    """The page asks for the password once more before it changes how one signs in."""
    if hand.browser.find_elements(By.NAME, "password"):
        send(hand, password=PASSWORD)


def code(secret: str) -> str:
    """What a phone would show; not one that runs out while it is typed."""
    left = app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD
    if left < TYPED_IN:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_the_code_app(hand) -> str:
    """Scan, type, done; the secret that a phone would keep."""
    hand.open(reverse("mfa_activate_totp"))
    prove(hand)
    secret = hand.element("#authenticator_secret").get_attribute("value")
    assert hand.element("form img").is_displayed()
    assert faults(hand.browser) == {}
    send(hand, code=code(secret))
    hand.wait(lambda: Authenticator.objects.filter(type="totp").exists())
    return secret


def test_a_code_app_and_its_recovery_codes_are_set_up_and_let_one_in(hand):
    set_up_the_code_app(hand)
    hand.open(reverse("mfa_view_recovery_codes"))
    codes = hand.element("textarea").get_attribute("value").split()
    assert len(codes) == 10
    assert faults(hand.browser) == {}
    hand.open(reverse("account_logout"))
    hand.press("退出登录")
    hand.open(reverse("account_login"))
    send(hand, login="lin", password=PASSWORD)
    assert faults(hand.browser) == {}
    send(hand, code=codes[0])
    hand.wait(lambda: hand.browser.current_url.endswith("/admin/"))
    assert hand.complaints() == []


def test_a_passkey_is_set_up_and_signs_in_without_a_password(hand):
    options = VirtualAuthenticatorOptions(
        protocol="ctap2", transport="internal", has_resident_key=True, has_user_verification=True, is_user_verified=True
    )
    hand.browser.add_virtual_authenticator(options)
    try:
        hand.open(reverse("mfa_add_webauthn"))
        prove(hand)
        assert faults(hand.browser) == {}
        hand.write(name="办公室的电脑")
        passwordless = hand.browser.find_elements(By.NAME, "passwordless")
        if passwordless:
            hand.tick("passwordless")
        hand.press(hand.element("main form .button:not(.quiet)").text)
        hand.wait(lambda: Authenticator.objects.filter(type="webauthn").exists())
        hand.open(reverse("mfa_list_webauthn"))
        assert "办公室的电脑" in hand.element("main").text
        assert faults(hand.browser) == {}
        hand.open(reverse("account_logout"))
        hand.press("退出登录")
        hand.open(reverse("account_login"))
        hand.click("#passkey_login")
        hand.wait(lambda: hand.browser.current_url.endswith("/admin/"))
    finally:
        hand.browser.remove_virtual_authenticator()
    assert hand.complaints() == []


def test_somebody_sees_where_she_is_signed_in_and_signs_out_everywhere_else(hand):
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36"})
    elsewhere.post(reverse("account_login"), {"login": "lin", "password": PASSWORD})
    elsewhere.get(reverse("admin:index"))
    hand.open(reverse("usersessions_list"))
    assert [row.text.split()[0] for row in hand.browser.find_elements(By.CSS_SELECTOR, ".devices li b")]
    assert "Chrome · Windows" in hand.element(".devices").text
    assert "本机" in hand.element(".devices .here").text
    assert faults(hand.browser) == {}
    hand.press("退出其他所有设备")
    hand.wait(lambda: "Windows" not in hand.element(".devices").text)
    assert elsewhere.get(reverse("admin:index")).status_code == 302


def test_a_lost_phone_leaves_the_code_app_to_be_taken_off(hand):
    set_up_the_code_app(hand)
    hand.open(reverse("mfa_deactivate_totp"))
    prove(hand)
    assert faults(hand.browser) == {}
    hand.press(hand.element("main form .button").text)
    hand.wait(lambda: not Authenticator.objects.filter(type="totp").exists())


@pytest.mark.parametrize("name", ["mfa_index", "account_change_password", "account_email", "account_logout"])
def test_axe_finds_nothing_on_the_pages_of_an_account(hand, name):
    hand.open(reverse(name))
    assert faults(hand.browser) == {}
