from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Promotion
from newsroom.editing import DeskAdmin


class OrderForm(forms.ModelForm):
    """A place in the list. Only what this person moved is saved, and not over what somebody else moved meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        order = self.fields["order"]
        order.show_hidden_initial = True
        order.widget.attrs["aria-label"] = f"{order.label} {self.instance}"

    def clean_order(self) -> int:
        began, now = self.data.get(self.add_initial_prefix("order")), self.initial.get("order")
        if "order" in self.changed_data and began != str(now) != str(self.cleaned_data["order"]):
            said = _("Somebody moved this to place %(order)d meanwhile. Look, then save once more.")
            raise forms.ValidationError(said, params={"order": now})
        return self.cleaned_data["order"]


@admin.register(Promotion)
class PromotionAdmin(DeskAdmin):
    """The front page: which story stands where, in what order and for how long."""

    list_display = ["shown", "slot", "order", "since", "until", "stands_now"]
    list_editable = ["order"]
    list_filter = ["slot"]
    list_select_related = ["article", "campaign"]
    search_fields = ["title", "article__headline", "campaign__name"]
    search_help_text = _("Headline")
    autocomplete_fields = ["article", "campaign"]
    fieldsets = [
        (None, {"fields": ["slot", "article", "campaign", "order"]}),
        (_("Words here"), {"fields": ["title", "text", "url"]}),
        (_("For how long"), {"fields": [("since", "until")]}),
    ]

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> type[forms.ModelForm]:
        return super().get_changelist_form(request, form=OrderForm, **kwargs)

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).defer("article__body")

    @admin.display(description=_("story"))
    def shown(self, promotion: Promotion) -> str:
        return str(promotion)

    @admin.display(description=_("stands now"), boolean=True)
    def stands_now(self, promotion: Promotion) -> bool:
        """Whether readers see it: its time has come and its story is public."""
        now = timezone.now()
        in_time = (not promotion.since or promotion.since <= now) and (not promotion.until or promotion.until > now)
        return in_time and (not promotion.article or promotion.article.is_public)
