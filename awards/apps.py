from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from newsroom import ticks


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = _("Awards")

    def ready(self) -> None:
        from awards import search

        ticks.register("results", search.tick)
