from django.contrib import admin

from newsroom.editing import DeskAdmin
from newsroom.search.models import Pin


@admin.register(Pin)
class PinAdmin(DeskAdmin):
    list_display = ["word", "url", "order"]
    search_fields = ["word", "url"]
