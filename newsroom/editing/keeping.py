"""Unsaved work that the browser kept: put back into the form on the server, without saving anything.

Only the server can fill in every kind of field, rows that were added included, so the browser sends back what it kept
and gets the form as if it had been typed again. See static/desk/keep.js.
"""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

RESTORE = "_restore"


def is_restoring(request: HttpRequest) -> bool:
    return request.method == "POST" and RESTORE in request.POST


class Kept(admin.ModelAdmin):
    """A page whose unsaved work survives a closed tab, a crash and an expired sign-in."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form_class = super().get_form(request, obj, change=change, **kwargs)
        if not is_restoring(request):
            return form_class

        class Restored(form_class):  # type: ignore[misc, valid-type]
            def is_valid(self) -> bool:
                super().is_valid()
                return False  # shown again, never saved

        return Restored

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        if is_restoring(request):
            messages.info(request, _("Your unsaved work is back in the form. Nothing has been saved yet."))
        return super().render_change_form(request, context, *args, **kwargs)
