from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_save
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from newsroom import ticks


class SearchConfig(AppConfig):
    name = "newsroom.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Read what every app offers, and listen to the saves of what is offered."""
        autodiscover_modules("search")
        from newsroom.search import checks, listening, rebuild  # noqa: F401 - a check registers itself
        from newsroom.search.offers import FOLLOWS, OFFERS

        ticks.register("search", rebuild.tick, takes_long=True)

        for offer in OFFERS.values():
            post_save.connect(listening.saved, sender=offer.model)
            post_delete.connect(listening.deleted, sender=offer.model)
            for field in offer.model._meta.many_to_many:
                m2m_changed.connect(listening.linked, sender=field.remote_field.through)
        for model in FOLLOWS:
            pre_save.connect(listening.moving, sender=model)
            post_save.connect(listening.followed, sender=model)
            post_delete.connect(listening.followed, sender=model)
        post_migrate.connect(listening.emptied, sender=self)
