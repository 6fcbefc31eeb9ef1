"""Who may sign in and how: accounts are made by the administrator; staff prove themselves twice where that is set."""

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

NOTED_EVERY = 300  # seconds
# Set in a session once its user was seen to have a second step, so that it is asked of the database once.
PROVEN = "second_step_is_set_up"


class Accounts(DefaultAccountAdapter):
    """No stranger makes an account here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("admin:index")


class LastSeenMiddleware:
    """Notes when and from where a session was last seen, every few minutes: at every request it costs five queries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        # Asked only of who has a session, so that a page for readers stays one that caches may keep.
        if key and request.user.is_authenticated and cache.add(f"seen:{key}", True, NOTED_EVERY):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


class SecondStepMiddleware:
    """Sends staff without a second step to set one up before they see the desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.is_missing(request):
            messages.info(request, _("The desk asks for a second step at sign-in. Set it up now; it takes a minute."))
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def is_missing(self, request: HttpRequest) -> bool:
        if not settings.STAFF_SECOND_STEP or not request.path.startswith(reverse("admin:index")):
            return False
        if not request.user.is_authenticated or request.session.get(PROVEN):
            return False
        if is_mfa_enabled(request.user):
            request.session[PROVEN] = True
            return False
        return True
