"""Who else has a record open: said when a page of the desk opens, and kept up while it stays open."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from newsroom.models import Presence


class Attended(admin.ModelAdmin):
    """A page of a record that knows who has it open."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        view = self.admin_site.admin_view(require_POST(self.presence_view))
        return [path("<int:pk>/presence/", view, name=name), *super().get_urls()]

    def presence_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that the page is open (`editing=1`: and being changed), or closed (`gone=1`); say who else is there."""
        record = self.get_object(request, str(pk))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if request.POST.get("gone"):
            Presence.objects.at(record).filter(user__username=request.user.get_username()).delete()
            return HttpResponse(status=204)
        Presence.objects.note(record, request.user, editing=request.POST.get("editing") == "1")
        return JsonResponse({"others": self.others(request, record), "version": getattr(record, "version", None)})

    def others(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        there = Presence.objects.at(record).exclude(user__username=request.user.get_username()).select_related("user")
        return [{"sentence": presence.sentence, "editing": presence.editing} for presence in there]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> Any:
        record = kwargs.get("obj")
        if record is not None and record.pk:
            if request.method == "GET":
                Presence.objects.note(record, request.user, editing=False)
            context["others"] = self.others(request, record)
            name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
            context["presence_url"] = reverse(f"{self.admin_site.name}:{name}", args=[record.pk])
        return super().render_change_form(request, context, *args, **kwargs)
