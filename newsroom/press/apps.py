from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_init, post_migrate, post_save, pre_migrate


class PressConfig(AppConfig):
    name = "newsroom.press"
    label = "press"

    def ready(self) -> None:
        from newsroom import ticks
        from newsroom.press import clock, following, recording, watching

        post_init.connect(recording.row_seen)
        pre_migrate.connect(watching.take_down, sender=self)
        # After the last app has its tables.
        post_migrate.connect(watching.put_up, sender=list(apps.get_app_configs())[-1])
        connection_created.connect(following.connected)
        post_save.connect(following.saved)
        ticks.register("press", clock.tick)
