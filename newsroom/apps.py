from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    default = True
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from newsroom import ticks
        from newsroom.models.wanted import make_wanted
        from newsroom.rights import make_groups

        ticks.register("renditions", make_wanted)

        # What the apps above put on the pages of records below them, and into sitemaps and the API, registers itself
        # when it is imported.
        autodiscover_modules("api", "parts", "records", "sitemaps", "timeline", "waiting")
        # After the last app has its tables, because rights are given out over the models of all.
        post_migrate.connect(make_groups, sender=list(apps.get_app_configs())[-1])


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin, with the desk as its site."""

    default = False
    default_site = "newsroom.desk.Desk"
