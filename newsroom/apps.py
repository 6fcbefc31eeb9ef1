from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        # What the apps above put on the pages of records below them, and into sitemaps, registers itself
        # when it is imported.
        autodiscover_modules("parts", "sitemaps")
