from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from newsroom import ticks


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        from articles import clock, guards, related

        # Apps above know more to check than this one does.
        autodiscover_modules("checks")
        ticks.register("appointments", clock.tick)
        ticks.register("related stories", related.settle_some)
        post_migrate.connect(guards.put_up, sender=self)
